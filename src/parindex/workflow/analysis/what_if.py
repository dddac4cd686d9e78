"""Use case: what would be if cells, maxima, rules, policies or units were others. Nothing is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.analysis import rank as rank_block
from parindex.analysis.supposed import entered
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition, Node
from parindex.model.definitions.supposition import Supposition
from parindex.model.results.scorecards import BlockStandings, LeafScore, Scorecard, Standing
from parindex.model.rules import PointsTyped
from parindex.model.scores import Basis, NotApplicable, Scored, ScoreSheet, Value
from parindex.model.studies.what_if import SupposedBlock, SupposedChange, SupposedUnit
from parindex.model.texts.number_text import NumberText
from parindex.scoring import score
from parindex.sources.definitions.yaml.yaml_file import read_definition
from parindex.sources.score_sheets.answers.answer_place import Slot
from parindex.sources.score_sheets.answers.reader import AnswerReader
from parindex.workflow.analysis.inputs import AnalysedYear, analysed_year
from parindex.workflow.analysis.mergers import Merger, merged_sheets, mergers_of
from parindex.workflow.analysis.supposed_set import changes_of_set, supposed_set
from parindex.workflow.explain import find_unit
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.block_standings import exemptions
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["Supposed", "read_supposition", "what_if", "with_cells"]


@brief
@dataclass(frozen=True, slots=True)
class Supposed:
    """The blocks that the supposition touches. Nothing of it is stored."""

    year: int
    blocks: tuple[SupposedBlock, ...]
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""


def read_supposition(path: Path) -> Supposition:
    """Read a what-if file.

    Raises:
        RefusedError: the file has errors (then `.issues` lists them).
        ParindexError: there is no such file.
    """
    found, _, issues = read_definition(path, Supposition)
    if found is None:
        raise RefusedError(issues)
    return found


def with_cells(supposition: Supposition, cells: Sequence[str]) -> Supposition:
    """Return a supposition with further cells, each written UNIT:CODE=VALUE.

    Raises:
        ParindexError: one of them is not written so.
    """
    made = {unit: dict(codes) for unit, codes in supposition.cells.items()}
    for text in cells:
        place, equals, value = text.partition("=")
        unit, colon, code = place.rpartition(":")
        if not equals or not colon or not unit.strip() or not code.strip():
            raise ParindexError(
                '{text} is not a cell. Write UNIT:CODE=VALUE, for example "hoa-thuan:1.1.4=95".', text=text
            )
        made.setdefault(unit.strip(), {})[code.strip()] = value.strip()
    return supposition.model_copy(update={"cells": made})


@one_moment
def what_if(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    supposition: Supposition,
    *,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> Supposed:
    """Rank the blocks of a year as they are and as they would be.

    Raises:
        ParindexError: an unknown unit, code or block, a value that the rule cannot read, nothing supposed.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, basis=basis, locale=locale)
    cells = {find_unit(asked.definitions, unit, year).id: values for unit, values in supposition.cells.items()}
    mergers = mergers_of(asked, supposition)
    found = [one for each in asked.blocks if (one := _block(asked, each, supposition, cells, mergers)) is not None]
    here = {standing.card.unit for each in asked.blocks for standing in each.standings}
    lost = [unit for unit in cells if unit not in here]
    if lost:
        raise ParindexError("There is no score sheet of {unit} for {year}.", unit=", ".join(lost), year=year)
    if not found:
        raise ParindexError(
            "Nothing is supposed that any of these blocks has. Name a cell with --set UNIT:CODE=VALUE, or a file "
            "with cells, maxima, rules, policy or merge."
        )
    return Supposed(year, tuple(found), asked.sources.basis)


def _block(
    asked: AnalysedYear,
    block: BlockStandings,
    supposition: Supposition,
    cells: Mapping[str, Mapping[str, str]],
    mergers: Sequence[Merger],
) -> SupposedBlock | None:
    mine = {one.card.unit: one.card for one in block.standings if one.card.unit in cells}
    edition = supposed_set(block.edition, supposition)
    changes = [*changes_of_set(block.edition, supposition)]
    values: dict[str, dict[str, Scored | NotApplicable]] = {}
    for unit, card in mine.items():
        values[unit] = {code: _answer(edition, code, text) for code, text in cells[unit].items()}
        changes += [
            SupposedChange("cell", unit, card.name, code, _typed(card.leaves[code]), text)
            for code, text in cells[unit].items()
        ]
    mergers = [one for one in mergers if one.block == block.block]
    changes += [one.change() for one in mergers]
    if not changes:
        return None
    for code in sorted({*supposition.maxima, *supposition.rules} & {leaf.code for leaf in edition.leaves}):
        _refuse_beyond(edition.nodes[code])
        for standing in block.standings:
            _read_again(edition, code, standing.card, values)
    after = _ranked(asked, block, edition, values, mergers)
    return SupposedBlock(block.block, block.title, block.edition, edition, tuple(changes), tuple(_units(block, after)))


def _refuse_beyond(leaf: Node) -> None:
    """Refuse a component whose rule can give more than it is worth."""
    most = leaf.score.reach(leaf.total).highest
    if most > leaf.total:
        raise ParindexError(
            "The rule of {code} can give {points} points, more than its supposed maximum {max}. Suppose another rule "
            "with it.",
            code=leaf.code,
            points=NumberText(f"{float(most):g}"),
            max=NumberText(f"{leaf.total}"),
        )


def _read_again(
    edition: Edition, code: str, card: Scorecard, values: dict[str, dict[str, Scored | NotApplicable]]
) -> None:
    """Let what a unit typed be read by the supposed rule and maximum of a component."""
    answer = card.leaves[code].answer
    if isinstance(answer, Scored) and code not in values.get(card.unit, {}):
        try:
            values.setdefault(card.unit, {})[code] = _answer(edition, code, answer.text)
        except ParindexError as error:
            raise ParindexError(
                "{unit} has {value} for {code}, which the supposed rule cannot read. Suppose a cell of this unit as "
                "well.",
                unit=card.name,
                value=answer.text,
                code=code,
            ) from error


def _answer(edition: Edition, code: str, text: str) -> Scored | NotApplicable:
    """Read a value as a score sheet is read."""
    adjustments = {item.code: item for item in edition.adjustments}
    leaf = edition.nodes.get(code)
    if code not in adjustments and (leaf is None or not leaf.is_leaf):
        raise ParindexError("The criteria set {key} has no component {code}.", key=edition.key, code=code)
    item = adjustments.get(code) if leaf is None else leaf
    assert item is not None
    assert item.max is not None
    slot = Slot(code, str(item.title), item.max, PointsTyped() if leaf is None else leaf.score, capped=leaf is None)
    outcome = AnswerReader([slot]).read(code, text)
    if outcome.answer is None:
        raise ParindexError(
            "{value} is not a value that {code} can have under its rule. Write it as in a score sheet.",
            value=text,
            code=code,
        )
    return outcome.answer


def _ranked(
    asked: AnalysedYear,
    block: BlockStandings,
    edition: Edition,
    values: Mapping[str, Mapping[str, Scored | NotApplicable]],
    mergers: Sequence[Merger],
) -> BlockStandings:
    sheets = [_supposed(edition, one.card.sheet, values.get(one.card.unit, {})) for one in block.standings]
    unranked = {one.card.unit for one in block.standings if one.rank is None and one.card.index is not None}
    known = {unit.id: edition.class_weights(unit) for unit in asked.definitions.registry.units}
    exempt = exemptions(asked.definitions, edition)
    cards = score(edition, sheets, basis=asked.sources.basis, exempt=exempt, weights=known)
    if mergers:
        merged = merged_sheets(cards, mergers)
        cards = score(edition, merged, basis=asked.sources.basis, exempt=exempt, weights=known)
    return rank_block(block.block, block.title, block.year, edition, cards, unranked=unranked)


def _supposed(edition: Edition, sheet: ScoreSheet, answers: Mapping[str, Scored | NotApplicable]) -> ScoreSheet:
    if not answers:
        return sheet
    values: dict[str, Value | NotApplicable] = {
        code: answer if isinstance(answer, NotApplicable) else answer.value for code, answer in answers.items()
    }
    return entered(edition, sheet, values, {c: a.text for c, a in answers.items() if isinstance(a, Scored)})


def _units(before: BlockStandings, after: BlockStandings) -> Iterator[SupposedUnit]:
    then = {one.card.unit: one for one in before.standings}
    now: list[Standing] = [*after.standings, *(Standing(card, None, None) for card in after.incomplete)]
    for one in now:
        yield _unit(then.pop(one.card.unit, None), one)
    for gone in then.values():
        yield _unit(gone, None)


def _unit(then: Standing | None, now: Standing | None) -> SupposedUnit:
    """Return a unit that is there before, after, or both."""
    there = now or then
    assert there is not None
    return SupposedUnit(
        there.card.unit,
        there.card.name,
        then.card.index if then else None,
        now.card.index if now else None,
        then.rank if then else None,
        now.rank if now else None,
        then.card.tier if then else None,
        now.card.tier if now else None,
    )


def _typed(leaf: LeafScore) -> str:
    match leaf.answer:
        case Scored(text=text):
            return text
        case NotApplicable(reason=reason):
            return reason
        case _:
            return ""
