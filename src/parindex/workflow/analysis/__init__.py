"""Use cases that ask what results mean: losses, robustness, ways up, what-ifs, the criteria set itself."""
