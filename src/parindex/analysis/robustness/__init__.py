"""Which ranks hold: under other weights, noise of the appraisal, and other rules than those that were decided."""

from parindex.analysis.robustness.bounds import rank_bounds
from parindex.analysis.robustness.study import robustness
from parindex.analysis.robustness.terms import NotLinear, WeighedBlock, weighed

__all__ = ["NotLinear", "WeighedBlock", "rank_bounds", "robustness", "weighed"]
