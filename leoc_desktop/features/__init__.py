"""One folder per noun of the office; the same file names in each."""
