"""Score sheets on their way into the store."""
