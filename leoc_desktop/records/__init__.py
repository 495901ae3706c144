"""The schema, one mapped class per file."""
