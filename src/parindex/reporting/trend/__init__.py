"""Reviews of several years as bytes, in each format."""
