"""The event log of the centre: what was heard, decided and done, and who was on duty."""
