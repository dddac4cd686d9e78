"""What comes out: frozen values that every format prints."""
