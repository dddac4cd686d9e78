"""Results for other programs: the tidy table, and what describes a table to a machine."""
