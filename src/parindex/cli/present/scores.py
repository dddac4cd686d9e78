"""Scorecards as a table."""

from collections.abc import Sequence

from parindex.cli.present.terminal import answer, plain, say, table
from parindex.cli.present.tier import tier_title
from parindex.language import Speech
from parindex.model.results.scorecards import Scorecard
from parindex.reporting.report.adjusted import adjustments
from parindex.reporting.report.figures import Figures
from parindex.workflow.intake.score import Scored, Stored

__all__ = ["print_cards", "say_stored"]


def print_cards(cards: Sequence[Scorecard], speech: Speech, *, detail: bool) -> None:
    """Print per unit: points, applicable maximum, index % and tier; with `detail` the areas below."""
    if not cards:
        return
    adjusted = any(card.edition.adjustments for card in cards)
    made = table(
        (speech.say("Unit"), False),
        (speech.say("Year"), True),
        (speech.say("Pts"), True),
        *(((speech.say("Bonus"), True), (speech.say("Penalty"), True)) if adjusted else ()),
        (speech.say("Max"), True),
        (speech.say("Index"), True),
        (speech.say("Tier"), False),
    )
    for card in cards:
        figures = Figures(card.edition.policy, speech)
        made.add_row(
            plain(card.name),
            str(card.sheet.year),
            figures.value(card.points).text,
            *(figure.text for figure in adjustments(card, figures) if adjusted),
            figures.maximum(card.applicable).text,
            figures.value(card.index).text,
            tier_title(card, speech),
            style="bold" if detail else None,
        )
        for row in _areas(card, figures, speech, adjusted=adjusted) if detail else ():
            made.add_row(*row)
    answer(made)


def _areas(card: Scorecard, figures: Figures, speech: Speech, *, adjusted: bool) -> list[tuple[str, ...]]:
    rows = []
    for area in card.edition.index:
        node = card.nodes[area.code]
        name = f"  {area.code} {area.title.in_(speech.locale)}"
        beside = ("", "") if adjusted else ()
        most, index = figures.maximum(node.applicable).text, figures.value(node.index).text
        rows.append((plain(name), "", figures.value(node.points).text, *beside, most, index, ""))
    return rows


def say_stored(scored: Scored, speech: Speech, *, alone: bool, dry_run: bool) -> None:
    """Say on stderr what was stored, replaced, or left as it was."""
    if alone:
        say(speech.say("Nothing was stored: with --criteria the sheets are only computed."))
    elif dry_run:
        say(speech.say("Nothing was stored: this was a dry run."))
    elif not scored.stored:
        say(speech.say("Nothing was stored."))
    names = {card.unit: card.name for card in scored.cards}
    for stored in scored.stored:
        for line in _stored_lines(stored, names, speech):
            say(line)


def _stored_lines(stored: Stored, names: dict[str, str], speech: Speech) -> list[str]:
    kinds = (
        (speech.say("new"), stored.new),
        (speech.say("replaced"), stored.replaced),
        (speech.say("unchanged"), stored.unchanged),
    )
    return [
        speech.say(
            "Stored for {year}, {kind}: {number} ({names})",
            year=stored.year,
            kind=kind,
            number=len(units),
            names=_few([names.get(unit, unit) for unit in units]),
        )
        for kind, units in kinds
        if units
    ]


_FEW = 6


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_FEW]) + (", …" if len(names) > _FEW else "")
