"""Published results as plain documents for machines; `source` is always `published`.

Figures are those that were printed, with as many decimals; an index that was computed from points and
maximum says so.
"""

from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Policy
from parindex.model.results.printed_history import PublishedResult
from parindex.model.results.printed_tables import PublishedBlock, PublishedStanding
from parindex.model.scores import Source
from parindex.reporting.documents.ranking import Document, change_document, exact, number, title_document
from parindex.reporting.writers.records import harmless_document

__all__ = ["SOURCE", "published_document", "result_document"]

SOURCE = "published"


def published_document(block: PublishedBlock, policy: Policy | None = None) -> Document:
    """Return the lines of one block; computed figures are rounded by `policy`."""
    rules = policy or Policy()
    return harmless_document(
        {
            "block": block.block,
            "title": title_document(block.title),
            "source": SOURCE,
            "criteria": block.criteria or None,
            "mean": None,
            "units": [_unit(standing, rules, compared=block.compare is not None) for standing in block.standings],
            "left": [{"unit": unit, "name": name} for unit, name, _ in block.left],
            "unsure": block.unsure,
        }
    )


def result_document(result: PublishedResult) -> Document:
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
            "rank": result.rank,
            "of": result.of,
            "areas": [
                {"title": title_document(title), "value": _printed(value)} for title, value in result.areas.items()
            ],
            "from": _from(result.source, result.cell),
        }
    )


def _unit(standing: PublishedStanding, policy: Policy, *, compared: bool) -> Document:
    document = result_document(standing.result)
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
