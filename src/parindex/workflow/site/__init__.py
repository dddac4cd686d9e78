"""Use cases of the pages for everybody: which years they may show, what stands on them, and how they become files."""
