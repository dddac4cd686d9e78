"""What a paper that an office signs consists of, before a format is chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Said

__all__ = ["GREETING", "MOTTO", "RECIPIENTS", "SEALED", "Annex", "OfficialPaper"]

MOTTO: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""The national heading: in Vietnamese whatever the language of the text, as the decree has it."""
GREETING: Final = Phrase("To:")
RECIPIENTS: Final = Phrase("Recipients:")
SEALED: Final = Phrase("(Signature, seal)")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex; it begins on a page of its own, on its side where `wide`."""

    number: Said
    """PHỤ LỤC 1A."""
    title: Said
    blocks: tuple[AnyBlock, ...]
    wide: bool = True


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """A paper: who writes, to whom, what, who signs, who gets it. Texts that are not known are dots to fill in."""

    locale: str
    superior: str
    authority: str
    number: Said
    """`Số: 12/TB-SNV`."""
    dated: str
    """Place and day in full."""
    day: date | None
    body: tuple[AnyBlock, ...]
    """Its last block stays on the page of the signature."""
    heading: tuple[Said, ...] = ()
    """The kind of paper and what it is about, each on a line of its own."""
    about: Said = ""
    """Below the number, of a letter without a heading."""
    marks: tuple[Said, ...] = ()
    """What has to be known before anything else: which scores count, that it is not final, which revision it is."""
    addressees: tuple[Said, ...] = ()
    recipients: tuple[Said, ...] = ()
    signer: tuple[Said, ...] = ()
    """His position, a line each."""
    named: Said = ""
    """His name."""
    belongs: Said = ""
    """What annexes say of the paper that they go with."""
    annexes: tuple[Annex, ...] = ()
