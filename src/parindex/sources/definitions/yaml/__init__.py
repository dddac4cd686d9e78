"""The one door for YAML."""
