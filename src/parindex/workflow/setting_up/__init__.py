"""A new workspace, its forms, its registry, its schemas."""
