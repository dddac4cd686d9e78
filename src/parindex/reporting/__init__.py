"""Results made into documents; no number is computed here."""

from parindex.reporting.formats.registry import FORMATS, Format, render

__all__ = ["FORMATS", "Format", "render"]
