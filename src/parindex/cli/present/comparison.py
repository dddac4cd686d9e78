"""What stands below a ranking that was compared: how the criteria changed, and what was derived."""

from parindex.cli.present.terminal import answer, plain, print_blocks
from parindex.language import Speech
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.scorecards import BlockStandings
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Break, Sentence
from parindex.reporting.report.changes import block_field_words, change_words, remark_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.like_for_like import like_report
from parindex.reporting.report.predecessors import derived_rows
from parindex.reporting.tables.beside_changes import derived_table, like_table

__all__ = ["print_comparison"]


def print_comparison(block: BlockStandings, speech: Speech) -> None:
    """Print, once for the block, why units are not comparable, and the figures that are no changes."""
    figures = Figures(block.edition.policy, speech)
    changes = [each.change for each in block.standings if isinstance(each.change, NotComparable)]
    told = [change_words(change, figures, speech) for change in changes]
    for reason, how in dict.fromkeys((words.reason, words.how) for words in told if words.how):
        answer(plain(f"{reason}: {how}"))
    if block.remarks and any(isinstance(each.change, Moved) for each in block.standings):
        answer(plain(remark_words(block.remarks, speech)))
    field = block_field_words((each.change for each in block.standings), speech)
    if field:
        answer(field)
    _print_derived(block, figures, speech)
    _print_like(block, figures, speech)


def _print_like(block: BlockStandings, figures: Figures, speech: Speech) -> None:
    found = like_report(block, figures, speech)
    if found is None:
        return
    answer()
    answer(found.text)
    if not found.available:
        return
    print_blocks([like_table(found.rows, block.year, block.compare)], speech)


def _print_derived(block: BlockStandings, figures: Figures, speech: Speech) -> None:
    rows = derived_rows(block, figures, speech)
    if not rows:
        return
    about = Phrase(
        "Derived, no official change: {year} weighted by the shares of the predecessors", {"year": block.compare}
    )
    print_blocks([Break(), Sentence(about), derived_table(rows, block.compare)], speech)
