"""What one block of one year shows: areas, losses, disputes, hints, stages."""
