"""What a report says: frozen, computed, sorted, rounded and written out. Templates only loop and print.

The docstrings below every field are the documentation of the template context.
"""

from parindex.reporting.figure import NO_FIGURE, Figure
from parindex.reporting.report.contents.areas import Area, AreaRow, Loss, Mover, TierCount
from parindex.reporting.report.contents.block import BlockInput, BlockReport
from parindex.reporting.report.contents.context import ReportContext, RevisionNote
from parindex.reporting.report.contents.sets import CriteriaSet, PolicyLine
from parindex.reporting.report.contents.units import (
    ChangeWords,
    DerivedRow,
    IncompleteUnit,
    LeftGroup,
    LeftUnit,
    LikeLine,
    LikeReport,
    Row,
)

__all__ = [
    "NO_FIGURE",
    "Area",
    "AreaRow",
    "BlockInput",
    "BlockReport",
    "ChangeWords",
    "CriteriaSet",
    "DerivedRow",
    "Figure",
    "IncompleteUnit",
    "LeftGroup",
    "LeftUnit",
    "LikeLine",
    "LikeReport",
    "Loss",
    "Mover",
    "PolicyLine",
    "ReportContext",
    "RevisionNote",
    "Row",
    "TierCount",
]
