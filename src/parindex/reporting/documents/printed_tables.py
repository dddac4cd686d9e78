"""Published results as plain documents for machines; `source` is always `published`.

Figures are those that were printed, with as many decimals; an index that was computed from points and
maximum says so.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Edition, Policy
from parindex.model.results.printed.history import PublishedResult
from parindex.model.results.printed.tables import PublishedBlock, PublishedStanding, PublishedYear
from parindex.model.scores import Source
from parindex.reporting.documents.comparison.changes import change_document
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.writers.records import harmless_document

__all__ = ["history_document", "imported_document", "published_document"]

SOURCE = "published"


def published_document(
    block: PublishedBlock, policy: Policy | None = None, editions: Sequence[Edition] = ()
) -> Document:
    """Return the lines of one block; computed figures are rounded by `policy`, tiers known by the set that was told."""
    rules = policy or Policy()
    return harmless_document(
        {
            "block": block.block,
            "title": title_document(block.title),
            "source": SOURCE,
            "criteria": block.criteria or None,
            "mean": None,
            "units": [
                _unit(standing, rules, editions, compared=block.compare is not None) for standing in block.standings
            ],
            "left": [{"unit": unit, "name": name} for unit, name, _ in block.left],
            "unsure": block.unsure,
        }
    )


def history_document(years: Sequence[PublishedYear], editions: Sequence[Edition]) -> Document:
    """Return all published tables, with the ids of tiers that `editions` know."""
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


def imported_document(
    year: int, results: Sequence[PublishedResult], stored: Document | None, editions: Sequence[Edition]
) -> Document:
    """Return what a table held and what became of it; `stored` is `None` where nothing was."""
    units = [{"block": result.block, **result_document(result, editions)} for result in results]
    return {**head(2), "year": year, "source": SOURCE, "units": units, "stored": stored}


def result_document(result: PublishedResult, editions: Sequence[Edition] = ()) -> Document:
    """Return one line as it was printed, and where."""
    return harmless_document(
        {
            "unit": result.unit,
            "name": result.name,
            "points": _printed(result.points),
            "max": _printed(result.maximum),
            "index": _printed(result.index),
            "index_exact": None if result.index is None else exact(Fraction(result.index)),
            "tier": result.tier or None,
            "tier_id": _tier_id(result, editions),
            "rank": result.rank,
            "of": result.of,
            "areas": [
                {"title": title_document(title), "value": _printed(value)} for title, value in result.areas.items()
            ],
            "from": _from(result.source, result.cell),
        }
    )


def _tier_id(result: PublishedResult, editions: Sequence[Edition]) -> str | None:
    """Return the id of the printed tier in the set that was told; `None` where that is not at hand or has none such."""
    tiers = (tier for edition in editions if edition.key == result.criteria for tier in edition.tiers)
    printed = result.tier.casefold()
    named = (one.id for one in tiers if printed in {one.title.in_(locale).casefold() for locale in ("vi", "en")})
    return next(named, None)


def _unit(standing: PublishedStanding, policy: Policy, editions: Sequence[Edition], *, compared: bool) -> Document:
    document = result_document(standing.result, editions)
    if standing.result.index is None:
        document |= {"index": number(standing.index, policy), "index_exact": exact(standing.index)}
    document["index_computed"] = standing.result.index is None and standing.index is not None
    change = standing.change if compared else None
    document["change"] = None if change is None else change_document(change, policy)
    return document


def _printed(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _from(source: Source | None, cell: str) -> Document | None:
    if source is None:
        return None
    return {
        "file": source.path,
        "sheet": source.sheet,
        "cell": cell,
        "sha256": source.sha256,
    }
