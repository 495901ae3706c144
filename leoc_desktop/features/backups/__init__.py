"""Backups, their proof, and restoring them."""
