"""Whether the criteria set itself is any good: components that tell nothing apart, repeat or work against the rest."""

from parindex.analysis.diagnosis.diagnose import diagnosis

__all__ = ["diagnosis"]
