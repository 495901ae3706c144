"""What runs in the child process: reading files that nobody trusts, within limits. Imports nothing of the office."""
