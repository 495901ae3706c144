"""The encrypted store: the only part that knows SQLCipher."""
