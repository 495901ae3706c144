"""The pages about users, and about unlocking."""

from leoc_desktop.features.users.page.unlock_page import UnlockPage
from leoc_desktop.features.users.page.user_page import UserPage

__all__ = ["UnlockPage", "UserPage"]
