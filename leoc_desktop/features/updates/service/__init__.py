"""Updates: looked for in folders, checked against the key in the program, installed with a backup before."""

from leoc_desktop.features.updates.service.finding import Found, Survey
from leoc_desktop.features.updates.service.installing import Installation, UpdateService

__all__ = ["Found", "Installation", "Survey", "UpdateService"]
