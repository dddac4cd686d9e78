"""Scorecards as a table."""

from collections.abc import Sequence

from parindex.cli.present.terminal import answer, plain, print_blocks, say
from parindex.language import Speech
from parindex.language.set_words import marked_as_draft
from parindex.model.results.scorecards import Scorecard
from parindex.reporting.tables.cards import cards_table
from parindex.workflow.intake.score import Scored, Stored

__all__ = ["print_cards", "say_stored"]


def print_cards(cards: Sequence[Scorecard], speech: Speech, *, detail: bool) -> None:
    """Print per unit: points, applicable maximum, index % and tier; with `detail` the areas below."""
    if not cards:
        return
    print_blocks([cards_table(cards, speech, detail=detail)], speech)
    for draft in {card.edition.key: card.edition for card in cards if card.edition.draft}.values():
        answer(plain(marked_as_draft(draft.key, draft, speech)), style="bold")


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
