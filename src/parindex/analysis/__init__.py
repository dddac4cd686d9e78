"""What scorecards mean: ranks, changes, losses; pure."""

from parindex.analysis.block.areas import area_summaries
from parindex.analysis.block.losses import component_losses, tier_counts
from parindex.analysis.comparison.changes import compare
from parindex.analysis.comparison.family import family
from parindex.analysis.comparison.lineage import Between, between
from parindex.analysis.ranking import rank

__all__ = [
    "Between",
    "area_summaries",
    "between",
    "compare",
    "component_losses",
    "family",
    "rank",
    "tier_counts",
]
