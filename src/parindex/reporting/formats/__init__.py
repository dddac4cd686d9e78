"""The formats of a report, and their registry."""
