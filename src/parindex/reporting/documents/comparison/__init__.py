"""Documents about two states beside each other."""
