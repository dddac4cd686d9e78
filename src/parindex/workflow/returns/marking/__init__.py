"""Marked copies, made in a process of their own: a library that edits a foreign file is a reader like any other."""

from parindex.workflow.returns.marking.process import Job, Marked, Markers

__all__ = ["Job", "Marked", "Markers"]
