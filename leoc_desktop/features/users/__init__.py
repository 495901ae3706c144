"""The people who sign in, and supervisors' unlock keys."""
