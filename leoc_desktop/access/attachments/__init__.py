"""Files on records: let in only after a check in a limited child process, sealed, shown as a re-encoded copy.

Nothing is imported here: the child process below ``inside`` must not load what the office uses.
"""
