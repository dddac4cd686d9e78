"""What is written down of a run, a sheet or a published year."""
