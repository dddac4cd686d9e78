"""Answers of several numbers: survey tallies and the parts of a compound rule."""

import re
from collections.abc import Sequence
from decimal import Decimal

from parindex.model.rules.answers import AskedPart, AsksParts, AsksTally
from parindex.model.scores import Numeric, Several, Tally, Value
from parindex.sources.cells.cell_text import blank
from parindex.sources.cells.numbers import Ambiguous, Typed, read_number
from parindex.sources.score_sheets.answers.amounts import rate
from parindex.sources.score_sheets.answers.answer_place import Cell, Slot, UnreadableError
from parindex.sources.score_sheets.answers.by_rule import AsksOne, simple
from parindex.sources.score_sheets.answers.choices import key_of

__all__ = ["compound", "tally"]

_REMEMBERED = 2000
"""Distinct values of parts that are kept for one component."""

_PIECES = re.compile(r"[;\n]+")
_PAIR = re.compile(r"\s*([^=:]+?)\s*[=:]\s*(.*?)\s*", re.DOTALL)


def tally(slot: Slot, asked: AsksTally, cell: Cell) -> Numeric | Tally:
    """Read answers counted by option ("A=45; B=30"), or satisfaction in percent."""
    if not isinstance(cell.raw, str) or not ("=" in cell.raw or ":" in cell.raw):
        return rate(slot, cell)
    counts: dict[str, Decimal] = {}
    for piece in _filled(cell.raw):
        match = _PAIR.fullmatch(piece)
        option = _option(asked, match[1]) if match else None
        number = read_number(match[2]) if match else None
        if isinstance(number, Ambiguous):  # answers are counted in whole numbers
            number = Typed(number.thousands, number.percent)
        if option is None or option in counts or not isinstance(number, Typed) or number.number < 0 or number.percent:
            raise UnreadableError(slot, cell, "S116", piece=piece.strip(), possible=", ".join(asked.options))
        counts[option] = number.number
    if not any(counts[option] for option in counts if asked.options[option] is not None):
        raise UnreadableError(slot, cell, "S116", piece=cell.text, possible=", ".join(asked.options))
    return Tally(tuple((option, counts[option]) for option in asked.options if option in counts))


def _option(asked: AsksTally, name: str) -> str | None:
    return name if name in asked.options else key_of(name, dict.fromkeys(asked.options))


def compound(slot: Slot, asked: AsksParts, cell: Cell) -> Several:
    """Read the values of the parts, by name ("a=90%; b=3") or all of them in order ("90%; 3")."""
    parts = asked.parts
    pieces = _filled(cell.raw) if isinstance(cell.raw, str) else []
    named = [_PAIR.fullmatch(piece) for piece in pieces]
    if named and all(named):
        typed = [(_part(slot, parts, cell, match[1]), match[2]) for match in named if match]
    elif len(pieces) == len(parts) and not any(named):
        typed = list(zip(parts, pieces, strict=True))
    else:
        raise UnreadableError(slot, cell, "S115", possible=_form(parts))
    if len({part.id for part, _ in typed}) < len(typed):
        raise UnreadableError(slot, cell, "S115", possible=_form(parts))
    values = {part.id: _value(slot, cell, part, text) for part, text in typed if not blank(text)}
    if not values:
        raise UnreadableError(slot, cell, "S115", possible=_form(parts))
    return Several(tuple((part.id, values[part.id]) for part in parts if part.id in values))


def _part(slot: Slot, parts: Sequence[AskedPart], cell: Cell, name: str) -> AskedPart:
    ids = {part.id for part in parts}
    key = name if name in ids else key_of(name, {part.id: part.title for part in parts})
    for part in parts:
        if part.id == key:
            return part
    raise UnreadableError(slot, cell, "S115", possible=_form(parts))


def _value(slot: Slot, cell: Cell, part: AskedPart, text: str) -> Value:
    known = slot.pieces.get((part.id, text, cell.decimal))
    if known is None:
        inner = Slot(slot.code, f"{slot.title} – {part.title or part.id}", part.max, part.score)
        piece = Cell(text, natural=True, decimal=cell.decimal)
        known = simple(inner, _single(part), piece), tuple(piece.notes)
        if len(slot.pieces) < _REMEMBERED:
            slot.pieces[part.id, text, cell.decimal] = known
    cell.notes += known[1]
    return known[0]


def _single(part: AskedPart) -> AsksOne:
    """Return what a part asks for; definitions refuse parts in parts."""
    match part.score.answer:
        case AsksTally() | AsksParts():
            message = f"a part cannot hold a tally or parts: {part.id}"
            raise TypeError(message)
        case asked:
            return asked


def _filled(text: str) -> list[str]:
    return [piece for piece in _PIECES.split(text) if piece.strip()]


def _form(parts: Sequence[AskedPart]) -> str:
    return "; ".join(f"{part.id}=…" for part in parts)
