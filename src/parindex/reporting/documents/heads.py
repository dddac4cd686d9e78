"""What documents for machines start with: versions, titles, which scores of which revision."""

from typing import Any

from parindex.model.criteria import Edition
from parindex.model.part_of_year import PartOfYear
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.scores import Basis
from parindex.model.texts.worded import both
from parindex.reporting.writers.records import harmless_document
from parindex.version import __version__

__all__ = [
    "Document",
    "basis_of",
    "compared_document",
    "head",
    "marks_document",
    "opened_document",
    "published_by",
    "revision_document",
    "set_document",
    "title_document",
]

Document = dict[str, Any]


def head(schema: int = 1) -> Document:
    """Return what every document starts with; `schema` is the number of its contract."""
    return {"parindex": __version__, "schema": schema}


def set_document(edition: Edition) -> Document:
    """Name the criteria set of a result; `draft` stands there while it is one, `period` if it covers part of a year."""
    return {"criteria": edition.key, **marks_document(draft=edition.draft, period=edition.period)}


def marks_document(*, draft: bool, period: PartOfYear | None) -> Document:
    """Return what a result must not be read without: that its set is a draft, or covers part of a year."""
    part = {} if period is None else {"period": {"from": period.from_.isoformat(), "to": period.to.isoformat()}}
    return {**({"draft": True} if draft else {}), **part}


def title_document(text: str) -> Document:
    """Return a title in both languages: no document depends on the language of its reader."""
    return harmless_document(both(text))


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


def opened_document(revision: Revision) -> Document:
    """Return the revision that was opened. Times are UTC."""
    opened = {"reason": revision.reason, "opened_at": revision.opened_at}
    return {**head(), "year": revision.year, "revision": revision.number, **harmless_document(opened)}


def _revision(revision: Revision) -> Document:
    return harmless_document(
        {"number": revision.number, "reason": revision.reason, "published_at": revision.published_at or None}
    )
