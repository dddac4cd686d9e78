"""The manifests that lie beside the reports, where publish wrote them: do they say what the store says?"""

import re
from collections.abc import Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

from parindex.model.records.journal import Action, Record
from parindex.model.records.manifest import manifest_digest
from parindex.model.records.revisions import Revision
from parindex.model.records.verification import Finding, disproof

__all__ = ["check_beside"]

_NAME = re.compile(r"manifest-([0-9]{4})-r([0-9]{1,4})\.json", re.ASCII)


def check_beside(
    home: Path, year: int, revisions: Sequence[Revision], records: Sequence[Record] | None
) -> Iterator[Finding]:
    """Yield manifests that are not those of the store, and those of revisions that the store does not know."""
    written = {one.number: manifest_digest(one.manifest) for one in revisions if one.is_published}
    published = (Action.PUBLISHED, year)
    told = {one.revision for one in records or () if (one.action, one.year) == published}
    for number, path in _manifests(home / "published" / f"{year}", year):
        name = path.relative_to(home).as_posix()
        if number in written:
            if (found := _digest(path)) != written[number]:
                yield disproof("beside_differs", path=name, found=found or "–", written=written[number])
        elif number not in told:  # else the journal tells of it
            yield disproof("beside_unknown", path=name, revision=number)


def _manifests(folder: Path, year: int) -> list[tuple[int, Path]]:
    try:
        paths = list(folder.iterdir())
    except OSError:  # nothing is at hand
        return []
    named = ((_NAME.fullmatch(path.name), path) for path in paths)
    return sorted((int(name[2]), path) for name, path in named if name and int(name[1]) == year)


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
