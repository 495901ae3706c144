"""Finding out what is wrong with an installation."""
