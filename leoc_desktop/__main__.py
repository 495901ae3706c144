"""Starts the window; nothing else."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program and end the process with its exit status."""
    if sys.argv[1:] == ["--carry-backups"]:
        from leoc_desktop.storage.backup_share.child import work  # noqa: PLC0415  a child carries no window

        work()
    if sys.argv[1:] == ["--inspect-file"]:
        from leoc_desktop.access.attachments.inside.child import work as look  # noqa: PLC0415

        look()
    from leoc_desktop.startup.qt_loading import load_qt  # noqa: PLC0415  Qt is loaded only when a window is wanted

    load_qt()
    from leoc_desktop.startup.window import run  # noqa: PLC0415  after Qt

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
