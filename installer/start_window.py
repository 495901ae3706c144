"""Where the installed window program begins."""

import sys

from leoc_desktop.__main__ import main

sys.exit(main())
