"""Standings as tables, one a block."""

from collections.abc import Sequence

from parindex.cli.present.comparison import print_comparison
from parindex.cli.present.published import print_published
from parindex.cli.present.published_ranking import print_against
from parindex.cli.present.revision import print_revision
from parindex.cli.present.terminal import answer, plain, table
from parindex.cli.present.tier import tier_title
from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.policy_words import in_force_words, weighted_words
from parindex.language.revision_words import compared_words
from parindex.model.results.changes import Moved
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.reporting.report.adjusted import adjustments
from parindex.reporting.report.changes import change_words
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.departed_units import left_groups, left_units, left_words
from parindex.reporting.report.figures import Figures
from parindex.workflow.rank import Ranking

__all__ = ["print_ranking"]

_ARROWS = {"up": "↑", "same": "=", "down": "↓", None: "–"}


def print_ranking(ranking: Ranking, speech: Speech, *, codes: bool = False) -> None:
    """Print every block: completeness (with the `codes` of missing scores), ranks, tiers, changes."""
    print_revision(ranking.place, speech)
    for sentence in compared_words(ranking.compared, speech):
        answer(plain(sentence))
    for block in ranking.blocks:
        answer(plain(f"{block.title} · {block.year} · {block.edition.key}"), style="bold")
        answer(plain(_completeness(block, speech, codes=codes)))
        _print_standings(block, speech)
        print_comparison(block, speech)
        for group in left_groups(left_units(block, speech)):
            answer(plain(left_words(group, block.compare, speech)))
        if block.block in ranking.against_published:
            print_against(ranking, block, speech)
        answer()
    for published in ranking.published:
        print_published(published, speech)


def _print_standings(block: BlockStandings, speech: Speech) -> None:
    compared = block.compare is not None
    made = table(*_columns(speech, block))
    figures = Figures(block.edition.policy, speech)
    for standing in block.standings:
        row = _row(standing, block.ranked, figures, speech)
        made.add_row(*row, *(_change(standing, figures, speech) if compared else ()))
    answer(made)
    for sentence in decided_words(block, figures, speech):
        answer(plain(sentence))
    if block.in_force:
        answer(plain(in_force_words(block.in_force, block.edition, speech)))
    if block.mean is not None:
        by = f" ({weighted_words(block.weights.name, speech)})" if block.weights else ""
        answer(plain(speech.say("Mean of the ranked units: {mean}", mean=figures.value(block.mean).text) + by))


def _columns(speech: Speech, block: BlockStandings) -> list[tuple[str, bool]]:
    adjusted = ((speech.say("Bonus"), True), (speech.say("Penalty"), True))
    columns = [
        (speech.say("Rank"), True),
        (speech.say("Unit"), False),
        (speech.say("Pts"), True),
        *(adjusted if block.edition.adjustments else ()),
        (speech.say("Max"), True),
        (speech.say("Index"), True),
        (speech.say("Tier"), False),
        (speech.say("± avg"), True),
    ]
    if block.compare is not None:
        rank = f"{speech.say('± rank')}\n({block.compare})"
        columns += [(speech.say("± index"), True), (rank, True), (speech.say("± tier"), False)]
    return columns


def _row(standing: Standing, of: int, figures: Figures, speech: Speech) -> Sequence[str]:
    card = standing.card
    return (
        f"{standing.rank}/{of}" if standing.rank is not None else "–",
        plain(card.name),
        figures.value(card.points).text,
        *(figure.text for figure in adjustments(card, figures) if card.edition.adjustments),
        figures.maximum(card.applicable).text,
        figures.value(card.index).text,
        tier_title(card, speech),
        figures.change(standing.from_mean).text,
    )


def _change(standing: Standing, figures: Figures, speech: Speech) -> tuple[str, str, str]:
    words = change_words(standing.change, figures, speech)
    tier = standing.change.tier if isinstance(standing.change, Moved) else None
    rank = f"{words.rank.text} ({words.previous_rank})" if words.previous_rank else words.rank.text
    beside = f"{_ARROWS[tier]} {words.note}" if words.note else _ARROWS[tier]
    return words.index.text, rank, plain(words.reason or beside)


def _completeness(block: BlockStandings, speech: Speech, *, codes: bool) -> str:
    received = len(block.standings) + len(block.incomplete)
    expected = received + len(block.absent)
    parts = [
        speech.plural(
            "{received} of {expected} sheet received",
            "{received} of {expected} sheets received",
            expected,
            received=received,
            expected=expected,
        )
    ]
    if block.absent:
        parts.append(speech.say("missing: {names}", names=", ".join(name for _, name in block.absent)))
    if block.incomplete:
        sheets = [(card.name, card.missing) for card in block.incomplete]
        parts.append(speech.say("incomplete: {names}", names="; ".join(sheets_lacking(sheets, speech, every=codes))))
        if not codes and any(len(card.missing) > 1 for card in block.incomplete):
            parts.append(speech.say("--codes names every missing score"))
    return "; ".join(parts)
