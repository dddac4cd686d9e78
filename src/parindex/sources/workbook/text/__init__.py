"""Separated values."""
