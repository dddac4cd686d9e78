"""What differs between two states, as two tables a block: what was typed, and what became of it."""

from collections.abc import Iterator, Sequence

from parindex.analysis.differences.difference import (
    CellDifference,
    ComponentDifference,
    NoteDifference,
    Outcome,
    UnitDifference,
)
from parindex.cli.present.explanation import stage_word
from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.model.scores import Basis, Mark, Missing
from parindex.reporting.documents.explanation import typed_words
from parindex.reporting.report.changes import reason_words, remark_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.writers.grid import TerminalGrid
from parindex.workflow.comparisons.diff import Diff, Side

__all__ = ["print_diff"]

_LONGEST = 48
"""Characters of a text beside the scores that a table shows; JSON has all of it."""


def print_diff(diff: Diff, speech: Speech) -> None:
    """Print both sides and every block with differences."""
    answer(plain(f"{_side(diff.before, speech)} → {_side(diff.after, speech)}"), style="bold")
    for block, obstacle in diff.found.obstacles:
        answer(
            plain(
                speech.say(
                    "{block}: cells cannot be compared: {reason}.",
                    block=diff.titles[block],
                    reason=reason_words(obstacle.reason, obstacle.detail, speech),
                )
            )
        )
    blocks = dict.fromkeys(unit.last.block for unit in diff.found.units)
    for block in blocks:
        units = [unit for unit in diff.found.units if unit.last.block == block]
        answer()
        answer(plain(diff.titles[block]), style="bold")
        for remarked in (found for name, found in diff.found.remarks if name == block):
            answer(plain(remark_words(remarked, speech)))
        _print_cells(units, diff, speech)
        _print_results(units, speech)
    if diff.found.is_empty:
        answer(speech.say("Nothing differs."))


def _side(side: Side, speech: Speech) -> str:
    state = speech.say("published") if side.published else speech.say("open")
    said = speech.say(
        "{address}: {year}, revision {revision} ({state}), {units} sheets",
        address=side.address,
        year=side.year,
        revision=side.revision,
        state=state,
        units=side.units,
    )
    return f"{said} – {speech.say('self scores')}" if side.basis is Basis.SELF else said


def _print_cells(units: Sequence[UnitDifference], diff: Diff, speech: Speech) -> None:
    """Print what was typed; of two years, in which nearly every cell differs, only what changes points."""
    found = [(unit, component) for unit in units for component in unit.components]
    shown = found if diff.before.year == diff.after.year else [one for one in found if one[1].change]
    rows = [row for unit, component in shown for row in _rows(unit, component, speech)]
    if not found:
        answer(speech.say("No cell says anything else."))
    if rows:
        answer(_cells_table(rows, speech))
    if len(shown) < len(found):
        rest = len(found) - len(shown)
        answer(
            speech.plural(
                "{number} more component says something else for the same points; --format json lists it.",
                "{number} more components say something else for the same points; --format json lists them.",
                rest,
            )
        )


def _cells_table(rows: Sequence[Sequence[str]], speech: Speech) -> TerminalGrid:
    made = table(
        (speech.say("Unit"), False),
        (speech.say("Component"), False),
        (speech.say("What"), False),
        (speech.say("Before"), False),
        (speech.say("After"), False),
        (speech.say("Points"), True),
        (speech.say("± Pts"), True),
    )
    for row in rows:
        made.add_row(*map(plain, row))
    return made


def _rows(unit: UnitDifference, component: ComponentDifference, speech: Speech) -> Iterator[tuple[str, ...]]:
    """Yield one row for each cell and text; the points stand in the first."""
    says = [*(_cell(cell, speech) for cell in component.cells), *(_note(note, speech) for note in component.notes)]
    says = says or [(speech.say("scores of other units"), "", "")]
    first = (unit.last.name, component.code)
    for number, said in enumerate(says):
        yield (*(first if not number else ("", "")), *said, *(_points(unit, component, speech) if not number else ()))


def _points(unit: UnitDifference, component: ComponentDifference, speech: Speech) -> tuple[str, str]:
    figures = Figures(unit.last.policy, speech)
    before, after = (leaf.points if leaf else None for leaf in (component.before, component.after))
    said = f"{figures.beside(before, after).text} → {figures.beside(after, before).text}"
    return said, figures.change(component.change).text


def _cell(cell: CellDifference, speech: Speech) -> tuple[str, str, str]:
    return stage_word(cell.stage, speech), _mark(cell.before, speech), _mark(cell.after, speech)


def _mark(mark: Mark | None, speech: Speech) -> str:
    said = typed_words(mark.answer if mark else Missing(), speech) or "–"
    return f"{said} ({mark.cell})" if mark and mark.cell else said


def _note(note: NoteDifference, speech: Speech) -> tuple[str, str, str]:
    words = {
        "evidence": speech.say("evidence"),
        "comment": speech.say("comment"),
        "explanation": speech.say("explanation"),
    }
    return words[note.kind], _short(note.before), _short(note.after)


def _short(text: str) -> str:
    said = plain(text) or "–"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _print_results(units: Sequence[UnitDifference], speech: Speech) -> None:
    changed = [unit for unit in units if unit.changes_result]
    if not changed:
        answer(speech.say("No total, tier or rank changes."))
        return
    made = table(
        (speech.say("Unit"), False),
        (speech.say("Points"), True),
        (speech.say("Index"), True),
        (speech.say("Tier"), False),
        (speech.say("Rank"), True),
        (speech.say("Because of"), False),
    )
    for unit in changed:
        one, other = (
            _outcome(side, beside, speech) for side, beside in ((unit.before, unit.after), (unit.after, unit.before))
        )
        renamed = [speech.say("renamed from {name}", name=unit.renamed_from)] if unit.renamed_from else []
        because = "; ".join([_because(unit, speech), *renamed])
        made.add_row(plain(unit.last.name), *map(_arrow, one, other), plain(because))
    answer(made)


def _outcome(outcome: Outcome | None, beside: Outcome | None, speech: Speech) -> tuple[str, str, str, str]:
    if outcome is None:
        return "–", "–", "–", "–"
    figures = Figures(outcome.policy, speech)
    tier = plain(outcome.tier_title.in_(speech.locale)) if outcome.tier_title else "–"
    rank = "–" if outcome.rank is None else f"{outcome.rank}/{outcome.of}"
    other_points, other_index = (beside.points, beside.index) if beside else (None, None)
    points = f"{figures.beside(outcome.points, other_points).text}/{figures.maximum(outcome.applicable).text}"
    return points, figures.beside(outcome.index, other_index).text, tier, rank


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _because(unit: UnitDifference, speech: Speech) -> str:
    if unit.obstacle:
        return reason_words(unit.obstacle.reason, "", speech)
    if unit.before is None:
        return speech.say("a sheet that is only there now")
    if unit.after is None:
        return speech.say("a sheet that is no longer there")
    if unit.has_own_cells:
        return speech.say("its own cells")
    return speech.say("other rules of the set") if unit.other_rules else speech.say("other units")
