"""Units that are supposed to be one: who they are, and the one sheet that they would have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from parindex.analysis.supposed import entered, merged_answers
from parindex.errors import ParindexError
from parindex.model.definitions.supposition import SupposedMerger, Supposition
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Numeric, ScoreSheet
from parindex.model.studies.what_if import SupposedChange
from parindex.workflow.analysis.inputs import AnalysedYear
from parindex.workflow.explain import find_unit

__all__ = ["Merger", "merged_sheets", "mergers_of"]


@dataclass(frozen=True, slots=True)
class Merger:
    """A merger of one block; `units` are ids with names."""

    block: str
    wanted: SupposedMerger
    units: Mapping[str, str]
    weights: Sequence[Fraction]

    def change(self) -> SupposedChange:
        """Say what is supposed."""
        return SupposedChange(
            "merger", self.wanted.id, self.wanted.name, "", " + ".join(self.units.values()), self.wanted.name
        )


def mergers_of(asked: AnalysedYear, supposition: Supposition) -> list[Merger]:
    """Return the mergers with their blocks.

    Raises:
        ParindexError: an unknown unit or code, a unit without a result or in two mergers, units of several blocks, an
            id that another unit has.
    """
    found = [_merger(asked, wanted) for wanted in supposition.merge]
    gone = [unit for one in found for unit in one.units]
    twice = next((unit for unit in gone if gone.count(unit) > 1), None)
    if twice is not None:
        raise ParindexError("{unit} is in two mergers, or twice in one.", unit=twice)
    stay = {unit.id for unit in asked.definitions.registry.units} - set(gone)
    ids = [one.wanted.id for one in found]
    taken = next((each for each in ids if each in stay or ids.count(each) > 1), None)
    if taken is not None:
        raise ParindexError("A merger cannot have the id {unit}: another unit has it.", unit=taken)
    return found


def _merger(asked: AnalysedYear, wanted: SupposedMerger) -> Merger:
    units = [find_unit(asked.definitions, text, asked.year) for text in wanted.units]
    ids = {unit.id for unit in units}
    if len(ids) < len(units):
        raise ParindexError("{unit} is in two mergers, or twice in one.", unit=wanted.name)
    block = next((one for one in asked.blocks if ids <= {each.card.unit for each in one.standings}), None)
    if block is None:
        raise ParindexError(
            "The units of the merger {name} need score sheets of {year} in one block: {units}.",
            name=wanted.name,
            year=asked.year,
            units=", ".join(unit.name for unit in units),
        )
    codes = {leaf.code for leaf in block.edition.leaves} | {item.code for item in block.edition.adjustments}
    unknown = next((code for code in (*wanted.sum, *wanted.mean) if code not in codes), None)
    if unknown is not None:
        raise ParindexError("The criteria set {key} has no component {code}.", key=block.edition.key, code=unknown)
    weights = {find_unit(asked.definitions, text, asked.year).id: Fraction(w) for text, w in wanted.weights.items()}
    return Merger(
        block.block, wanted, {unit.id: unit.name for unit in units}, [weights.get(one.id, Fraction(1)) for one in units]
    )


def merged_sheets(cards: Sequence[Scorecard], mergers: Sequence[Merger]) -> list[ScoreSheet]:
    """Return the sheets of a block: those of units that stay, then one for each merger."""
    gone = {unit for one in mergers for unit in one.units}
    return [*(card.sheet for card in cards if card.unit not in gone), *_made(cards, mergers)]


def _made(cards: Sequence[Scorecard], mergers: Sequence[Merger]) -> Iterator[ScoreSheet]:
    by_unit = {card.unit: card for card in cards}
    for one in mergers:
        parts, wanted = [by_unit[unit] for unit in one.units], one.wanted
        values = merged_answers(
            parts, one.weights, added=wanted.sum, averaged=wanted.mean, most=wanted.choices == "most"
        )
        _refuse_beyond(parts[0], wanted, {code: v for code, v in values.items() if isinstance(v, Numeric)})
        blank = replace(parts[0].sheet, unit=wanted.id, name=wanted.name, entries=(), digest="", steps=())
        texts = {code: f"{value.number}" for code, value in values.items() if isinstance(value, Numeric)}
        yield entered(parts[0].edition, blank, values, texts)


def _refuse_beyond(card: Scorecard, wanted: SupposedMerger, values: Mapping[str, Numeric]) -> None:
    """Refuse a sum of points that is more than a component is worth."""
    for code in wanted.sum:
        node = card.edition.nodes.get(code)
        if code in values and node is not None and node.score.by == "points" and values[code].number > node.total:
            raise ParindexError(
                "The merger {name} would add up more points for {code} than it is worth. Leave {code} out of sum.",
                name=wanted.name,
                code=code,
            )
