"""Situation reports: how things stand after a period, approved by a supervisor, with the difference to the last."""
