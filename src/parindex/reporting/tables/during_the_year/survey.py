"""A survey as blocks: what came in, what it comes to, how many to ask."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.language import Speech
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import SampleLine, SurveyCheck, SurveyResult, UnitResponses, UnitSatisfaction
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Column, Heading, Kind, Sentence, Table, Value, tabled

__all__ = ["check_blocks", "combination_words", "sample_blocks", "score_blocks"]


def combination_words(survey: Questionnaire, voice: Speech) -> str:
    """Say how answers become one number: the scale with its weights, and both steps."""
    left = voice.say("not counted")
    scale = ", ".join(
        f"{option} = {left if weight is None else voice.number(Fraction(weight), 0)}"
        for option, weight in survey.scale.items()
    )
    items = {
        "pooled": Phrase("all answers of a factor in one base"),
        "mean_of_items": Phrase("the mean of the items of a factor"),
    }[survey.combine.items]
    factors = {
        "weighted_mean": Phrase("then the weighted mean of the factors"),
        "pooled": Phrase("all factors in one base"),
    }[survey.combine.factors]
    return f"{scale}; {voice.say(items.template)}; {voice.say(factors.template)}"


def _head(survey: Questionnaire, voice: Speech) -> list[AnyBlock]:
    blocks: list[AnyBlock] = [Heading(1, survey.title.in_(voice.locale))]
    if survey.model:
        blocks.append(Sentence(Phrase("A model, not an official questionnaire.")))
    return blocks


def check_blocks(found: SurveyCheck, voice: Speech) -> list[AnyBlock]:
    """Return how many answered, unit by unit."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=28), lambda one: one.name),
        (Column("respondents", Phrase("Respondents"), Kind.COUNT), lambda one: one.respondents),
        (Column("wanted", Phrase("Wanted"), Kind.COUNT), lambda one: one.wanted),
        (Column("rate", Phrase("Response %"), Kind.PERCENT), _response_rate),
        (Column("population", Phrase("Persons"), Kind.COUNT), lambda one: one.population),
        (Column("straight", Phrase("One option everywhere"), Kind.COUNT), lambda one: one.straight),
    )
    whole = sum(one.respondents for one in found.units)
    said = Phrase("{number} respondents in {units} units.", {"number": whole, "units": len(found.units)})
    return [*_head(found.survey, voice), Sentence(said), tabled("units", columns, found.units)]


def _response_rate(one: UnitResponses) -> Fraction | None:
    return Fraction(100 * one.respondents, one.wanted) if one.wanted else None


def score_blocks(found: SurveyResult, voice: Speech) -> list[AnyBlock]:
    """Return the scores: how they are counted, every unit with its interval, its factors, and the means."""
    counted = Phrase("Counted: {how}", {"how": combination_words(found.survey, voice)})
    return [
        *_head(found.survey, voice),
        Sentence(counted),
        _scores(found),
        _factors(found, voice),
        _means(found, voice),
    ]


def _scores(found: SurveyResult) -> Table:
    least = found.survey.minimum
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=28), lambda one: one.name),
        (Column("respondents", Phrase("Respondents"), Kind.COUNT), lambda one: one.respondents),
        (Column("score", Phrase("Satisfaction %"), Kind.PERCENT, exact=True), lambda one: one.score),
        (Column("error", Phrase("Standard error"), Kind.POINTS), lambda one: one.error),
        (Column("low", Phrase("From %"), Kind.PERCENT), _edge(0)),
        (Column("high", Phrase("To %"), Kind.PERCENT), _edge(1)),
        (Column("deff", Phrase("Design effect"), Kind.POINTS), lambda one: one.deff),
        (Column("remark", Phrase("Remark"), width=30), lambda one: _remark(one, least.suppress_below)),
    )
    notes = (
        Phrase(
            "From – to: in 95 of 100 such samples the interval holds the true value. Units whose intervals overlap "
            "widely are not separable. Standard error and interval are those of the mean of what each respondent gave."
        ),
        Phrase(
            "Nothing is printed on fewer than {least} respondents, nor what would let it be computed.",
            {"least": least.suppress_below},
        ),
    )
    return tabled("units", columns, found.shown, title=Phrase("Satisfaction by unit"), notes=notes)


def _edge(at: int) -> Callable[[UnitSatisfaction], Decimal | None]:
    return lambda one: None if one.interval is None else one.interval[at]


def _remark(one: UnitSatisfaction, least: int) -> Value:
    match one.status:
        case "few":
            return Phrase("few respondents")
        case "suppressed" if one.respondents >= least:
            return Phrase("not shown: another unit could be computed from it")
        case "suppressed":
            return Phrase("not shown: too few")
        case "none":
            return Phrase("nobody answered")
    return ""


def _factors(found: SurveyResult, voice: Speech) -> Table:
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=28), lambda one: one.name),
        *(
            (Column(factor.id, factor.title.in_(voice.locale), Kind.PERCENT, width=18), _factor(factor.id))
            for factor in found.survey.factors
        ),
    )
    return tabled("factors", columns, found.shown, title=Phrase("Satisfaction by factor, %"))


def _factor(name: str) -> Callable[[UnitSatisfaction], Fraction | None]:
    return lambda one: one.factors.get(name)


def _means(found: SurveyResult, voice: Speech) -> Table:
    titles = {name: title.in_(voice.locale) for name, title in found.titles.items()}
    columns = (
        (Column("block", Phrase("Block"), width=34), lambda one: titles.get(one[0], one[0])),
        (Column("mean", Phrase("Mean of the units %"), Kind.PERCENT, exact=True, width=20), lambda one: one[1]),
    )
    return tabled("blocks", columns, list(found.block_means.items()), title=Phrase("Means"))


def sample_blocks(
    survey: Questionnaire, lines: Sequence[SampleLine], margin: Fraction, voice: Speech
) -> list[AnyBlock]:
    """Return how many to ask by the three formulas, divided over the strata, and what precision that promises."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=28), lambda one: one.name),
        (Column("stratum", Phrase("Stratum"), width=20), lambda one: one.stratum),
        (Column("size", Phrase("Persons"), Kind.COUNT), lambda one: one.size),
        (Column("vietnam", Phrase("N/(1+Ne²)"), Kind.COUNT), lambda one: None if one.stratum else one.vietnam),
        (Column("cochran", Phrase("Cochran, 95 %"), Kind.COUNT), lambda one: None if one.stratum else one.cochran),
        (Column("practice", Phrase("±8 points, 95 %"), Kind.COUNT), lambda one: None if one.stratum else one.practice),
        (Column("chosen", Phrase("To be asked"), Kind.COUNT), lambda one: one.chosen),
        (Column("half_width", Phrase("± points"), Kind.POINTS), lambda one: one.half_width),
    )
    said = Phrase("Margin of error e = {margin} %.", {"margin": voice.number(100 * margin, 1)})
    notes = (
        Phrase("A line without a stratum is the whole unit; the formulas are for whole units, and strata share in it."),
        Phrase("± points: half the 95 % interval of a share of one half, if respondents are drawn one by one."),
    )
    return [*_head(survey, voice), Sentence(said), tabled("sample", columns, lines, notes=notes)]
