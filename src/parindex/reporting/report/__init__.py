"""What the report of a year says."""
