"""Builds every object once, in order, and hands it on."""
