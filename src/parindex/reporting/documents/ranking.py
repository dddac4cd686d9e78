"""Rankings as plain documents for machines, ready for `json.dumps`.

Numbers are rounded by the policy of the set; beside each stands its exact value as a string ("8479/100").
"""

from collections.abc import Sequence

from parindex.language import speech
from parindex.model.criteria import Policy
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.reporting.blocks import Shown
from parindex.reporting.documents.comparison.changes import change_document, parts_document
from parindex.reporting.documents.comparison.like_for_like import like_document
from parindex.reporting.documents.heads import (
    Document,
    basis_of,
    compared_document,
    head,
    published_by,
    revision_document,
    set_document,
    title_document,
)
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.reporting.writers.records import harmless_document, records

__all__ = ["block_document", "rank_document"]


def rank_document(
    blocks: Sequence[BlockStandings],
    year: int,
    compare: int | None,
    place: RevisionPlace | None = None,
    compared: Revision | None = None,
) -> Document:
    """Return the ranking of every block."""
    return {
        **head(2),
        "year": year,
        **({} if place is None else {"basis": basis_of(place.revision)}),
        **published_by(place),
        **revision_document(place),
        "compare": compare,
        **compared_document(compared),
        "blocks": [block_document(block) for block in blocks],
    }


def block_document(block: BlockStandings) -> Document:
    """Return the ranking of one block, and which units are not in it."""
    policy = block.edition.policy
    return {
        "block": block.block,
        "title": title_document(block.title),
        **set_document(block.edition),
        "mean": number(block.mean, policy),
        "mean_exact": exact(block.mean),
        **({"mean_weights": block.weights.name} if block.weights else {}),
        "ranked": block.ranked,
        "units": _units(block, policy),
        **_unranked(block, policy),
        **({"remarks": parts_document(block.remarks)} if block.remarks else {}),
        **like_document(block),
    }


def _unranked(block: BlockStandings, policy: Policy) -> Document:
    return harmless_document(
        {
            "incomplete": [
                {"unit": card.unit, "name": card.name, "missing": list(card.missing)} for card in block.incomplete
            ],
            "absent": [{"unit": unit, "name": name} for unit, name in block.absent],
            "left": [
                {"unit": unit, "name": name, "change": change_document(left, policy)} for unit, name, left in block.left
            ],
        }
    )


def _units(block: BlockStandings, policy: Policy) -> list[Document]:
    """Return every unit by the columns of the ranking, and what changed."""
    lines = ranking_lines(block, Figures(policy, speech("en")))
    told = records(ranking_table(lines, readers=Shown.RECORD))
    return [_unit(record, line.standing, policy) for record, line in zip(told, lines, strict=True)]


def _unit(record: Document, standing: Standing, policy: Policy) -> Document:
    change = None if standing.change is None else change_document(standing.change, policy)
    mean = {key: record.pop(key) for key in ("from_mean", "from_mean_exact")}
    return {**record, "change": change, **mean}
