"""Tables of two states beside each other: what was typed, measured and resulted otherwise."""
