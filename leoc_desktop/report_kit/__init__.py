"""PDF furniture that knows nothing about the features."""
