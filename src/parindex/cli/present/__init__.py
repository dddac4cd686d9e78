"""Results as text for a terminal; texts from files are plain, never markup or escapes."""
