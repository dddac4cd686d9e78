"""Award rules: conditions, improvement, and who is proposed."""
