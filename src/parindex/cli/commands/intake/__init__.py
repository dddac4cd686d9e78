"""Commands that take sheets and published tables in, and give them back."""
