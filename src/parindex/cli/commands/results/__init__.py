"""Commands that show what a year came to."""
