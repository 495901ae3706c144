"""New versions of the program that come on a share or a stick, signed: found, checked, offered, installed (R42)."""
