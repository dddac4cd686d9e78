"""What a review says of kinds of rows and of certainty, in the language of its reader."""

from collections.abc import Mapping

from parindex.language import Speech
from parindex.model.definitions.annex import Certainty, RowKind
from parindex.model.texts.message import Phrase

__all__ = ["AGREED", "certainty_words", "kind_words"]

AGREED = Phrase("agreed")

_KINDS: Mapping[RowKind, Phrase] = {
    RowKind.GROUP: Phrase("group"),
    RowKind.COMPONENT: Phrase("component"),
    RowKind.OPTION: Phrase("choice of the row above"),
    RowKind.BONUS: Phrase("bonus points"),
    RowKind.PENALTY: Phrase("penalty points"),
    RowKind.TOTAL: Phrase("total"),
    RowKind.TEXT: Phrase("text"),
    RowKind.LEFT_OUT: Phrase("row left out"),
}
_CERTAINTY: Mapping[Certainty, Phrase] = {
    Certainty.SURE: Phrase("sure"),
    Certainty.CHECK: Phrase("please look"),
    Certainty.ASKED: Phrase("please answer"),
}


def kind_words(kind: RowKind, voice: Speech) -> str:
    """Say what a row is."""
    return voice.say(_KINDS[kind].template)


def certainty_words(certainty: Certainty, voice: Speech) -> str:
    """Say how sure a row is."""
    return voice.say(_CERTAINTY[certainty].template)
