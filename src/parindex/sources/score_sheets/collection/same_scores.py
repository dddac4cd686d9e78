"""Sheets of one file that say the same of a unit, as the office's own table that links to the sheets of the units."""

from collections.abc import Iterator, Mapping

from parindex.model.scores import Mark, NotApplicable, Numeric, Scored, ScoreSheet, Stage

__all__ = ["differing", "repeats"]

_Answer = Scored | NotApplicable


def repeats(one: ScoreSheet, other: ScoreSheet) -> bool:
    """Tell whether a sheet says nothing but what another one says."""
    return bool(one.by_code) and not any(True for _ in differing(one, other))


def differing(one: ScoreSheet, other: ScoreSheet) -> Iterator[tuple[str, Mark, Mark | None]]:
    """Yield the components that two sheets score otherwise, with the mark of each.

    A table may repeat one stage of the other sheet only, or what counts of it, without saying which.
    """
    ways = [_ours(other, stage) for stage in (None, *Stage)]
    best = min((list(_against(one, other, way)) for way in ways), key=len)
    yield from best


def _ours(sheet: ScoreSheet, stage: Stage | None) -> Mapping[str, Mark]:
    """Return the mark of each component that a table of one stage would repeat (`None`: the last one)."""
    found = {}
    for code, entry in sheet.by_code.items():
        marks = {mark.stage: mark for mark in entry.marks}
        order = (stage, Stage.SURVEY) if stage else (Stage.APPRAISAL_2, Stage.APPRAISAL_1, Stage.SURVEY, Stage.SELF)
        if mark := next((marks[one] for one in order if one in marks), None):
            found[code] = mark
    return found


def _against(one: ScoreSheet, other: ScoreSheet, way: Mapping[str, Mark]) -> Iterator[tuple[str, Mark, Mark | None]]:
    single = len({mark.stage for entry in one.entries for mark in entry.marks} - {Stage.SURVEY}) == 1
    for code, entry in one.by_code.items():
        theirs = other.by_code.get(code)
        for mark in entry.marks:
            same = next((their for their in (theirs.marks if theirs else ()) if their.stage is mark.stage), None)
            meant = way.get(code) if single else same
            if not _same(mark.answer, meant.answer if meant else None):
                yield code, mark, meant


def _same(one: _Answer, other: _Answer | None) -> bool:
    """Tell whether two answers are the same; a formula that points to an empty cell gives 0."""
    match one, other:
        case Scored(value=Numeric(number=number)), None:
            return number == 0
        case Scored(value=value), Scored(value=wanted):
            return value == wanted
        case NotApplicable(), NotApplicable():
            return True
        case _:
            return False
