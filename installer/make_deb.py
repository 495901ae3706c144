"""Makes the Debian package from the built one-folder program: menu entry, icon, and what it depends on.

The dependencies are read from the built files themselves: every library they link to and do not bring. A
library that nobody has assigned to a Debian package stops the build.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from development.steps import ROOT, StepError
from development.system_packages import LIBRARIES
from development.version import commit_time, program_version

NAME = "leoc-desktop"
MAINTAINER = "LEOC Desktop maintainers <maintainers@leoc-desktop.invalid>"
PACKAGES = {
    **LIBRARIES,
    "libexpat.so.1": "libexpat1",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
}
OF_THE_C_LIBRARY = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv))\.so\.\d+")
# The program brings fontconfig and xkbcommon, but not the files that these read.
READ_BY_WHAT_IS_BROUGHT = {"libfontconfig.so.1": "fontconfig-config", "libxkbcommon.so.0": "xkb-data"}
# Only some desktops and printers need these; Qt works without them.
RECOMMENDED = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: incident register and Nepali bulletins for emergency operation centres
 Registers disasters in a local emergency operation centre of Nepal, keeps
 submitted records locked, prints the daily bulletin in Nepali and makes
 verified encrypted backups. Works without a network.
"""


def make(program: Path, target: Path) -> Path:
    """Pack the folder ``program`` into a .deb inside ``target`` and return its path."""
    architecture = _output("dpkg", "--print-architecture").strip()
    package = target / f"{NAME}_{program_version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        _lay_out(program, root)
        depends, recommends = needs_of(program)
        kilobytes = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            CONTROL.format(
                name=NAME,
                version=program_version(),
                architecture=architecture,
                maintainer=MAINTAINER,
                kilobytes=kilobytes,
                depends=", ".join(depends),
                recommends=", ".join(recommends),
            ),
            encoding="utf-8",
        )
        # dpkg-deb takes this for the archive itself and for every file that is newer.
        dated = {"SOURCE_DATE_EPOCH": str(commit_time())}
        _output("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package), variables=dated)
    return package


def _lay_out(program: Path, root: Path) -> None:
    """Put every file where Debian expects it."""
    shutil.copytree(program, root / "usr/lib" / NAME, symlinks=True)
    commands = root / "usr/bin"
    commands.mkdir(parents=True)
    for command in (NAME, "leoc"):
        (commands / command).symlink_to(f"../lib/{NAME}/{command}")
    for source, place in {
        ROOT / "installer" / f"{NAME}.desktop": f"usr/share/applications/{NAME}.desktop",
        ROOT / "resources" / "icons" / "leoc.svg": f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg",
        ROOT / "installer" / f"{NAME}.xml": f"usr/share/mime/packages/{NAME}.xml",
        ROOT / "docs" / "third_party.md": f"usr/share/doc/{NAME}/third_party.md",
        ROOT / "LICENSE": f"usr/share/doc/{NAME}/copyright",
    }.items():
        file = root / place
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, file)
    manual = root / "usr/share/man/man1/leoc.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((ROOT / "installer" / "leoc.1").read_bytes(), mtime=0))
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def needs_of(program: Path) -> tuple[list[str], list[str]]:
    """The Debian packages that the built files need, and those that some of them can use."""
    files = [path for path in program.rglob("*") if path.is_file() and not path.is_symlink()]
    brought = {path.name for path in program.rglob("*")}
    needed: set[str] = set()
    c_library = (2, 17)
    for file in files:
        with file.open("rb") as opened:
            if opened.read(4) != b"\x7fELF":
                continue
        described = _output("objdump", "-p", str(file))
        needed |= set(re.findall(r"NEEDED\s+(\S+)", described)) - brought
        c_library = max([c_library, *((2, int(minor)) for minor in re.findall(r"GLIBC_2\.(\d+)", described))])
    depends, recommends = _as_packages(needed, c_library)
    depends += [package for library, package in READ_BY_WHAT_IS_BROUGHT.items() if library in brought]
    return depends, recommends


def _as_packages(libraries: set[str], c_library: tuple[int, int]) -> tuple[list[str], list[str]]:
    depends = {f"libc6 (>= {c_library[0]}.{c_library[1]})"}
    recommends = set()
    for library in libraries:
        if library in PACKAGES:
            depends.add(PACKAGES[library])
        elif library in RECOMMENDED:
            recommends.add(RECOMMENDED[library])
        elif not OF_THE_C_LIBRARY.fullmatch(library):
            raise StepError(
                f"The program links to {library}; say in installer/make_deb.py which package has it"
            )
    return sorted(depends), sorted(recommends)


def _output(*command: str, variables: Mapping[str, str] | None = None) -> str:
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise StepError(f"{' '.join(command[:2])} did not work: {done.stderr.strip()}")
    return done.stdout
