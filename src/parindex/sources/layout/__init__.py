"""Where the table is in a sheet, and which column is what."""

from parindex.sources.layout.find import find_layout
from parindex.sources.layout.shape import Column, Layout, Shape
from parindex.sources.layout.words import Role

__all__ = ["Column", "Layout", "Role", "Shape", "find_layout"]
