"""Where the installed command line `leoc` begins."""

from leoc_desktop.startup.terminal import main

main()
