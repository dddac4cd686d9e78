"""Texts and values inside messages, before a language is chosen."""
