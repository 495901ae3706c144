"""The daily disaster bulletin."""
