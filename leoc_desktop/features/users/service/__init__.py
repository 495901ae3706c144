"""Managing users, and unlocking: keys, sheets, requests."""

from leoc_desktop.features.users.service.unlocking import UnlockService
from leoc_desktop.features.users.service.users import OneTimePassword, UserService

__all__ = ["OneTimePassword", "UnlockService", "UserService"]
