"""Paths, folders of years, and what lies in them."""
