"""The years of a workspace, as commands ask for them."""
