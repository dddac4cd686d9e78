"""What cells hold: plain texts, numbers, look-alikes, patterns; the ground of all readers."""
