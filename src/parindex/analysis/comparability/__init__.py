"""Whether two editions measure the same thing, and where they do not."""
