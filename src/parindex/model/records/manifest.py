"""The manifest of a published year: what was published, from what, so that anybody can compute it again.

Exact numbers are texts (`185/2`); digests are SHA-256 of raw bytes in hexadecimal digits.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from parindex.model.definition import Frozen

__all__ = [
    "BlockResults",
    "Cell",
    "Definition",
    "DossierLine",
    "HistoryLine",
    "Input",
    "Manifest",
    "Role",
    "UnitResult",
    "canonical",
    "lacking",
    "manifest_digest",
    "read_manifest",
]


def _moment(text: str) -> str:
    datetime.fromisoformat(text).astimezone(UTC)
    return text


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

Moment = Annotated[str, AfterValidator(_moment)]

Cell = tuple[str, str, str, str, str]
"""The answer that counted: its stage, its cell, the text of the cell, what it means, and the points that it gave."""

_LONE = re.compile("[\ud800-\udfff]")


class Role(StrEnum):
    """What a definition file defines."""

    SETTINGS = "settings"
    REGISTRY = "registry"
    CRITERIA = "criteria"
    TEMPLATE = "template"
    MONITORING = "monitoring"
    SURVEY = "survey"
    POPULATION = "population"
    PLAN = "plan"


class Definition(Frozen):
    """A file that the results depend on; or the look of the reports (a template), or the plan of the year."""

    role: Role
    path: str
    """As the workspace names it."""
    sha256: Digest


class Input(Frozen):
    """A sheet that was read: one step of one unit, or (`step` is empty) a sheet that was taken whole."""

    unit: str
    step: str
    path: str
    sheet: str
    sha256: str
    """Of the file."""
    entries: Digest
    """Of everything that was typed in the sheet, as the store writes it."""


class UnitResult(Frozen):
    """What was published of one unit."""

    name: str
    points: str
    applicable: str
    """The maximum that applies to the unit."""
    index: str | None
    """Exact; `None` for an incomplete sheet."""
    published: str | None
    """The index as printed."""
    tier: str | None
    rank: int | None
    missing: tuple[str, ...] = ()
    """Components without a score."""
    cells: dict[str, Cell]
    """By code: components and adjustments."""


class BlockResults(Frozen):
    """One block."""

    title: str
    criteria: str
    """Key of the edition."""
    digest: str
    """Of what the edition scores and how."""
    mean: str | None
    units: dict[str, UnitResult]
    absent: dict[str, str]
    """Names of units without a sheet, by id."""


class HistoryLine(Frozen):
    """A result of the year that is known only as published."""

    unit: str
    block: str
    name: str
    figures: str
    """As the store writes them."""
    digest: Digest
    """Of `figures`."""


class DossierLine(Frozen):
    """The dossiers of one unit in the year, which its on-time rates were computed from."""

    unit: str
    rows: str
    """As the store writes them: month, receiver (empty: the unit itself) and counts of each row, as JSON."""
    digest: Digest
    """Of `rows`."""


class Manifest(Frozen):
    """What one revision of one year published."""

    kind: Literal["parindex-manifest"] = "parindex-manifest"
    parindex: str
    """Version of the program."""
    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    workspace: str
    year: int
    revision: int
    reason: str
    """Why the revision before was amended; empty for the first."""
    previous: str
    """Digest of the manifest before; empty for the first."""
    journal: Digest
    """Digest of the last record of the journal before the publication."""
    published_at: Moment
    """UTC, ISO 8601."""
    basis: Literal["self", "appraised"]
    partial: bool
    """True: published although sheets were missing or incomplete."""
    definitions: tuple[Definition, ...]
    inputs: tuple[Input, ...]
    blocks: dict[str, BlockResults]
    history: tuple[HistoryLine, ...] = ()
    """Results of the year that are known only as published; manifests without any do not have the key."""
    dossiers: tuple[DossierLine, ...] = ()
    """Dossiers of the year by unit; manifests without any do not have the key."""


def canonical(manifest: Manifest) -> str:
    """Write a manifest in its one form: sorted keys, no spaces, one line; the file holds just this text in UTF-8."""
    document = manifest.model_dump(mode="python", by_alias=True)
    for rare in ("history", "dossiers"):
        if not document[rare]:
            del document[rare]
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def lacking(manifest: Manifest) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the units without a sheet, and those whose sheet lacks scores with the codes of the components."""
    for block in manifest.blocks.values():
        yield from ((name, ()) for name in block.absent.values())
        yield from ((unit.name, tuple(unit.missing)) for unit in block.units.values() if unit.missing)


def manifest_digest(text: str) -> str:
    """Return the SHA-256 of a manifest, as `sha256sum` says it of the file."""
    return sha256(text.encode()).hexdigest()


def read_manifest(text: str) -> Manifest | None:
    """Read a manifest; `None` if the text is none."""
    try:
        return Manifest.model_validate(json.loads(text))
    except (ValidationError, ValueError, RecursionError):
        return None
