"""Backups: made and proved, brought to every destination by themselves, tried out, thinned out, and restored."""

from leoc_desktop.access.backup_making import ProvenBackup
from leoc_desktop.features.backups.service.door import BackupDoor, Restored
from leoc_desktop.features.backups.service.errand import Errand
from leoc_desktop.features.backups.service.fetching import Offered
from leoc_desktop.features.backups.service.running import BackupService

__all__ = ["BackupDoor", "BackupService", "Errand", "Offered", "ProvenBackup", "Restored"]
