"""The result of one unit as columns, whatever the table that it stands in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from parindex.language import Speech
from parindex.language.set_words import marked
from parindex.model.results.scorecards import Scorecard
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Column, Kind, Sentence, Shown, Table, Tone, Value, tabled
from parindex.reporting.report.adjusted import adjustments
from parindex.reporting.report.contents import Figure
from parindex.reporting.report.figures import Figures

__all__ = ["CARD_COLUMNS", "adjustment", "card_blocks", "cards_table", "tier_name", "tier_words"]

CARD_COLUMNS: tuple[tuple[Column, Callable[[Scorecard], Value]], ...] = (
    (Column("unit", Phrase("Id"), Kind.CODE), lambda card: card.unit),
    (Column("name", Phrase("Unit")), lambda card: card.name),
    (Column("points", Phrase("Points"), Kind.POINTS, exact=True), lambda card: card.points),
    (Column("bonus", Phrase("Bonus"), Kind.POINTS), lambda card: card.bonus),
    (Column("penalty", Phrase("Penalty"), Kind.POINTS), lambda card: card.penalty),
    (Column("max", Phrase("Maximum"), Kind.MAXIMUM), lambda card: card.applicable),
    (
        Column("converted", Phrase("Points on the full scale"), Kind.POINTS, Shown.RECORD),
        lambda card: card.converted,
    ),
    (Column("index", Phrase("Index %"), Kind.PERCENT, exact=True), lambda card: card.index),
    (Column("tier", Phrase("Tier"), Kind.TIER), lambda card: card.tier),
)
"""For programs, which get bonus and penalty also of sets that have neither."""


def adjustment(card: Scorecard, points: Fraction) -> Fraction | None:
    """Return a bonus or penalty of a card for people; `None` where the set has neither."""
    return points if card.edition.adjustments else None


def tier_name(card: Scorecard, voice: Speech) -> str:
    """Return the title of a unit's tier; empty if it has none."""
    titles = (tier.title.in_(voice.locale) for tier in card.edition.tiers if tier.id == card.tier)
    return next(titles, "")


def tier_words(card: Scorecard, voice: Speech) -> str:
    """Return the title of a unit's tier, or what keeps it from one."""
    if card.missing:
        return voice.plural(
            "incomplete: {number} score missing", "incomplete: {number} scores missing", len(card.missing)
        )
    return tier_name(card, voice)


def card_blocks(cards: Sequence[Scorecard], voice: Speech, *, detail: bool) -> Iterator[AnyBlock]:
    """Yield the results of units, and which of their sets are drafts; nothing where there are none."""
    if cards:
        yield cards_table(cards, voice, detail=detail)
    for draft in {card.edition.key: card.edition for card in cards if card.edition.draft}.values():
        yield Sentence(marked(draft.key, draft, voice), Tone.STRONG)


def cards_table(cards: Sequence[Scorecard], voice: Speech, *, detail: bool) -> Table:
    """Return a row for each unit; with `detail` its areas below it, and the units stand out."""
    lines = [line for card in cards for line in _card_lines(card, voice, detail=detail)]
    adjusted = any(card.edition.adjustments for card in cards)
    beside: tuple[tuple[Column, Callable[[_Line], Value]], ...] = (
        (Column("bonus", Phrase("Bonus"), Kind.POINTS), lambda line: line.bonus),
        (Column("penalty", Phrase("Penalty"), Kind.POINTS), lambda line: line.penalty),
    )
    table = tabled(
        "cards",
        (
            (Column("name", Phrase("Unit")), lambda line: line.name),
            (Column("year", Phrase("Year"), Kind.YEAR), lambda line: line.year),
            (Column("points", Phrase("Points"), Kind.POINTS, short=Phrase("Pts")), lambda line: line.points),
            *(beside if adjusted else ()),
            (Column("max", Phrase("Maximum"), Kind.MAXIMUM, short=Phrase("Max")), lambda line: line.maximum),
            (Column("index", Phrase("Index %"), Kind.PERCENT, short=Phrase("Index")), lambda line: line.index),
            (Column("tier", Phrase("Tier")), lambda line: line.tier),
        ),
        lines,
    )
    strong = frozenset(place for place, line in enumerate(lines) if detail and line.year)
    return replace(table, strong=strong)


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit, or one of its areas; each set rounds by its own policy."""

    name: str
    year: Value
    points: Figure
    bonus: Value
    penalty: Value
    maximum: Figure
    index: Figure
    tier: str


def _card_lines(card: Scorecard, voice: Speech, *, detail: bool) -> Iterator[_Line]:
    figures = Figures(card.edition.policy, voice)
    yield _Line(
        card.name,
        card.sheet.year,
        figures.value(card.points),
        *adjustments(card, figures),
        figures.maximum(card.applicable),
        figures.value(card.index),
        tier_words(card, voice) or "–",
    )
    for area in card.edition.index if detail else ():
        node, name = card.nodes[area.code], f"  {area.code} {area.title.in_(voice.locale)}"
        points, index = figures.value(node.points), figures.value(node.index)
        yield _Line(name, "", points, "", "", figures.maximum(node.applicable), index, "")
