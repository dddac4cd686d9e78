"""The guard: containers, markup and sizes, before anything is read."""
