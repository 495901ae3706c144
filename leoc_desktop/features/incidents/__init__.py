"""Incidents: register, lock, correct, verify, approve."""
