"""Annexes of decisions: tables in Word, Excel or PDF made into a criteria set, each row with its certainty."""

from parindex.sources.definitions.annex.file import read_annexes
from parindex.sources.definitions.annex.yaml_text import edition_text

__all__ = ["edition_text", "read_annexes"]
