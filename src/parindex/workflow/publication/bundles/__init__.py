"""A published year in one file, written and received."""
