"""Commands that lock, prove and hand on a year, and keep its store."""
