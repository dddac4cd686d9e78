"""Templates of offices run in a process with limits: a template can loop without end, and no sandbox sees that."""

from parindex.workflow.templating.process import rendered

__all__ = ["rendered"]
