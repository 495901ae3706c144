"""LEOC Desktop: the incident register of a local emergency operation centre."""

__version__ = "0.1.0"
