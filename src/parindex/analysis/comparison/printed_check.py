"""Published results beside those recomputed from the scores, figure by figure as printed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.codes import issue
from parindex.model.criteria import Policy
from parindex.model.issues import Issue, Place
from parindex.model.results.printed.history import PublishedResult
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.rounding import rounded
from parindex.model.texts.number_text import NumberText

__all__ = ["check_published"]

_FEW = 5
"""Codes that are listed before the rest is left out."""


def check_published(results: Sequence[PublishedResult], block: BlockStandings) -> Iterator[Issue]:
    """Yield where the published figures of a block are not those that its scores come to.

    A recomputed figure is rounded by the policy of the set to as many decimals as were printed.
    """
    scored = {standing.card.unit: standing for standing in block.standings}
    incomplete = {card.unit: card for card in block.incomplete}
    decimals = _decimals(results)
    for result in results:
        if result.unit in scored:
            yield from _differences(result, scored[result.unit], block.edition.policy, decimals)
        elif result.unit in incomplete:
            missing = incomplete[result.unit].missing
            codes = ", ".join(missing[:_FEW]) + (", …" if len(missing) > _FEW else "")
            yield issue("H505", _place(result), unit=result.unit, name=result.name, missing=codes)
        else:
            yield issue("H503", _place(result), unit=result.unit, name=result.name)
    published = {result.unit for result in results}
    for standing in block.standings:
        if standing.card.unit not in published:
            source = standing.card.sheet.source
            place = Place(source.path, source.sheet)
            yield issue("H504", place, unit=standing.card.unit, name=standing.card.name)


def _decimals(results: Sequence[PublishedResult]) -> Mapping[str, int]:
    """Return with how many decimals a block was printed: 46.8 in a column of 48.75 is 46.80."""
    return {
        "index": max((_places(result.index) for result in results if result.index is not None), default=0),
        "points": max((_places(result.points) for result in results if result.points is not None), default=0),
    }


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _differences(
    result: PublishedResult, standing: Standing, policy: Policy, decimals: Mapping[str, int]
) -> Iterator[Issue]:
    card = standing.card
    if result.index is not None and card.index is not None:
        yield from _number("H502", result, result.index, [card.index], policy, decimals["index"])
    if result.points is not None:
        yield from _number("H507", result, result.points, _points(result, card), policy, decimals["points"])
    if result.rank is not None and result.rank != standing.rank:
        yield _issue("H506", result, str(result.rank), "–" if standing.rank is None else str(standing.rank))


def _points(result: PublishedResult, card: Scorecard) -> list[Fraction]:
    """Return what may have been printed as points, as achieved or converted to the full scale; the likelier last.

    Likelier is what is on the scale of the printed maximum; without one, what is nearer to the printed points.
    """
    if card.converted is None:
        return [card.points]
    scales = {Fraction(card.edition.total): card.converted, card.applicable: card.points}
    both = {card.points, card.converted}
    if result.maximum is not None and (likelier := scales.get(Fraction(result.maximum))) is not None:
        return [*(both - {likelier}), likelier]
    assert result.points is not None
    printed = Fraction(result.points)
    return sorted(both, key=lambda number: (-abs(number - printed), number))


def _number(  # noqa: PLR0913, PLR0917  one figure and how it is rounded
    code: str, result: PublishedResult, published: Decimal, computed: Sequence[Fraction], policy: Policy, decimals: int
) -> Iterator[Issue]:
    shown = [rounded(number, decimals, policy.rounding) for number in computed]
    if Fraction(published) not in shown:
        yield _issue(code, result, NumberText(published), NumberText(_text(shown[-1], decimals)))


def _issue(code: str, result: PublishedResult, published: str, recomputed: str) -> Issue:
    return issue(code, _place(result), unit=result.unit, name=result.name, published=published, recomputed=recomputed)


def _text(number: Fraction, decimals: int) -> str:
    return f"{Decimal(number.numerator) / Decimal(number.denominator):.{decimals}f}"


def _place(result: PublishedResult) -> Place:
    source = result.source
    return Place(source.path, source.sheet, result.cell) if source else Place()
