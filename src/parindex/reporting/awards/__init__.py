"""Lists of units that are proposed for commendation, in words, tables and documents."""

from parindex.reporting.awards.contents import award_list
from parindex.reporting.awards.formats import AWARD_FORMATS, render_awards

__all__ = ["AWARD_FORMATS", "award_list", "render_awards"]
