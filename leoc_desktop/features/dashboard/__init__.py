"""The dashboard: how things stand today, each figure leading to its list."""
