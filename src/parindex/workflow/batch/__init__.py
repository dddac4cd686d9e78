"""Runs without a person: what fails them, and what is known."""
