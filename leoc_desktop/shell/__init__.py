"""The frame around the features: sign-in, first run, main window."""
