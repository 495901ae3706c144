"""Where the installed window program begins."""

from leoc_desktop.__main__ import main

main()
