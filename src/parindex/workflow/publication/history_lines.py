"""Results that are known only as published: are the stored figures those that the journal tells of?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parindex.model.records.journal import Action, Record, sheets_noted
from parindex.model.records.manifest import HistoryLine, Manifest
from parindex.workflow.publication.findings import Finding, disproof

__all__ = ["check_history", "check_manifest_history"]


def check_history(lines: Sequence[HistoryLine], year: int, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield the stored lines of a year that are not those that came last."""
    if records is not None:
        yield from _compared(lines, _told(records, year), "history_changed", "history_gone")


def check_manifest_history(manifest: Manifest, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield the lines of a manifest that are not those that had come before its publication."""
    if records is None or not manifest.history:  # manifests of earlier versions have none
        return
    wanted = (Action.PUBLISHED, manifest.year, manifest.revision)
    numbers = [one.number for one in records if (one.action, one.year, one.revision) == wanted]
    before = [one for one in records if numbers and one.number < numbers[0]]
    yield from _compared(manifest.history, _told(before, manifest.year), "history_published", "history_unpublished")


def _compared(lines: Iterable[HistoryLine], told: Mapping[str, str], differs: str, absent: str) -> Iterator[Finding]:
    there = set[str]()
    for line in lines:
        there.add(line.unit)
        if told.get(line.unit) != line.digest:
            yield disproof(differs, unit=line.unit, name=line.name)
    for unit in sorted(told.keys() - there):
        yield disproof(absent, unit=unit)


def _told(records: Iterable[Record], year: int) -> dict[str, str]:
    """Return the digest of the figures that came last, by unit."""
    imports = (one for one in records if (one.action, one.year) == (Action.IMPORTED, year))
    return {unit: digest for one in imports for unit, _, digest in sheets_noted(one.detail.get("history"))}
