"""Sheets that arrive in steps: what one step brings, and how the steps of a unit make one sheet.

The parts of a unit are its sheets by step; `None` stands for a sheet that was taken whole, with all
its columns. A step owns its column: a mark of a step that came by itself counts, and the same
column of the whole sheet does not. Texts of all parts are kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from parindex.model.scores import Entry, Mark, ScoreSheet, Stage, Step

__all__ = ["Arrival", "Parts", "StoredSheet", "arrived", "merge", "part", "steps_in"]

Parts = Mapping[Step | None, ScoreSheet]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One step of a unit as it came, when it was stored (UTC) and by which version of the program.

    `step` is `None` for a sheet that was taken whole.
    """

    step: Step | None
    sheet: ScoreSheet
    at: datetime
    version: str
    entries: str = ""
    """SHA-256 of the entries as they stand in the store."""


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """What a unit's arrivals come to, and when and by which version of the program the last of them was stored."""

    sheet: ScoreSheet
    at: datetime
    version: str
    arrivals: tuple[Arrival, ...] = ()

    @property
    def parts(self) -> Parts:
        """The sheets that came, by step."""
        return {arrival.step: arrival.sheet for arrival in self.arrivals}


_ORDER = {stage: number for number, stage in enumerate(Stage)}


def steps_in(sheet: ScoreSheet) -> tuple[Step, ...]:
    """Return the steps whose column has a mark; explanations cannot be told from other comments."""
    found = {mark.stage for entry in sheet.entries for mark in entry.marks}
    return tuple(step for step in Step if step.stage in found)


def part(sheet: ScoreSheet, step: Step) -> ScoreSheet:
    """Return what a sheet brings as one step: its column and its texts, or its texts only."""
    entries = tuple(
        replace(entry, marks=tuple(mark for mark in entry.marks if mark.stage is step.stage)) for entry in sheet.entries
    )
    return replace(sheet, entries=entries)


def arrived(parts: Parts, sheet: ScoreSheet, step: Step | None) -> Parts:
    """Return the parts after a sheet has come, as one step or whole.

    A step replaces the same step. A whole sheet takes the place of the whole sheet before it, and of
    the steps whose columns it has; other steps stay.
    """
    if step is not None:
        return {**parts, step: part(sheet, step)}
    brought = {None, *steps_in(sheet)}
    return {None: sheet, **{known: one for known, one in parts.items() if known not in brought}}


def merge(parts: Parts) -> ScoreSheet:
    """Make one sheet of the parts of one unit (at least one); the order of their arrival does not matter.

    Parts that were read with different criteria sets give a sheet whose digest is that of no set.
    """
    ordered = [(step, parts[step]) for step in (None, *Step) if step in parts]
    first = ordered[0][1]
    if len(ordered) == 1 and ordered[0][0] is None:
        return first
    sheets = [sheet for _, sheet in ordered]
    scored = [sheet for step, sheet in ordered if step is not Step.EXPLANATION] or sheets
    return replace(
        ordered[-1][1],
        edition="+".join(dict.fromkeys(sheet.edition for sheet in scored)),
        digest="+".join(dict.fromkeys(sheet.digest for sheet in scored)),
        entries=tuple(_entries(parts)),
        source=first.source if None in parts else sheets[-1].source,
        steps=tuple((step, sheet.source) for step, sheet in ordered if step is not None),
    )


def _entries(parts: Parts) -> Iterator[Entry]:
    """Yield one entry for each code, in the order of the first sheet that has it."""
    found: dict[str, list[tuple[Step | None, Entry]]] = {}
    for step in (None, *Step):
        for entry in parts[step].entries if step in parts else ():
            found.setdefault(entry.code, []).append((step, entry))
    alone = {step.stage for step in parts if step is not None}
    for code, entries in found.items():
        marks = [mark for step, entry in entries for mark in entry.marks if _counts(mark, step, alone)]
        yield Entry(
            code,
            tuple(sorted(marks, key=lambda mark: _ORDER[mark.stage])),
            evidence=_joined(entry.evidence for _, entry in entries),
            comment=_joined(entry.comment for step, entry in entries if step is not Step.EXPLANATION),
            explanation=_joined(entry.comment for step, entry in entries if step is Step.EXPLANATION),
        )


def _counts(mark: Mark, step: Step | None, alone: set[Stage | None]) -> bool:
    return mark.stage not in alone if step is None else mark.stage is step.stage


def _joined(texts: Iterable[str]) -> str:
    """Join different texts; a form that was sent on repeats those of the step before."""
    return "; ".join(dict.fromkeys(text for text in texts if text))
