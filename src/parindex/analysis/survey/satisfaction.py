"""From respondents to the score of every unit: counted, combined as the questionnaire names it, and exact."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from parindex.analysis.survey.estimates import SampledStratum, interval, root, stratified
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import Population, Respondent, SurveyResult, UnitSatisfaction
from parindex.model.units import Unit

__all__ = ["satisfaction", "score_of", "strata_of"]


def satisfaction(
    survey: Questionnaire,
    respondents: Sequence[Respondent],
    population: Sequence[Population],
    units: Sequence[tuple[Unit, str]],
) -> SurveyResult:
    """Return the score of every unit (with its block) with standard error and interval.

    Raises:
        ValueError: a stratum has a single respondent; `strata.collapse` can join it with a neighbour.
    """
    found = []
    for unit, block in units:
        mine = [one for one in respondents if one.unit == unit.id]
        found.append(_unit(survey, unit, block, mine, [one for one in population if one.unit == unit.id]))
    hidden = _with_complements(found, survey.minimum.suppress_below)
    blocks = list(dict.fromkeys(block for _, block in units))
    means = {block: _mean(hidden, block) for block in blocks}
    by_factor = {(block, factor.id): _mean(hidden, block, factor.id) for block in blocks for factor in survey.factors}
    return SurveyResult(survey, tuple(found), tuple(hidden), means, by_factor)


def _unit(
    survey: Questionnaire, unit: Unit, block: str, mine: Sequence[Respondent], population: Sequence[Population]
) -> UnitSatisfaction:
    answered = [one for one in mine if any(weight_of(survey, answer) is not None for answer in one.answers)]
    counts = Counter(answer for one in answered for answer in one.answers if answer is not None)
    base = UnitSatisfaction(unit.id, unit.name, block, len(answered), "none", None, {}, dict(counts), None, None)
    if not answered:
        return base
    if len(answered) < survey.minimum.suppress_below:
        return replace(base, status="suppressed", counts={})
    score, factors = _by_group(survey, answered, population)
    error, limits, deff = _precision(survey, answered, population)
    return replace(
        base,
        status="ok" if len(answered) >= survey.minimum.respondents else "few",
        score=score,
        factors=factors,
        error=error,
        interval=limits,
        deff=deff,
        factor_counts={factor.id: _counts(survey, answered, factor.items) for factor in survey.factors},
    )


def _counts(survey: Questionnaire, answered: Sequence[Respondent], items: Sequence[str]) -> Mapping[str, int]:
    places = [list(survey.items).index(item) for item in items]
    told = (one.answers[place] for one in answered for place in places)
    return dict(Counter(answer for answer in told if answer is not None))


def weight_of(survey: Questionnaire, answer: str | None) -> Fraction | None:
    """Return the weight of an option in percent; `None`: it leaves the base."""
    weight = survey.scale.get(answer) if answer is not None else None
    return None if weight is None else Fraction(weight)


def _by_group(
    survey: Questionnaire, answered: Sequence[Respondent], population: Sequence[Population]
) -> tuple[Fraction | None, Mapping[str, Fraction]]:
    """Combine the scores of the groups that answered by their weights."""
    weights = {name: Fraction(group.weight) for name, group in survey.respondents.items()} or {"": Fraction(1)}
    scores: list[tuple[Fraction, Fraction, Mapping[str, Fraction]]] = []
    for name, weight in weights.items():
        mine = [one for one in answered if one.group == name]
        if mine:
            score, factors = _scored(survey, strata_of(survey, mine, population))
            if score is not None:
                scores.append((weight, score, factors))
    whole = sum((weight for weight, _, _ in scores), Fraction(0))
    if not whole:
        return None, {}
    together: dict[str, Fraction] = {}
    for factor in survey.factors:
        told = [(weight, factors[factor.id]) for weight, _, factors in scores if factor.id in factors]
        if told:
            together[factor.id] = sum((w * f for w, f in told), Fraction(0)) / sum((w for w, _ in told), Fraction(0))
    return sum((weight * score for weight, score, _ in scores), Fraction(0)) / whole, together


def strata_of(
    survey: Questionnaire, mine: Sequence[Respondent], population: Sequence[Population]
) -> list[tuple[Sequence[Respondent], int | None]]:
    """Return the respondents of each stratum (small ones joined as the questionnaire says) with its size."""
    joined = survey.strata.collapse if survey.strata else {}
    by: dict[str, list[Respondent]] = {}
    for one in mine:
        by.setdefault(joined.get(one.stratum, one.stratum), []).append(one)
    if len(survey.respondents) > 1 or not population:  # sizes are known of all respondents together only
        return [(found, None) for found in by.values()] if population else [(list(mine), None)]
    sizes = Counter[str]()
    for part in population:
        sizes[joined.get(part.stratum, part.stratum)] += part.size
    return [(found, sizes[stratum] or None) for stratum, found in by.items()]


def _scored(
    survey: Questionnaire, strata: Sequence[tuple[Sequence[Respondent], int | None]]
) -> tuple[Fraction | None, Mapping[str, Fraction]]:
    """Score every factor over the strata, weighted by their sizes, and combine the factors."""
    factors: dict[str, Fraction] = {}
    for factor in survey.factors:
        found = _over_strata(strata, lambda mine, items=factor.items: score_of(survey, mine, items))  # type: ignore[misc]
        if found is not None:
            factors[factor.id] = found
    if survey.combine.factors == "pooled":
        items = tuple(dict.fromkeys(item for factor in survey.factors for item in factor.items))
        return _over_strata(strata, lambda mine: score_of(survey, mine, items)), factors
    weights = {factor.id: Fraction(factor.weight) for factor in survey.factors if factor.id in factors}
    whole = sum(weights.values(), Fraction(0))
    return (sum((weights[one] * factors[one] for one in weights), Fraction(0)) / whole if whole else None), factors


def _over_strata(
    strata: Sequence[tuple[Sequence[Respondent], int | None]],
    score: Callable[[Sequence[Respondent]], Fraction | None],
) -> Fraction | None:
    told = [(size if size is not None else len(mine), score(mine)) for mine, size in strata]
    known = [(size, one) for size, one in told if one is not None]
    whole = sum(size for size, _ in known)
    return sum((Fraction(size, whole) * one for size, one in known), Fraction(0)) if whole else None


def score_of(survey: Questionnaire, mine: Sequence[Respondent], items: Sequence[str]) -> Fraction | None:
    """Return the score of items in percent: all answers in one base, or the mean of the items' scores."""
    places = [list(survey.items).index(item) for item in items]
    by_item = [
        [weight for one in mine if (weight := weight_of(survey, one.answers[place])) is not None] for place in places
    ]
    if survey.combine.items == "pooled":
        pooled = [weight for weights in by_item for weight in weights]
        return sum(pooled, Fraction(0)) / len(pooled) if pooled else None
    means = [sum(weights, Fraction(0)) / len(weights) for weights in by_item if weights]
    return sum(means, Fraction(0)) / len(means) if means else None


def _precision(
    survey: Questionnaire, answered: Sequence[Respondent], population: Sequence[Population]
) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None, Fraction | None]:
    """Return standard error, interval and design effect of the mean of the respondents' own scores.

    The answers of one person go together: a person counts once, however many items were answered.
    """
    clustered = survey.strata is not None and survey.strata.cluster is not None
    drawn = [
        SampledStratum(
            size, tuple(own_score(survey, one) for one in mine), tuple(one.cluster for one in mine) if clustered else ()
        )
        for mine, size in strata_of(survey, answered, population)
    ]
    estimate = stratified(drawn)
    return root(estimate.variance), interval(estimate), estimate.deff


def own_score(survey: Questionnaire, one: Respondent) -> Fraction:
    """Return the mean weight of what one respondent answered."""
    weights = [weight for answer in one.answers if (weight := weight_of(survey, answer)) is not None]
    return sum(weights, Fraction(0)) / len(weights)


def _with_complements(found: Sequence[UnitSatisfaction], least: int) -> list[UnitSatisfaction]:
    """Hide the next smallest unit of a block, too, where a single hidden one could be computed from the others."""
    hidden = list(found)
    for block in dict.fromkeys(one.block for one in found):
        suppressed = [one for one in hidden if one.block == block and one.status == "suppressed"]
        if not suppressed or (sum(one.respondents for one in suppressed) >= least and len(suppressed) > 1):
            continue
        others = [one for one in hidden if one.block == block and one.status in {"ok", "few"}]
        if others:
            smallest = min(others, key=lambda one: one.respondents)
            bare = replace(smallest, status="suppressed", score=None, factors={}, counts={}, factor_counts={})
            hidden[hidden.index(smallest)] = replace(bare, error=None, interval=None, deff=None)
    return hidden


def _mean(units: Sequence[UnitSatisfaction], block: str, factor: str | None = None) -> Fraction | None:
    mine = [one.score if factor is None else one.factors.get(factor) for one in units if one.block == block]
    scores = [score for score in mine if score is not None]
    return sum(scores, Fraction(0)) / len(scores) if scores else None
