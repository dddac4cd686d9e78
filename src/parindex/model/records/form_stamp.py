"""What a blank form says of itself on its hidden sheet, so that a stale or foreign one is known when it returns."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["FORM_VERSION", "STAMP_SHEET", "Stamp", "stamp_from_lines", "stamp_lines"]

STAMP_SHEET = "parindex"
"""The name of the hidden sheet, in every language."""

FORM_VERSION = 1

_FIRST = "parindex.form"
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose form it is, and what it was made from. A form for many units has no `unit`."""

    workspace: str
    edition: str
    """Key of the edition: `tam-ky-communes@2020`."""
    digest: str
    year: int
    block: str = ""
    unit: str = ""
    version: int = FORM_VERSION


def stamp_lines(stamp: Stamp) -> list[str]:
    """Return the lines of the hidden sheet, one for a cell.

    >>> stamp_lines(Stamp("A city", "a@2020", "0f", 2020, unit="b"))[:2]
    ['parindex.form=1', 'form.workspace=A city']
    """
    values = {
        "workspace": stamp.workspace,
        "edition": stamp.edition,
        "digest": stamp.digest,
        "year": stamp.year,
        "block": stamp.block,
        "unit": stamp.unit,
    }
    return [f"{_FIRST}={stamp.version}", *(f"form.{key}={value}" for key, value in values.items())]


def stamp_from_lines(lines: Iterable[str]) -> Stamp | None:
    """Read the lines back; `None` if they are no stamp, or one that somebody has cut short."""
    found = dict(line.partition("=")[::2] for line in lines if "=" in line)
    values = {key.removeprefix("form."): value.strip() for key, value in found.items() if key.startswith("form.")}
    version, year = _number(found.get(_FIRST, "")), _number(values.get("year", ""))
    if version is None or year is None or not {"edition", "digest"} <= values.keys():
        return None
    texts = {key: values.get(key, "") for key in ("workspace", "block", "unit")}
    return Stamp(**texts, edition=values["edition"], digest=values["digest"], year=year, version=version)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
