"""The head of official papers: who writes, and when."""

from datetime import date
from typing import Protocol, TypedDict

__all__ = ["PaperHead", "placed"]


class PaperHead(TypedDict):
    """Who writes, and when."""

    locale: str
    superior: str
    authority: str
    dated: str
    day: date | None


class _Placed(Protocol):
    """What knows who writes, and when."""

    @property
    def locale(self) -> str: ...
    @property
    def superior(self) -> str: ...
    @property
    def authority(self) -> str: ...
    @property
    def place(self) -> str: ...


def placed(found: _Placed, dated: str, day: date | None) -> PaperHead:
    """Return the head of a paper; what is not known is dots to fill in by hand."""
    return PaperHead(
        locale=found.locale,
        superior=found.superior,
        authority=found.authority,
        dated=f"{found.place or '…'}, {dated}",
        day=day,
    )
