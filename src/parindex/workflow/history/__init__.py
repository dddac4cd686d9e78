"""Years that are known only as somebody published them."""
