"""Published results as tables; each says that nothing in it was recomputed."""

from collections.abc import Sequence

from parindex.cli.present.terminal import answer, print_blocks, say
from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.printed_tables import PublishedBlock
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.documents.printed_tables import SOURCE, published_document, result_document
from parindex.reporting.report.published_caveats import remedy_words
from parindex.reporting.tables.published import published_blocks
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
    print_blocks(published_blocks(block, speech), speech)
    if block.unsure and block.compare is not None:
        say(remedy_words(speech))


def history_document(years: Sequence[PublishedYear], editions: Sequence[Edition]) -> Document:
    """Return all published tables for machines, with the ids of tiers that `editions` know."""
    return {
        **head(2),
        "years": [
            {
                "year": year.year,
                "source": SOURCE,
                "scored": list(year.scored),
                "blocks": [published_document(block, editions=editions) for block in year.blocks],
            }
            for year in years
        ],
    }


def imported_document(imported: Imported, issues: Sequence[Document], editions: Sequence[Edition]) -> Document:
    """Return what a table held and what became of it."""
    saved = imported.saved
    return {
        **head(2),
        "year": imported.year,
        "source": SOURCE,
        "units": [{"block": result.block, **result_document(result, editions)} for result in imported.results],
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
