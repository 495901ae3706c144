"""The version resource of the two Windows programs, in the words that PyInstaller reads."""

from __future__ import annotations

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'LEOC Desktop'),
      StringStruct('FileDescription', 'LEOC Desktop'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'leoc-desktop'),
      StringStruct('LegalCopyright', 'Apache License 2.0'),
      StringStruct('ProductName', 'LEOC Desktop'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def version_resource(version: str) -> str:
    """For version ``1.2.3`` the resource that Windows shows under Properties > Details."""
    numbers = tuple(int(part) for part in version.split("."))
    return _TEXT.format(version=version, numbers=(*numbers, 0, 0, 0, 0)[:4])
