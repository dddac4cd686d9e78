"""Use cases of the plan of the year."""
