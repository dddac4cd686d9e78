"""Standings as tables, one a block."""

from collections.abc import Sequence

from parindex.cli.present.revision import print_revision
from parindex.cli.present.terminal import answer, is_narrow, plain, table
from parindex.cli.present.tier import tier_title
from parindex.language import Speech
from parindex.model.results import BlockStandings, Moved, Scorecard, Standing
from parindex.reporting.changes import change_words
from parindex.reporting.figures import Figures
from parindex.workflow.rank import Ranking

__all__ = ["print_ranking"]

_ARROWS = {"up": "↑", "same": "=", "down": "↓", None: "–"}


def print_ranking(ranking: Ranking, speech: Speech) -> None:
    """Print every block: completeness, ranks, tiers, distance to the mean, changes."""
    print_revision(ranking.place, speech)
    for block in ranking.blocks:
        answer(plain(f"{block.title} · {block.year} · {block.edition.key}"), style="bold")
        answer(plain(_completeness(block, speech)))
        _print_standings(block, speech)
        for unit, name, _ in block.left:
            answer(
                plain(speech.say("{name}: was in {year}, is not in this year", name=name or unit, year=block.compare))
            )
        answer()


def _print_standings(block: BlockStandings, speech: Speech) -> None:
    compared = block.compare is not None
    short = compared and is_narrow()
    made = table(*_columns(speech, compared=compared, short=short))
    figures = Figures(block.edition.policy, speech)
    for standing in block.standings:
        row = _row(standing, figures, speech, short=short)
        made.add_row(*row, *(_change(standing, figures, speech) if compared else ()))
    answer(made)
    if block.mean is not None:
        answer(speech.say("Mean of the ranked units: {mean}", mean=figures.value(block.mean).text))


def _columns(speech: Speech, *, compared: bool, short: bool) -> list[tuple[str, bool]]:
    columns = [
        (speech.say("Rank"), True),
        (speech.say("Unit"), False),
        *(() if short else ((speech.say("Pts"), True), (speech.say("Max"), True))),
        (speech.say("Index"), True),
        (speech.say("Tier"), False),
        (speech.say("± avg"), True),
    ]
    if compared:
        columns += [(speech.say("± index"), True), (speech.say("± rank"), True), (speech.say("± tier"), False)]
    return columns


def _row(standing: Standing, figures: Figures, speech: Speech, *, short: bool) -> Sequence[str]:
    card = standing.card
    return (
        str(standing.rank) if standing.rank is not None else "–",
        plain(card.name),
        *(() if short else (figures.value(card.points).text, figures.maximum(card.applicable).text)),
        figures.value(card.index).text,
        tier_title(card, speech),
        figures.change(standing.from_mean).text,
    )


def _change(standing: Standing, figures: Figures, speech: Speech) -> tuple[str, str, str]:
    words = change_words(standing.change, figures, speech)
    tier = standing.change.tier if isinstance(standing.change, Moved) else None
    return words.index.text, words.rank.text, plain(words.reason) or _ARROWS[tier]


def _completeness(block: BlockStandings, speech: Speech) -> str:
    received = len(block.standings) + len(block.incomplete)
    parts = [
        speech.say("{received} of {expected} sheets received", received=received, expected=received + len(block.absent))
    ]
    if block.absent:
        parts.append(speech.say("missing: {names}", names=", ".join(name for _, name in block.absent)))
    if block.incomplete:
        parts.append(speech.say("incomplete: {names}", names=", ".join(map(_lacking, block.incomplete))))
    return "; ".join(parts)


def _lacking(card: Scorecard) -> str:
    return f"{card.name} ({', '.join(card.missing)})"
