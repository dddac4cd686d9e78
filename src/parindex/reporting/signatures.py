"""The foot of official papers: who signs, and who gets them."""

from typing import TypedDict

from parindex.language import Speech
from parindex.model.definitions.letter_settings import LetterSettings
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Said

__all__ = ["PaperFoot", "closed_by", "signed_by"]


class PaperFoot(TypedDict):
    """Who signs, and who gets it."""

    recipients: tuple[Said, ...]
    signer: tuple[Said, ...]
    named: Said


def closed_by() -> PaperFoot:
    """Return a foot to be filled in by hand."""
    return PaperFoot(
        recipients=("- …;", "- …;", Phrase("- File: ….")),
        signer=(Phrase("POSITION OF THE SIGNATORY"),),
        named=Phrase("Full name"),
    )


def signed_by(letters: LetterSettings, voice: Speech, first: Said) -> PaperFoot:
    """Return a foot by the settings; what they do not say is filled in by hand. `first`: who gets it before all."""
    by_hand = closed_by()
    title, named = (text.in_(voice.locale) if text else "" for text in (letters.signer_title, letters.signer_name))
    signer = tuple(filter(None, (part.strip() for part in title.split(";"))))
    others = tuple(f"- {one.in_(voice.locale)};" for one in letters.recipients)
    return PaperFoot(
        recipients=(first, *others, by_hand["recipients"][-1]),
        signer=tuple(line.upper() for line in signer) or by_hand["signer"],
        named=named or by_hand["named"],
    )
