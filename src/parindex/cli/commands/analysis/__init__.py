"""Commands that ask what results mean."""
