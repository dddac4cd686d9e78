"""Edition and sheets in, scorecards out; pure."""

from parindex.scoring.scorecards import score

__all__ = ["score"]
