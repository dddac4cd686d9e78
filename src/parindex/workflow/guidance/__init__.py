"""Where the work of a year stands, and what to do next."""
