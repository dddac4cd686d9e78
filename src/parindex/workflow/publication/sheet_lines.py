"""Score sheets and the journal: is what was published what the program had read?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.journal import Action, Record, sheets_noted
from parindex.model.records.manifest import Input, Manifest
from parindex.model.records.verification import Finding, disproof

__all__ = ["check_sheets"]

Key = tuple[str, str]
"""Unit and step."""


@dataclass(slots=True)
class _Told:
    """What the journal tells of the sheets of a year; a digest is `None` where an earlier version noted another."""

    digests: dict[Key, tuple[str, str] | None] = field(default_factory=dict)
    expected: set[Key] = field(default_factory=set)
    """What must be there; a whole sheet may have taken the place of the steps before it."""

    def add(self, detail: Mapping[str, object]) -> None:
        """Note what one run brought."""
        step = str(detail.get("step", ""))
        for unit, file, entries in sheets_noted(detail):
            if not step:
                self.expected -= {key for key in self.expected if key[0] == unit}
            self.expected.add((unit, step))
            exact = not step or detail.get("kept") is True
            self.digests[unit, step] = (file, entries) if exact else None


def check_sheets(
    manifest: Manifest, stored: Iterable[StoredSheet], records: Sequence[Record] | None
) -> Iterator[Finding]:
    """Yield the sheets of a manifest that are not those that the journal says were read before its publication.

    Sheets from before the journal (a store of an earlier version) are not doubted.
    """
    if records is None:
        return
    before = _before(manifest, records)
    told = _Told()
    for record in before:
        if (record.action, record.year) == (Action.SCORED, manifest.year):
            told.add(record.detail)
    since = min((_moment(record.at) for record in before), default=None)
    at = {(one.sheet.unit, one.step or ""): one.at.astimezone(UTC) for each in stored for one in each.arrivals}
    names = {unit: one.name for block in manifest.blocks.values() for unit, one in block.units.items()}
    for one in manifest.inputs:
        if (kind := _wrong(one, told, at, since)) is not None:
            yield _finding(kind, names, one.unit, one.step)
    for unit, step in sorted(told.expected - {(one.unit, one.step) for one in manifest.inputs}):
        yield _finding("sheet_lost", names, unit, step)


def _before(manifest: Manifest, records: Sequence[Record]) -> list[Record]:
    """Return what was done before a publication, or everything if that is still to come."""
    wanted = (Action.PUBLISHED, manifest.year, manifest.revision)
    end = next((one.number for one in records if (one.action, one.year, one.revision) == wanted), None)
    return [one for one in records if end is None or one.number < end]


def _wrong(one: Input, told: _Told, at: Mapping[Key, datetime], since: datetime | None) -> str | None:
    key = (one.unit, one.step)
    if key in told.digests:
        return None if told.digests[key] in {None, (one.sha256, one.entries)} else "sheet_unlike"
    came = at.get(key)
    return "sheet_untold" if since is not None and came is not None and came >= since else None


def _finding(kind: str, names: Mapping[str, str], unit: str, step: str) -> Finding:
    return disproof(kind, unit=f"{unit}, {step}" if step else unit, name=names.get(unit, unit))


def _moment(text: str) -> datetime:
    """Read the time of a record; one that cannot be read is reported with the chain, and counts as long ago."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1, 1, 1, tzinfo=UTC)
