"""What is asked of scores that were read: typed sums, hidden cells, what they lack."""
