"""What the page shows and does, one module a subject; every answer comes from a use case of the workflow."""
