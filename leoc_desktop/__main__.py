"""Starts the window; nothing else."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program and end the process with its exit status."""
    from leoc_desktop.startup.window import run  # noqa: PLC0415  Qt is loaded only when a window is wanted

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
