"""What differs between two states of the index, from cells to ranks."""
