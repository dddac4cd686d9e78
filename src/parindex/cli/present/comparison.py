"""What stands below a ranking that was compared: how the criteria changed, and what was derived."""

from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.report.changes import block_field_words, change_words, remark_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.like_for_like import like_report
from parindex.reporting.report.predecessors import derived_rows

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
    say, years = speech.say, (block.year, block.compare)
    columns = [(say("Unit"), False), *((f"{each}", True) for each in years), (say("± index"), True)]
    columns += [*((f"{say('Rank')}\n{each}", True) for each in years), (say("± rank"), True)]
    columns += [(f"{say('Official')}\n{each}", True) for each in years]
    made = table(*columns)
    for row in found.rows:
        indexes = (row.index, row.previous, row.change, row.place, row.previous_place, row.places)
        made.add_row(plain(row.name), *map(str, indexes), str(row.official), str(row.previous_official))
    answer(made)


def _print_derived(block: BlockStandings, figures: Figures, speech: Speech) -> None:
    rows = derived_rows(block, figures, speech)
    if not rows:
        return
    say = speech.say
    answer()
    answer(say("Derived, no official change: {year} weighted by the shares of the predecessors", year=block.compare))
    columns = (say("Unit"), False), (say("Index"), True), (say("Derived {year}", year=block.compare), True)
    made = table(*columns, (say("Difference"), True), (say("Predecessors: share × index"), False))
    for row in rows:
        cells = (row.name, row.index.text, row.previous.text, row.difference.text, "; ".join(row.parts))
        made.add_row(*map(plain, cells))
    answer(made)
