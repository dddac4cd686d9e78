"""What scorecards mean: ranks, changes, losses; pure."""

from parindex.analysis.areas import area_summaries
from parindex.analysis.changes import compare
from parindex.analysis.family import family
from parindex.analysis.lineage import Between, between
from parindex.analysis.losses import component_losses, tier_counts
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
