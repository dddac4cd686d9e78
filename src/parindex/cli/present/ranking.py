"""Standings as tables, one a block."""

from parindex.cli.present.comparison import print_comparison
from parindex.cli.present.published import print_published
from parindex.cli.present.published_ranking import print_against
from parindex.cli.present.revision import print_revision
from parindex.cli.present.terminal import answer, plain, print_blocks
from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.policy_words import in_force_words, weighted_words
from parindex.language.revision_words import compared_words
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.blocks import Shown
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.units import left_groups, left_units, left_words
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.workflow.rank import Ranking

__all__ = ["print_ranking"]


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
    figures = Figures(block.edition.policy, speech)
    print_blocks([ranking_table(ranking_lines(block, figures), compare=block.compare, readers=Shown.SCREEN)], speech)
    for sentence in decided_words(block, figures, speech):
        answer(plain(sentence))
    if block.in_force:
        answer(plain(in_force_words(block.in_force, block.edition, speech)))
    if block.mean is not None:
        by = f" ({weighted_words(block.weights.name, speech)})" if block.weights else ""
        answer(plain(speech.say("Mean of the ranked units: {mean}", mean=figures.value(block.mean).text) + by))


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
