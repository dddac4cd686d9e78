"""Results that are known only as they were printed."""
