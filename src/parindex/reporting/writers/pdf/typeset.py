"""The typesetter: a template and data in, a PDF out; neither the fonts of the machine nor its clock nor a network."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parindex.errors import ParindexError

if TYPE_CHECKING:
    import typst

__all__ = ["typeset"]

_HERE: Final = files("parindex.reporting") / "writers" / "pdf"
_NO_DAY: Final = date(2000, 1, 1)
"""Stands in the properties where the day of the document is not known; the clock never does."""


def typeset(
    template: str, told: Mapping[str, object], *, day: date | None, home: Path | None = None, name: str = "typ"
) -> bytes:
    """Return the PDF of one document: tagged for screen readers (PDF/UA-1), the same bytes for the same data.

    Data reach the template as one JSON text, `data`. A template of an office, `name`, may read files of its folder
    `home`.

    Raises:
        ParindexError: the template has an error.
    """
    import typst  # noqa: PLC0415  large, and only PDF needs it

    stamp = day or _NO_DAY
    try:
        made = _compiler(home).compile(
            _source(template),
            format="pdf",
            sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=name, problem=_problem(error)) from error
    if not isinstance(made, bytes):  # pragma: no cover  only pictures of several pages are lists
        raise TypeError(made)
    return made


@cache
def _source(template: str) -> bytes:
    """Return a template after what every document is made of: it needs to import nothing."""
    return ((_HERE / "blocks.typ").read_text("utf-8") + template).encode()


@cache
def _compiler(home: Path | None) -> "typst.Compiler":
    """Return what typesets; templates cannot reach packages of a network or of the machine."""
    import typst  # noqa: PLC0415  see above

    fonts = str(files("parindex.reporting") / "fonts")
    nothing = str(_HERE / "no-packages")
    return typst.Compiler(
        root=str(home or _HERE),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        package_path=nothing,
        package_cache_path=nothing,
    )


def _problem(error: "typst.TypstError") -> str:
    told = [str(error.message), *map(str, error.hints)]
    return re.sub(r"\s+", " ", "; ".join(told))
