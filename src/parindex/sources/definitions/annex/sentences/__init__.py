"""Sentences that say how points are given, read as rules; what is not certain is a question, never a guess."""

from parindex.sources.definitions.annex.sentences.reader import read_rule

__all__ = ["read_rule"]
