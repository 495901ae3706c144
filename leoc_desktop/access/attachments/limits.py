"""How much an attachment may be, and how much checking one may cost (security.md section 7)."""

from __future__ import annotations

MIB = 1024 * 1024
LARGEST_FILE = 25 * MIB
MOST_ON_A_RECORD = 30
LARGEST_RECORD = 150 * MIB
KEPT_FREE = 100 * MIB  # on the disk, after the file was taken in

SECONDS = 20  # of computing, in the child
PATIENCE = 60  # seconds of the clock until the child is ended
MEMORY = 1024 * MIB  # address space of the child

MOST_PIXELS = 50_000_000
VIEW_EDGE = 2_000  # pixels, the longer edge of the copy that is shown
MOST_PAGES = 300
PAGES_SHOWN = 20
PAGES_FLATTENED = 40  # of a PDF that is taken in as pictures of its pages
PAGE_PIXELS = 2_500_000  # of one rendered page
MOST_ROWS = 200_000
LONGEST_CELL = 32_000
LINES_SHOWN = 400
LONGEST_VIEW = 200_000  # characters of a text that is shown

ZIP_MOST_ENTRIES = 2_000
ZIP_LARGEST = 200 * MIB
ZIP_STEEPEST = 100  # to 1, for members of more than a megabyte
