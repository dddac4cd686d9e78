"""Pages for everybody: static, in every language of the workspace, complete without a script or a network."""
