"""Published results as tables; each says that nothing in it was recomputed."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.cli.present.terminal import answer, plain, say, table
from parindex.language import Speech
from parindex.model.criteria import Policy
from parindex.model.results.changes import Change, NotComparable
from parindex.model.results.printed_tables import PublishedBlock, PublishedStanding
from parindex.reporting.documents.printed_tables import SOURCE, published_document, result_document
from parindex.reporting.documents.ranking import Document, head
from parindex.reporting.report.changes import change_words, difference_words, reason_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.report.published_caveats import remedy_words, unsure_words
from parindex.workflow.history.history_show import PublishedYear
from parindex.workflow.history.import_history import Imported

__all__ = ["history_document", "imported_document", "print_published", "print_years", "say_imported"]


def print_years(years: Sequence[PublishedYear], speech: Speech) -> None:
    """Print all published tables; where a block was scored too, the scores count."""
    for year in years:
        for block in year.blocks:
            print_published(block, speech)
            if block.block in year.scored:
                answer(
                    speech.say("This block has scores of {year} too; they count, not these figures.", year=year.year)
                )
                answer()


def print_published(block: PublishedBlock, speech: Speech) -> None:
    """Print the lines of a block, with what changed if it was compared."""
    marked = speech.say("published, not recomputed")
    named = [block.title, str(block.year), marked, *filter(None, [block.criteria])]
    answer(plain(" · ".join(named)), style="bold")
    compared = block.compare is not None
    made = table(*_columns(speech, compared=compared, short=_short(block)))
    for standing in block.standings:
        made.add_row(*_row(standing, block, speech))
    answer(made)
    _print_notes(block, speech)
    answer()


def _short(block: PublishedBlock) -> bool:
    """Tell whether points are left out: nobody published them."""
    return all(one.result.points is None for one in block.standings)


def _columns(speech: Speech, *, compared: bool, short: bool) -> list[tuple[str, bool]]:
    columns = [
        (speech.say("Rank"), True),
        (speech.say("Unit"), False),
        *(() if short else ((speech.say("Pts"), True), (speech.say("Max"), True))),
        (speech.say("Index"), True),
        (speech.say("Tier"), False),
    ]
    if compared:
        columns += [(speech.say("± index"), True), (speech.say("± rank"), True), (speech.say("Remark"), False)]
    return columns


def _row(standing: PublishedStanding, block: PublishedBlock, speech: Speech) -> list[str]:
    result, compared = standing.result, block.compare is not None
    short = _short(block)
    rank = "–" if result.rank is None else str(result.rank) if result.of is None else f"{result.rank}/{result.of}"
    row = [rank, plain(result.name)]
    if not short:
        row += [_printed(result.points, speech), _printed(result.maximum, speech)]
    row += [_index(standing, speech), plain(result.tier) or "–"]
    return row + (_change(standing, speech) if compared else [])


def _printed(number: Decimal | None, speech: Speech) -> str:
    if number is None:
        return "–"
    return speech.number(Fraction(number), max(0, -int(number.as_tuple().exponent)))


def _index(standing: PublishedStanding, speech: Speech) -> str:
    if standing.result.index is not None or standing.index is None:
        return _printed(standing.result.index, speech)
    return speech.number(standing.index) + "*"


def _change(standing: PublishedStanding, speech: Speech) -> list[str]:
    words = change_words(standing.change, Figures(Policy(), speech), speech)
    return [words.index.text, words.rank.text, plain(words.reason or words.note)]


def _print_notes(block: PublishedBlock, speech: Speech) -> None:
    if any(one.result.index is None and one.index is not None for one in block.standings):
        answer(speech.say("* computed from the printed points and maximum"))
    for how in dict.fromkeys(_how(one.change, speech) for one in block.standings):
        if how:
            answer(plain(how))
    for unit, name, _ in block.left:
        answer(plain(speech.say("{name}: was in {year}, is not in this year", name=name or unit, year=block.compare)))
    if block.unsure and block.compare is not None:
        answer(unsure_words(block.year, block.compare, speech))
        say(remedy_words(speech))


def _how(change: Change | None, speech: Speech) -> str:
    """Say in what two sets differ, once for the block; empty for all other steps."""
    if not isinstance(change, NotComparable) or not change.differences:
        return ""
    return f"{reason_words(change.reason, '', speech)}: {difference_words(change.differences, speech)}"


def history_document(years: Sequence[PublishedYear]) -> Document:
    """Return all published tables for machines."""
    return {
        **head(2),
        "years": [
            {
                "year": year.year,
                "source": SOURCE,
                "scored": list(year.scored),
                "blocks": [published_document(block) for block in year.blocks],
            }
            for year in years
        ],
    }


def imported_document(imported: Imported, issues: Sequence[Document]) -> Document:
    """Return what a table held and what became of it."""
    saved = imported.saved
    return {
        **head(2),
        "year": imported.year,
        "source": SOURCE,
        "units": [{"block": result.block, **result_document(result)} for result in imported.results],
        "issues": list(issues),
        "stored": None
        if saved is None
        else {"new": list(saved.new), "replaced": list(saved.replaced), "unchanged": list(saved.unchanged)},
    }


def say_imported(imported: Imported, speech: Speech) -> str:
    """Say in one line what became of a table."""
    if imported.has_errors:
        return speech.say("The table has errors; nothing was stored.")
    if imported.saved is None:
        return speech.say("Nothing was stored (--dry-run): {number} units read.", number=len(imported.results))
    if not imported.saved.new and not imported.saved.replaced:
        return speech.say("{year}: unchanged, these published results were stored already.", year=imported.year)
    return speech.say(
        "{year}: published results stored – new {new}, replaced {replaced}, unchanged {unchanged}.",
        year=imported.year,
        new=len(imported.saved.new),
        replaced=len(imported.saved.replaced),
        unchanged=len(imported.saved.unchanged),
    )
