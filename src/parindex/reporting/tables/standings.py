"""A ranked block with all that stands around its table: completeness, means, and what became of the compared year."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.policy_words import in_force_words, weighted_words
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.scorecards import BlockStandings
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Heading, Sentence, Shown
from parindex.reporting.report.changes import block_field_words, change_words, remark_words
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.like_for_like import like_report
from parindex.reporting.report.predecessors import derived_rows
from parindex.reporting.report.units import left_groups, left_units, left_words
from parindex.reporting.tables.comparison.beside_changes import derived_table, like_table
from parindex.reporting.tables.ranking import ranking_lines, ranking_table

__all__ = ["standing_blocks"]


def standing_blocks(block: BlockStandings, voice: Speech, *, codes: bool) -> Iterator[AnyBlock]:
    """Yield completeness (with the `codes` of missing scores), ranks, tiers, changes of one block of units."""
    figures = Figures(block.edition.policy, voice)
    yield Heading(2, f"{block.title} · {block.year} · {block.edition.key}")
    yield Sentence(_completeness(block, voice, codes=codes))
    yield ranking_table(ranking_lines(block, figures), compare=block.compare, readers=Shown.SCREEN)
    yield from map(Sentence, decided_words(block, figures, voice))
    if block.in_force:
        yield Sentence(in_force_words(block.in_force, block.edition, voice))
    if block.mean is not None:
        by = f" ({weighted_words(block.weights.name, voice)})" if block.weights else ""
        yield Sentence(voice.say("Mean of the ranked units: {mean}", mean=figures.value(block.mean).text) + by)
    yield from _compared(block, figures)
    groups = left_groups(left_units(block, voice))
    yield from (Sentence(left_words(group, block.compare, voice)) for group in groups)


def _completeness(block: BlockStandings, voice: Speech, *, codes: bool) -> str:
    received = len(block.standings) + len(block.incomplete)
    expected = received + len(block.absent)
    parts = [
        voice.plural(
            "{received} of {expected} sheet received",
            "{received} of {expected} sheets received",
            expected,
            received=received,
            expected=expected,
        )
    ]
    if block.absent:
        parts.append(voice.say("missing: {names}", names=", ".join(name for _, name in block.absent)))
    if block.incomplete:
        sheets = [(card.name, card.missing) for card in block.incomplete]
        parts.append(voice.say("incomplete: {names}", names="; ".join(sheets_lacking(sheets, voice, every=codes))))
        if not codes and any(len(card.missing) > 1 for card in block.incomplete):
            parts.append(voice.say("--codes names every missing score"))
    return "; ".join(parts)


def _compared(block: BlockStandings, figures: Figures) -> Iterator[AnyBlock]:
    """Yield, once for the block, why units are not comparable, and the figures that are no changes."""
    voice = figures.voice
    changes = [each.change for each in block.standings if isinstance(each.change, NotComparable)]
    told = [change_words(change, figures, voice) for change in changes]
    for reason, how in dict.fromkeys((words.reason, words.how) for words in told if words.how):
        yield Sentence(f"{reason}: {how}")
    if block.remarks and any(isinstance(each.change, Moved) for each in block.standings):
        yield Sentence(remark_words(block.remarks, voice))
    if field := block_field_words((each.change for each in block.standings), voice):
        yield Sentence(field)
    if rows := derived_rows(block, figures, voice):
        words = "Derived, no official change: {year} weighted by the shares of the predecessors"
        about = Phrase(words, {"year": block.compare})
        yield from (Break(), Sentence(about), derived_table(rows, block.compare))
    if (like := like_report(block, figures, voice)) is not None:
        yield from (Break(), Sentence(like.text))
        if like.available:
            yield like_table(like.rows, block.year, block.compare)
