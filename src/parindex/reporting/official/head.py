"""The head and the foot of official papers: who writes, what has to be known first, who signs."""

from datetime import date
from typing import Protocol, TypedDict

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Said

__all__ = ["PaperFoot", "PaperHead", "closed_by", "placed"]


class PaperHead(TypedDict):
    """Who writes, and when."""

    locale: str
    superior: str
    authority: str
    dated: str
    day: date | None


class PaperFoot(TypedDict):
    """Who signs, and who gets it."""

    recipients: tuple[Said, ...]
    signer: tuple[Said, ...]
    named: Said


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


def closed_by() -> PaperFoot:
    """Return a foot to be filled in by hand."""
    return PaperFoot(
        recipients=("- …;", "- …;", Phrase("- File: ….")),
        signer=(Phrase("POSITION OF THE SIGNATORY"),),
        named=Phrase("Full name"),
    )
