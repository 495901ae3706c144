"""Public advisories: what the centre tells people to know or to do, as notice and to be read aloud."""
