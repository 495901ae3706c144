"""Managing users, and unlocking: keys, sheets, requests."""

from leoc_desktop.features.users.service.unlocking import USUAL_ROWS, UnlockService
from leoc_desktop.features.users.service.users import OneTimePassword, UserService

__all__ = ["USUAL_ROWS", "OneTimePassword", "UnlockService", "UserService"]
