"""What can be done with bulletins and with the pictures that they print."""

from leoc_desktop.features.bulletin.service.bulletins import BulletinService, Paper
from leoc_desktop.features.bulletin.service.pictures import PictureService

__all__ = ["BulletinService", "Paper", "PictureService"]
