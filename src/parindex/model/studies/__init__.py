"""What the analysis of results found: lost points, robustness, ways up, the criteria set itself."""
