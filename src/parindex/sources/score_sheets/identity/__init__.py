"""Whose sheet it is, and of which set and year."""
