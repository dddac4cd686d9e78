"""One function a use case; the only place that composes."""
