"""What dev.py does, step by step. Nothing in here is part of the program that users run."""
