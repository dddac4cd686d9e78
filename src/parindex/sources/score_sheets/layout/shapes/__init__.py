"""The shapes that tables of scores have."""
