"""The files of a record: one dialog for records of every kind, and the desk that does what it asks for."""

from leoc_desktop.ui_kit.record_files.file_desk import FileDesk
from leoc_desktop.ui_kit.record_files.files_dialog import FilesDialog
from leoc_desktop.ui_kit.record_files.source import FileRow, Files, FileSource, FileView

__all__ = ["FileDesk", "FileRow", "FileSource", "FileView", "Files", "FilesDialog"]
