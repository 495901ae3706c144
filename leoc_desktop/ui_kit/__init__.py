"""Widgets that know nothing about an emergency operation centre."""
