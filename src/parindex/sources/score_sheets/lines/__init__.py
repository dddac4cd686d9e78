"""Which line of a table is which criterion."""
