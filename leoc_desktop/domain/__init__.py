"""Rules that several features share; no screen, no Qt."""
