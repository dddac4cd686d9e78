"""What differs between two states, as two tables a block: what was typed, and what became of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.language.stage_words import stage_word, typed_words
from parindex.model.results.differences import (
    CellDifference,
    ComparedState,
    ComponentDifference,
    Diff,
    NoteDifference,
    Outcome,
    UnitDifference,
)
from parindex.model.scores import Basis, Mark, Missing
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Sentence, Shown, Table, Value, tabled
from parindex.reporting.report.changes import reason_words, remark_words
from parindex.reporting.report.figures import Figures

__all__ = ["diff_blocks"]

_LONGEST = 48
"""Characters of a text beside the scores that a table shows; JSON has all of it."""
_NOTES = {"evidence": Phrase("evidence"), "comment": Phrase("comment"), "explanation": Phrase("explanation")}


@dataclass(frozen=True, slots=True)
class _Said:
    """A cell or a text that says something else; the points stand at the first of its component."""

    unit: UnitDifference
    component: ComponentDifference
    what: Value
    before: str
    after: str
    first: bool
    figures: Figures

    def given(self, place: int) -> Value:
        """Return what the component gave before (0) or gives after (1); only its first line says so."""
        return self.figures.value(self._given[place]) if self.first else None

    @property
    def _given(self) -> tuple[Fraction | None, Fraction | None]:
        before, after = self.component.before, self.component.after
        return before.points if before else None, after.points if after else None

    @property
    def points(self) -> str:
        """What the component gave before and gives after."""
        before, after = self._given
        return f"{self.figures.beside(before, after)} → {self.figures.beside(after, before)}"


_CELLS: tuple[tuple[Column, Callable[[_Said], Value]], ...] = (
    (Column("block", Phrase("Block"), Kind.CODE, Shown.MACHINES), lambda one: one.unit.last.block),
    (Column("unit", Phrase("Unit"), shown=Shown.PEOPLE), lambda one: one.unit.last.name if one.first else ""),
    (Column("component", Phrase("Component"), Kind.CODE, Shown.PEOPLE), lambda one: one.component.code * one.first),
    (Column("unit", Phrase("Unit"), shown=Shown.MACHINES), lambda one: one.unit.last.name),
    (Column("component", Phrase("Component"), Kind.CODE, Shown.MACHINES), lambda one: one.component.code),
    (Column("what", Phrase("What")), lambda one: one.what),
    (Column("before", Phrase("Before")), lambda one: one.before),
    (Column("after", Phrase("After")), lambda one: one.after),
    (Column("points", Phrase("Points"), Kind.POINTS, Shown.PEOPLE), lambda one: one.points if one.first else ""),
    (Column("points_before", Phrase("Points before"), Kind.POINTS, Shown.MACHINES), lambda one: one.given(0)),
    (Column("points_after", Phrase("Points after"), Kind.POINTS, Shown.MACHINES), lambda one: one.given(1)),
    (
        Column("change", Phrase("± Pts"), Kind.CHANGE),
        lambda one: one.figures.change(one.component.change) if one.first else "",
    ),
)


def diff_blocks(diff: Diff, voice: Speech) -> Iterator[AnyBlock]:
    """Yield both sides and every block with differences."""
    yield Heading(1, f"{_state(diff.before, voice)} → {_state(diff.after, voice)}")
    for block, obstacle in diff.found.obstacles:
        reason = reason_words(obstacle.reason, obstacle.detail, voice)
        words = Phrase("{block}: cells cannot be compared: {reason}.", {"block": diff.titles[block], "reason": reason})
        yield Sentence(words)
    for block in dict.fromkeys(unit.last.block for unit in diff.found.units):
        units = [unit for unit in diff.found.units if unit.last.block == block]
        yield from (Break(), Heading(2, diff.titles[block]))
        yield from (Sentence(remark_words(found, voice)) for name, found in diff.found.remarks if name == block)
        yield from _cells(units, diff, voice)
        yield from _results(units, voice)
    if diff.found.is_empty:
        yield Sentence(Phrase("Nothing differs."))


def _state(side: ComparedState, voice: Speech) -> str:
    said = voice.say(
        "{address}: {year}, revision {revision} ({state}), {units} sheets",
        address=side.address,
        year=side.year,
        revision=side.revision,
        state=voice.say("published") if side.published else voice.say("open"),
        units=side.units,
    )
    return f"{said} – {voice.say('self scores')}" if side.basis is Basis.SELF else said


def _cells(units: Sequence[UnitDifference], diff: Diff, voice: Speech) -> Iterator[AnyBlock]:
    """Yield what was typed; of two years, in which nearly every cell differs, only what changes points."""
    found = [(unit, component) for unit in units for component in unit.components]
    shown = found if diff.before.year == diff.after.year else [one for one in found if one[1].change]
    rows = [row for unit, component in shown for row in _rows(unit, component, voice)]
    if not found:
        yield Sentence(Phrase("No cell says anything else."))
    if rows:
        yield tabled("cells", _CELLS, rows)
    if len(shown) < len(found):
        yield Sentence(
            voice.plural(
                "{number} more component says something else for the same points; --format json lists it.",
                "{number} more components say something else for the same points; --format json lists them.",
                len(found) - len(shown),
            )
        )


def _rows(unit: UnitDifference, component: ComponentDifference, voice: Speech) -> Iterator[_Said]:
    says = [*(_cell(cell, voice) for cell in component.cells), *map(_note, component.notes)]
    figures = Figures(unit.last.policy, voice)
    for number, said in enumerate(says or [(Phrase("scores of other units"), "", "")]):
        yield _Said(unit, component, *said, not number, figures)


def _cell(cell: CellDifference, voice: Speech) -> tuple[Value, str, str]:
    return stage_word(cell.stage, voice), _mark(cell.before, voice), _mark(cell.after, voice)


def _mark(mark: Mark | None, voice: Speech) -> str:
    said = typed_words(mark.answer if mark else Missing(), voice) or "–"
    return f"{said} ({mark.cell})" if mark and mark.cell else said


def _note(note: NoteDifference) -> tuple[Value, str, str]:
    return _NOTES[note.kind], _short(note.before), _short(note.after)


def _short(text: str) -> str:
    said = one_line(text) or "–"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _results(units: Sequence[UnitDifference], voice: Speech) -> Iterator[Sentence | Table]:
    changed = [unit for unit in units if unit.changes_result]
    if not changed:
        yield Sentence(Phrase("No total, tier or rank changes."))
        return
    columns: tuple[tuple[Column, Callable[[UnitDifference], Value]], ...] = (
        (Column("unit", Phrase("Unit")), lambda unit: unit.last.name),
        (Column("points", Phrase("Points"), Kind.POINTS), lambda unit: _turn(unit, _points, voice)),
        (Column("index", Phrase("Index"), Kind.PERCENT), lambda unit: _turn(unit, _index, voice)),
        (Column("tier", Phrase("Tier"), Kind.TIER), lambda unit: _turn(unit, _tier, voice)),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda unit: _turn(unit, _rank, voice)),
        (Column("because", Phrase("Because of")), lambda unit: _because(unit, voice)),
    )
    yield tabled("results", columns, changed)


_Aspect = Callable[[Outcome, Outcome | None, Figures], str]


def _turn(unit: UnitDifference, aspect: _Aspect, voice: Speech) -> str:
    """Say one aspect of a result before and after, once where it is the same."""
    pairs = ((unit.before, unit.after), (unit.after, unit.before))
    before, after = (aspect(one, other, Figures(one.policy, voice)) if one else "–" for one, other in pairs)
    return before if before == after else f"{before} → {after}"


def _points(one: Outcome, other: Outcome | None, figures: Figures) -> str:
    return f"{figures.beside(one.points, other.points if other else None)}/{figures.maximum(one.applicable)}"


def _index(one: Outcome, other: Outcome | None, figures: Figures) -> str:
    return str(figures.beside(one.index, other.index if other else None))


def _tier(one: Outcome, _: Outcome | None, figures: Figures) -> str:
    return one.tier_title.in_(figures.voice.locale) if one.tier_title else "–"


def _rank(one: Outcome, _: Outcome | None, _figures: Figures) -> str:
    return "–" if one.rank is None else f"{one.rank}/{one.of}"


def _because(unit: UnitDifference, voice: Speech) -> str:
    renamed = [voice.say("renamed from {name}", name=unit.renamed_from)] if unit.renamed_from else []
    return "; ".join([_reason(unit, voice), *renamed])


def _reason(unit: UnitDifference, voice: Speech) -> str:
    if unit.obstacle:
        return reason_words(unit.obstacle.reason, "", voice)
    if unit.before is None:
        return voice.say("a sheet that is only there now")
    if unit.after is None:
        return voice.say("a sheet that is no longer there")
    if unit.has_own_cells:
        return voice.say("its own cells")
    return voice.say("other rules of the set") if unit.other_rules else voice.say("other units")
