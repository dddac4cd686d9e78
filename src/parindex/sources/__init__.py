"""Files in, model or issues out."""
