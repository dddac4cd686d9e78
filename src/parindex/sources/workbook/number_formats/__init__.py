"""What number formats make of numbers."""
