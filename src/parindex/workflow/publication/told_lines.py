"""What came beside sheets, unit by unit: is it in the store, and in the manifest, as the journal tells it?

Results that are known only as published, and dossiers of the year.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parindex.model.records.journal import Action, Record, sheets_noted
from parindex.model.records.manifest import DossierLine, HistoryLine, Manifest
from parindex.model.records.verification import Finding, disproof
from parindex.store import Store

__all__ = ["check_manifest_told", "check_told"]

Lines = Sequence[HistoryLine] | Sequence[DossierLine]


def check_told(store: Store, year: int, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield the stored lines of a year that are not those that came last."""
    if records is not None:
        for kind, lines in (("history", store.history.lines(year)), ("dossiers", store.dossiers.lines(year))):
            yield from _Compared(kind, lines, records, year).against("changed", "gone")


def check_manifest_told(manifest: Manifest, records: Sequence[Record] | None) -> Iterator[Finding]:
    """Yield the lines of a manifest that are not those that had come before its publication."""
    if records is None:
        return
    wanted = (Action.PUBLISHED, manifest.year, manifest.revision)
    numbers = [one.number for one in records if (one.action, one.year, one.revision) == wanted]
    before = [one for one in records if numbers and one.number < numbers[0]]
    for kind, lines in (("history", manifest.history), ("dossiers", manifest.dossiers)):
        if lines:  # manifests of earlier versions have none
            yield from _Compared(kind, lines, before, manifest.year).against("published", "unpublished")


@dataclass(frozen=True, slots=True)
class _Compared:
    """Lines of one kind, which is their key in the journal, and the records that tell of them."""

    kind: str
    lines: Lines
    records: Iterable[Record]
    year: int

    def against(self, differs: str, absent: str) -> Iterator[Finding]:
        told, there = self._told(), set[str]()
        for line in self.lines:
            there.add(line.unit)
            if told.get(line.unit) != line.digest:
                yield disproof(f"{self.kind}_{differs}", unit=line.unit, name=getattr(line, "name", line.unit))
        for unit in sorted(told.keys() - there):
            yield disproof(f"{self.kind}_{absent}", unit=unit)

    def _told(self) -> Mapping[str, str]:
        """Return the digest that came last, by unit."""
        imports = (one for one in self.records if (one.action, one.year) == (Action.IMPORTED, self.year))
        return {unit: digest for one in imports for unit, _, digest in sheets_noted(one.detail.get(self.kind))}
