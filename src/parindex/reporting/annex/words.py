"""What a review says of kinds of rows and of certainty, in the language of its reader."""

from collections.abc import Mapping

from parindex.language import Speech
from parindex.model.definitions.annex import Certainty, RowKind
from parindex.model.texts.message import Phrase

__all__ = ["AGREED", "certainty_words", "kind_words", "place_words"]

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
    RowKind.NOTE: Phrase("note below the table"),
}
_CERTAINTY: Mapping[Certainty, Phrase] = {
    Certainty.SURE: Phrase("sure"),
    Certainty.CHECK: Phrase("please look"),
    Certainty.ASKED: Phrase("please answer"),
}


_PLACES: Mapping[str, Phrase] = {
    "table": Phrase("table {number}"),
    "text": Phrase("text {number}"),
    "page": Phrase("page {number}"),
}


def place_words(sheet: str, voice: Speech) -> str:
    """Name the sheet of a workbook, or the page and table of a document, which is held as `page:1 table:2`."""
    parts = [part.partition(":") for part in sheet.split()]
    if not parts or not all(name in _PLACES and number.isdecimal() for name, _, number in parts):
        return sheet
    said = ", ".join(voice.say(_PLACES[name].template, number=number) for name, _, number in parts)
    return said[:1].upper() + said[1:]


def kind_words(kind: RowKind, voice: Speech) -> str:
    """Say what a row is."""
    return voice.say(_KINDS[kind].template)


def certainty_words(certainty: Certainty, voice: Speech) -> str:
    """Say how sure a row is."""
    return voice.say(_CERTAINTY[certainty].template)
