"""The ward map: a figure by ward, for a period and a hazard."""
