"""The processes that touch foreign files."""
