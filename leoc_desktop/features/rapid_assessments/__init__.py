"""Initial rapid assessments of the wards of an event: entry, life cycle, blank forms, totals."""
