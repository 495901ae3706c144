"""Papers that sum up a period: by ward, by hazard and month, and who died or is missing."""
