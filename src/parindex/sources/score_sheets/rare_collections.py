"""When to look for garbage: rarely while small, lasting things are made, and after each large, passing one."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["rare_collections", "rounds"]

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


@contextmanager
def rounds() -> Iterator[Callable[[], object]]:
    """Yield what is to be called after each round of a loop that makes documents: it lets go of those that are done.

    The trees of a Word document hang together in circles and are large beside the few objects that Python counts, so
    that it looks for them far too late. What was there before the loop is left out of each look.
    """
    gc.collect()
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()
