"""Sums as they stand in sheets against the scores that the sheets come to: what only the arithmetic can check."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from parindex.model.codes import issue
from parindex.model.criteria import Edition, Node
from parindex.model.issues import Issue, Severity
from parindex.model.results.scorecards import Scorecard
from parindex.model.results.typed_totals import TypedTotal
from parindex.model.rounding import rounded
from parindex.model.scores import Basis, ScoreSheet, Stage
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.scoring import score
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead
from parindex.workflow.intake.points_summed import summed_as_points

__all__ = ["with_totals_compared"]

_NAMED = 12
"""Components that a message names."""

_LATER = {Stage.APPRAISAL_1: {Stage.APPRAISAL_2}}
"""Stages that a column cannot have summed up."""


def with_totals_compared(read: SheetsRead, expectation: Expectation) -> SheetsRead:
    """Add an issue for every typed sum that is not what the sheet comes to; under `strict` it refuses the sheet.

    Sums with a part whose points depend on the other units of the block are not compared.
    """
    if not any(read.totals):
        return read
    told = _compared(read, expectation)
    found = [one for issues in told.values() for one in issues]
    if expectation.strict:
        found = [replace(one, severity=Severity.ERROR) for one in found]
    kept = [at for at in range(len(read.sheets)) if at not in told or not _refused(told[at], expectation)]
    sheets, totals = [read.sheets[at] for at in kept], [read.totals[at] for at in kept]
    return replace(read, sheets=sheets, totals=totals, issues=[*read.issues, *found])


def _refused(issues: Sequence[Issue], expectation: Expectation) -> bool:
    return expectation.strict or any(one.severity is Severity.ERROR for one in issues)


def _compared(read: SheetsRead, expectation: Expectation) -> dict[int, list[Issue]]:
    """Return the wrong sums by the number of their sheet; sheets of one set are scored together."""
    units = expectation.registry.units if expectation.registry else ()
    editions = {edition.key: edition for edition in expectation.editions}
    groups: dict[tuple[str, Stage | None], list[int]] = defaultdict(list)
    for at, totals in enumerate(read.totals):
        for stage in dict.fromkeys(total.stage for total in totals):
            groups[read.sheets[at].edition, stage].append(at)
    told: dict[int, list[Issue]] = defaultdict(list)
    for (key, stage), group in groups.items():
        edition = editions[key]
        exempt = {unit.id: codes for unit in units if (codes := edition.exempt(unit))}
        weights = {unit.id: own for unit in units if (own := edition.class_weights(unit))}
        views = _views(edition, [read.sheets[at] for at in group], stage, exempt, weights)
        for at, view in zip(group, views, strict=True):
            mine = [total for total in read.totals[at] if total.stage is stage]
            told[at] += [one for total in mine if (one := _told(edition, read.sheets[at], total, view))]
    return {at: found for at, found in sorted(told.items()) if found}


@dataclass(frozen=True, slots=True)
class _View:
    """What one column of a sheet may have summed up: its own scores alone, or those that count up to it."""

    cards: tuple[Scorecard, ...]


def _views(
    edition: Edition,
    sheets: Sequence[ScoreSheet],
    stage: Stage | None,
    exempt: Mapping[str, Collection[str]],
    weights: Mapping[str, Mapping[str, Decimal]],
) -> list[_View]:
    basis = Basis.SELF if stage is Stage.SELF else Basis.APPRAISED
    if stage is None:
        every = frozenset(Stage)
        looks = [(every, Basis.APPRAISED), (every, Basis.SELF)]
    else:
        looks = [(frozenset((stage,)), basis), (frozenset(Stage) - _LATER.get(stage, set()), basis)]
    scored = [
        score(edition, [_of_stages(sheet, stages) for sheet in sheets], basis=by, exempt=exempt, weights=weights)
        for stages, by in looks
    ]
    return [_View(cards) for cards in zip(*scored, strict=True)]


def _of_stages(sheet: ScoreSheet, stages: Collection[Stage]) -> ScoreSheet:
    """Return a sheet with the marks of some stages only."""
    entries = (
        replace(entry, marks=tuple(mark for mark in entry.marks if mark.stage in stages)) for entry in sheet.entries
    )
    return replace(sheet, entries=tuple(entries))


def _told(edition: Edition, sheet: ScoreSheet, total: TypedTotal, view: _View) -> Issue | None:
    of_block = any(leaf.score.of_block for leaf in _summed(edition, sheet, total))
    if of_block and not total.agreed:
        return None
    possible = [amount for card in view.cards for amount in _amounts(card, total)]
    typed, slack = Fraction(total.number), _slack(edition, total.number)
    if any(abs(typed - amount) <= slack for amount in possible):
        return None
    if of_block:  # other units of the block may come in other files
        return issue("L109", total.place, unit=sheet.unit, value=total.text)
    value, computed = NumberText(total.text), _written(possible[0], max(edition.policy.published_decimals, 2))
    meant = next((codes for card in view.cards if (codes := summed_as_points(card, sheet, total, slack))), ())
    if meant:
        named = ", ".join(meant[:_NAMED]) + (", …" if len(meant) > _NAMED else "")
        return issue("S365", total.place, unit=sheet.unit, value=value, computed=computed, components=named)
    if not total.code:
        told = issue("S310", total.place, unit=sheet.unit, value=value, computed=computed)
        return replace(told, severity=Severity.ERROR) if total.agreed else told
    return issue(
        "S309",
        total.place,
        unit=sheet.unit,
        criterion=total.code,
        component=total.code,
        title=str(edition.nodes[total.code].title),
        value=value,
        computed=computed,
    )


def _summed(edition: Edition, sheet: ScoreSheet, total: TypedTotal) -> Iterator[Node]:
    """Yield the components that the column of a sum answers and that it may be the sum of."""
    for leaf in edition.leaves:
        among = total.code in edition.paths[leaf.code] if total.code else leaf.code in total.spans[0]
        entry = sheet.by_code.get(leaf.code)
        if among and entry and any(total.stage in {None, mark.stage} for mark in entry.marks):
            yield leaf


def _amounts(card: Scorecard, total: TypedTotal) -> Iterator[Fraction]:
    """Yield what a sum may rightly say: points, or the index %; of a sheet, also without what is added to it."""
    if total.code:
        node = card.nodes[total.code]
        yield node.points
        yield from () if node.index is None else (node.index,)
        return
    signs = {one.code: -1 for one in card.edition.adjustments if one.kind == "penalty"}
    for span in total.spans:
        yield sum((signs.get(code, 1) * card.leaves[code].points for code in span), Fraction(0))
    yield card.points
    yield from (one for one in (card.converted, card.index) if one is not None)
    yield from (card.appraisal.points, card.survey.points)


def _slack(edition: Edition, typed: Decimal) -> Fraction:
    """Return by how much a printed sum may miss: a unit of the last published decimal, or half one of its own last.

    A whole number is taken as it stands: it is as often exact as rounded.
    """
    published = Fraction(1, 10 ** max(edition.policy.published_decimals, 2))
    exponent = typed.normalize().as_tuple().exponent
    own = Fraction(1, 2 * 10**-exponent) if isinstance(exponent, int) and exponent < 0 else Fraction(0)
    return max(published, own)


def _written(amount: Fraction, decimals: int) -> NumberText:
    """Write a computed amount with a point, without idle zeros."""
    scaled = rounded(amount, decimals, "half_up") * 10**decimals
    return plain_number(Decimal(int(scaled)).scaleb(-decimals))
