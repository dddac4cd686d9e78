"""Fewer collections of garbage while many small, lasting things are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["rare_collections"]

_MANY = 200_000
"""Things made between two looks for garbage: a few hundred sheets, some tens of megabytes."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for garbage rarely: what is read is kept, so that each look finds nothing and takes longer than the last."""
    before = gc.get_threshold()
    gc.set_threshold(max(_MANY, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
