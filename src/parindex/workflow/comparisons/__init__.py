"""Two years, revisions, stores or editions beside each other."""
