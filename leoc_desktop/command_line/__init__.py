"""The leoc command: the same services without a window."""
