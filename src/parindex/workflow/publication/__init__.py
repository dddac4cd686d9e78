"""Years that are published: locked with a manifest, amended in revisions, proved, and handed to others."""
