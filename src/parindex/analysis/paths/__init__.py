"""Ways up: the cheapest steps to a tier, a rank or an index, or why there are none."""

from parindex.analysis.paths.search import ways_up
from parindex.analysis.paths.targets import target_points

__all__ = ["target_points", "ways_up"]
