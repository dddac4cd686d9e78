"""Where the table is in a sheet, and which column is what."""

from parindex.sources.score_sheets.layout.find import find_layout
from parindex.sources.score_sheets.layout.layout import Column, Layout, Shape
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["Column", "Layout", "Role", "Shape", "find_layout"]
