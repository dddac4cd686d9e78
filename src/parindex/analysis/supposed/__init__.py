"""What would be: other values in cells, units that are one, parts of the set that are left out."""

from parindex.analysis.supposed.entered import entered
from parindex.analysis.supposed.left_out import left_out
from parindex.analysis.supposed.merged import merged_answers

__all__ = ["entered", "left_out", "merged_answers"]
