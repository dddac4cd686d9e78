"""The vocabulary of the index: frozen types without input or output."""
