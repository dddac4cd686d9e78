"""The computer and the store: fit, safe, one."""
