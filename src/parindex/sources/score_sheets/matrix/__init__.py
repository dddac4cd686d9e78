"""Tables of many units."""
