"""Stopping because of the data, with the problems in hand."""

from collections.abc import Sequence

from parindex.errors import ParindexError
from parindex.model.issues import Issue

__all__ = ["RefusedError"]


class RefusedError(ParindexError):
    """Definitions have errors; nothing can be computed from them."""

    exit_code = 3

    def __init__(
        self,
        issues: Sequence[Issue],
        message: str = "The definitions of the workspace have errors; nothing was computed.",
    ) -> None:
        super().__init__(message)
        self.issues = tuple(issues)
