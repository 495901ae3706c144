"""Setting the office up, signing in, and its particulars."""
