"""Units that have several sheets for a year: twice the same stage is a fault, different stages are not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from parindex.model.issues import Place
from parindex.model.records.arrivals import steps_in
from parindex.model.scores import Mark, Scored, Step
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.collection.same_scores import differing, repeats
from parindex.sources.score_sheets.collection.split_unit import GAPS
from parindex.sources.score_sheets.sheet_reading import Claim, TableRead

__all__ = ["Apart", "refuse_twins"]

Apart = Mapping[str, tuple[Step, ...]]
"""Files whose sheets each bring stages that no other file brings for these units; and these stages."""

_SHOWN = 5
"""Components that are listed."""


class _Held(NamedTuple):
    """A claim, the sheet of a file that makes it, and the stages that it brings."""

    read: TableRead
    claim: Claim
    steps: frozenset[Step]


def refuse_twins(reads: Sequence[TableRead], step: Step | None) -> Apart:
    """Refuse all sheets of a unit that has more than one for a year: nobody can tell which counts.

    Sheets that share no stage are refused with other words, since each can be scored by its stage; if only
    one `step` is read, sheets that do not bring it are no twins.
    """
    claims: dict[tuple[str, int], list[_Held]] = defaultdict(list)
    for read in reads:
        for claim, steps in zip(read.claims, _steps(read), strict=True):
            claims[claim.unit, claim.year].append(_Held(read, claim, steps))
    overlapping = set[str]()
    apart: dict[str, set[Step]] = defaultdict(set)
    told: dict[int, tuple[TableRead, list[tuple[Claim, Place]]]] = {}
    for claimed in claims.values():
        twins = _once(claimed)
        if len(twins) > 1 and _share_nothing(twins):
            for held in twins if step is None else ():
                apart[held.claim.place.file] |= held.steps
                other = next(other.claim.place for other in twins if other.claim is not held.claim)
                told.setdefault(id(held.read), (held.read, []))[1].append((held.claim, other))
        elif len(counted := [one for one in twins if step is None or step in one.steps or not one.steps]) > 1:
            overlapping |= {held.claim.place.file for held in counted}
            _refuse(counted)
    for read, mine in told.values():
        _tell_apart(read, mine)
    return {
        file: tuple(step for step in Step if step in steps) for file, steps in apart.items() if file not in overlapping
    }


def _once(twins: list[_Held]) -> list[_Held]:
    """Leave out the sheets of a file that only repeat what another sheet of it says of the unit."""
    kept = list(twins)
    for one in twins:
        if any(one is not other and _repeats(one, other) for other in kept):
            kept.remove(one)
            one.read.drop(one.claim)
    return kept


def _repeats(one: _Held, other: _Held) -> bool:
    mine, theirs = one.read.sheet_of(one.claim), other.read.sheet_of(other.claim)
    here, there = one.claim.place, other.claim.place
    beside = here.file == there.file and here.sheet != there.sheet
    return beside and mine is not None and theirs is not None and repeats(mine, theirs)


def _steps(read: TableRead) -> list[frozenset[Step]]:
    """Return the stages that each claim brings; nothing where the sheets of a file are refused."""
    if len(read.sheets) != len(read.claims):
        return [frozenset()] * len(read.claims)
    return [frozenset(steps_in(sheet)) for sheet in read.sheets]


def _share_nothing(twins: Sequence[_Held]) -> bool:
    """Tell whether every sheet brings a stage and none brings one that another brings."""
    steps = [step for held in twins for step in held.steps]
    return all(held.steps for held in twins) and len(steps) == len(set(steps))


def _refuse(twins: Sequence[_Held]) -> None:
    for held in twins:
        read, claim, _ = held
        if problem := _within_file(held, twins):
            read.issues.append(problem.at(claim.place, claim.unit))
            continue
        apart = len({Path(one.claim.place.file).name for one in twins}) < len({one.claim.place.file for one in twins})
        others = _joined([_said(other.claim, folder=apart) for other in twins if other.claim is not claim])
        if claim.when:
            others = Phrase("{others}; this one was sent at {when}", {"others": others, "when": claim.when})
        values = {"name": claim.name, "year": claim.year, "others": others}
        read.issues.append(Problem("S204", values).at(claim.place, claim.unit))


def _within_file(held: _Held, twins: Sequence[_Held]) -> Problem | None:
    """Say in which components two sheets of one file differ."""
    claim, mine = held.claim, held.read.sheet_of(held.claim)
    places = {(other.claim.place.file, other.claim.place.sheet) for other in twins}
    if len({file for file, _ in places}) > 1 or len(places) < len(twins) or mine is None:
        return None
    other = next(one for one in twins if one is not held)
    theirs = other.read.sheet_of(other.claim)
    found = list(differing(mine, theirs)) if theirs else []
    if not found:
        return None
    told = [f"{code} ({_given(mark)} – {_given(their)})" for code, mark, their in found[:_SHOWN]]
    values = {
        "name": claim.name,
        "sheet": claim.place.sheet,
        "other": other.claim.place.sheet,
        "number": len(found),
        "components": "; ".join(told) + ("; …" if len(found) > _SHOWN else ""),
    }
    return Problem("S255", values)


def _given(mark: Mark | None) -> str:
    """Return what a cell says, with its address."""
    if mark is None:
        return "–"
    text = mark.answer.text if isinstance(mark.answer, Scored) else mark.answer.reason
    return f"{mark.cell}: {shown(text)}"


def _tell_apart(read: TableRead, held: Sequence[tuple[Claim, Place]]) -> None:
    """Say once for a sheet which stages it brings, and where the others are; what it lacks is there."""
    claim = held[0][0]
    brought = frozenset[Step]().union(*_steps(read))
    steps = [step for step in Step if step in brought]
    others = "; ".join(dict.fromkeys(_with_sheet(Path(place.file).name, place) for _, place in held))
    values = {
        "stages": ", ".join(steps),
        "options": "; ".join(f"--stage {step}" for step in steps),
        "number": len(held),
        "name": claim.name,
        "others": others,
    }
    read.issues = [one for one in read.issues if one.code not in GAPS]
    place = Place(claim.place.file, claim.place.sheet)
    read.issues.append(Problem("S208", values).at(place, claim.unit if len(held) == 1 else ""))


def _joined(places: Sequence[str | Phrase]) -> str | Phrase:
    *before, last = places
    return Phrase("{first}; {second}", {"first": _joined(before), "second": last}) if before else last


def _said(claim: Claim, *, folder: bool) -> str | Phrase:
    """Name a sheet; with its `folder` where files of one name lie in several, and with the time of the row."""
    place, path = claim.place, Path(claim.place.file)
    where = f"{path.parent.name}/{path.name}" if folder else path.name
    told = " ".join(filter(None, (_with_sheet(where, place), place.cell)))
    return Phrase("{place} ({when})", {"place": told, "when": claim.when}) if claim.when else told


def _with_sheet(file: str, place: Place) -> str:
    """Name a file and its sheet; a file of text has none."""
    return f"{file} – {place.sheet}" if place.sheet else file
