"""What scorecards mean: ranks, changes, losses; pure."""

from parindex.analysis.areas import area_summaries
from parindex.analysis.changes import compare
from parindex.analysis.lineage import fates
from parindex.analysis.losses import component_losses, tier_counts
from parindex.analysis.ranking import rank

__all__ = ["area_summaries", "compare", "component_losses", "fates", "rank", "tier_counts"]
