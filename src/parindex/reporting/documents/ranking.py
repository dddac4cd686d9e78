"""Results as plain documents for machines: the contract of schema 1, ready for `json.dumps`.

Numbers are rounded by the policy of the set; beside each stands its exact value as a string ("8479/100").
"""

from collections.abc import Sequence
from typing import Any, assert_never

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition, Policy
from parindex.model.issues import Issue
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.results.changes import (
    Change,
    Derived,
    Difference,
    Entered,
    Left,
    Moved,
    NotComparable,
    Reason,
    UnitName,
)
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.scores import Basis
from parindex.model.texts.worded import both
from parindex.reporting.blocks import Shown, tabled
from parindex.reporting.documents.like_for_like import like_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.cards import CARD_COLUMNS
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.reporting.writers.records import record_of, records
from parindex.version import __version__

__all__ = [
    "Document",
    "aside_document",
    "block_document",
    "card_document",
    "change_document",
    "compared_document",
    "error_document",
    "exact",
    "head",
    "issues_document",
    "number",
    "parts_document",
]
__all__ += [
    "basis_of",
    "published_by",
    "rank_document",
    "revision_document",
    "score_document",
    "set_document",
    "title_document",
]

Document = dict[str, Any]


def head(schema: int = 1) -> Document:
    """Return what every document starts with; `schema` is the number of its contract."""
    return {"parindex": __version__, "schema": schema}


def set_document(edition: Edition) -> Document:
    """Name the criteria set of a result; `draft` stands there while it is one."""
    return {"criteria": edition.key, **({"draft": True} if edition.draft else {})}


def title_document(text: str) -> Document:
    """Return a title in both languages: no document depends on the language of its reader."""
    return {language: one_line(words) for language, words in both(text).items()}


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


def basis_of(revision: Revision) -> str:
    """Return which scores count."""
    return (revision.counted or Basis.APPRAISED).value


def published_by(place: RevisionPlace | None) -> Document:
    """Return which scores were published where others are shown; nothing for any other answer."""
    other = place.revision.published_by if place is not None else None
    return {} if other is None else {"published_basis": other.value}


def revision_document(place: RevisionPlace | None) -> Document:
    """Return `revision` for a year that was published or amended; nothing for any other. Times are UTC."""
    if place is None or not (place.is_amended or place.revision.is_published):
        return {}
    revision, before, after = place.revision, place.before, place.after
    return {
        "revision": {
            **_revision(revision),
            "previous_published_at": before.published_at if before else None,
            "superseded_by": after.number if after and after.is_published else None,
        }
    }


def compared_document(compared: Revision | None) -> Document:
    """Return `compared_revision` where the compared year was published or amended; nothing for any other."""
    if compared is None or (compared.number == 1 and not compared.is_published):
        return {}
    return {"compared_revision": _revision(compared)}


def _revision(revision: Revision) -> Document:
    return {
        "number": revision.number,
        "reason": one_line(revision.reason),
        "published_at": revision.published_at or None,
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
        "incomplete": [
            {"unit": card.unit, "name": one_line(card.name), "missing": list(card.missing)} for card in block.incomplete
        ],
        "absent": [{"unit": unit, "name": one_line(name)} for unit, name in block.absent],
        "left": [
            {"unit": unit, "name": one_line(name), "change": change_document(left, policy)}
            for unit, name, left in block.left
        ],
        **({"remarks": parts_document(block.remarks)} if block.remarks else {}),
        **like_document(block),
    }


def score_document(cards: Sequence[Scorecard], issues: Sequence[Document] = ()) -> Document:
    """Return the result of every unit with its areas; `issues` are those of :func:`issues_document`."""
    return {**head(2), "units": [card_document(card) for card in cards], "issues": list(issues)}


def card_document(card: Scorecard) -> Document:
    """Return one unit's result with its areas, and where it was read."""
    source = card.sheet.source
    return {
        **_result(card),
        "year": card.sheet.year,
        **set_document(card.edition),
        "basis": card.basis.value,
        "missing": list(card.missing),
        "areas": [_node(card, area.code, card.edition) for area in card.edition.index],
        "source": {"file": one_line(source.path), "sheet": one_line(source.sheet), "sha256": source.sha256},
    }


def issues_document(issues: Sequence[Issue], voice: Speech) -> Document:
    """Return every issue in words."""
    return {**head(), "issues": [issue_document(issue, voice) for issue in issues]}


def error_document(error: ParindexError, issues: Sequence[Issue], voice: Speech) -> Document:
    """Return why a command stopped, with the problems of the definitions if it was for these."""
    told = {"message": one_line(voice.error(error)), "exit_code": error.exit_code}
    return {**issues_document(issues, voice), "error": told}


def issue_document(issue: Issue, voice: Speech) -> Document:
    """Return one issue in words; empty strings stand for what does not apply."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "file": one_line(issue.place.file),
        "sheet": one_line(issue.place.sheet),
        "cell": issue.place.cell,
        "unit": one_line(issue.unit),
        "criterion": one_line(issue.criterion),
        "message": one_line(voice.message(issue)),
        "remedy": one_line(voice.remedy(issue)),
    }


def _result(card: Scorecard) -> Document:
    return record_of(tabled("card", CARD_COLUMNS, [card], policy=card.edition.policy))


def _units(block: BlockStandings, policy: Policy) -> list[Document]:
    """Return every unit by the columns of the ranking, and what changed."""
    lines = ranking_lines(block, Figures(policy, speech("en")))
    told = records(ranking_table(lines, readers=Shown.RECORD))
    return [_unit(record, line.standing, policy) for record, line in zip(told, lines, strict=True)]


def _unit(record: Document, standing: Standing, policy: Policy) -> Document:
    change = None if standing.change is None else change_document(standing.change, policy)
    mean = {key: record.pop(key) for key in ("from_mean", "from_mean_exact")}
    return {**record, "change": change, **mean}


def _node(card: Scorecard, code: str, edition: Edition) -> Document:
    node = card.nodes[code]
    return {
        "code": code,
        "title": title_document(str(edition.nodes[code].title)),
        "points": number(node.points, edition.policy),
        "max": number(node.applicable, edition.policy),
        "index": number(node.index, edition.policy),
        "index_exact": exact(node.index),
    }


def change_document(change: Change, policy: Policy) -> Document:
    """Return what became of a unit since another year, or why that cannot be said."""
    match change:
        case Moved():
            return {
                "status": "moved",
                "points": number(change.points, policy),
                "index": number(change.index, policy),
                "index_exact": exact(change.index),
                "rank": change.rank,
                "tier": change.tier,
                "previous_rank": change.previous_rank,
                "previous_ranked": change.previous_ranked,
                "previous_index": number(change.previous_index, earlier_policy(change, policy)),
                **aside_document(change, policy),
            }
        case Entered(reason=reason):
            return {"status": "entered", "reason": reason.value}
        case Left(reason=reason):
            return {"status": "left", "reason": reason.value}
        case NotComparable(reason=reason, detail=detail):
            return {
                "status": "not_comparable",
                "reason": reason.value,
                "detail": one_line(detail),
                **_why(change, policy),
            }
        case _:
            assert_never(change)


def earlier_policy(change: Moved, policy: Policy) -> Policy:
    """Return the policy by which the index of the other year is printed."""
    return (change.printed and change.printed.before_policy) or policy


def aside_document(change: Moved, policy: Policy) -> Document:
    """Return what belongs to a change that is stated: another name, the part of the block, why a figure is missing."""
    found: Document = {}
    if change.renamed_from is not None:
        found = {"reason": Reason.RENAMED.value, "renamed_from": _unit_name(change.renamed_from)}
    if change.block_index is not None:
        found |= {"block_index": number(change.block_index, policy), "block_index_exact": exact(change.block_index)}
    if change.block_points is not None:
        found |= {"block_points": number(change.block_points, policy)}
    reasons = {"index": change.index_reason, "rank": change.rank_reason, "tier": change.tier_reason}
    return found | {f"{name}_reason": reason.value for name, reason in reasons.items() if reason is not None}


def _unit_name(unit: UnitName) -> Document:
    return {"unit": unit.unit, "name": one_line(unit.name)}


def _why(change: NotComparable, policy: Policy) -> Document:
    """The parts of a reason, and what was derived beside it."""
    found: Document = {}
    if change.differences:
        found["differences"] = parts_document(change.differences)
    if change.previous_block:
        found["previous_block"] = change.previous_block
    if change.derived is not None:
        found["derived"] = _derived(change.derived, policy)
    return found


def parts_document(differences: Sequence[Difference]) -> list[Document]:
    """Return in what two sets differ, kind by kind."""
    return [{"kind": one.kind.value, "codes": list(one.codes), "more": one.more} for one in differences]


def _derived(derived: Derived, policy: Policy) -> Document:
    return {
        "index": number(derived.index, policy),
        "index_exact": exact(derived.index),
        "previous_index": number(derived.previous_index, policy),
        "previous_index_exact": exact(derived.previous_index),
        "predecessors": [
            {
                "unit": part.unit,
                "name": one_line(part.name),
                "share_exact": exact(part.share),
                "index": number(part.index, policy),
                "index_exact": exact(part.index),
            }
            for part in derived.parts
        ],
    }
