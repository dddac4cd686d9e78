"""How a use case tells that it goes forward, without knowing a terminal."""

from pathlib import Path
from typing import Protocol

__all__ = ["Progress", "Silent"]


class Progress(Protocol):
    """Told how many files there are, then each file that is done."""

    def start(self, total: int) -> None:
        """`total` files will be read."""

    def advance(self, path: Path) -> None:
        """One file has been read."""


class Silent:
    """Tells nobody."""

    def start(self, total: int) -> None:
        """Say nothing."""

    def advance(self, path: Path) -> None:
        """Say nothing."""
