"""Rows of a table that a new page must not part from the others."""

from typing import Any

__all__ = ["kept_rows"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BEFORE = (f"{_W}pStyle",)
"""What a paragraph's properties have before the mark, by the order of the schema."""


def kept_rows(body: Any) -> None:  # noqa: ANN401  an lxml element, which has no public type
    """Keep the first two rows of every table with a head together, and the last two.

    How many rows a table has is known only when its template is filled. Word and LibreOffice move rows whose
    paragraphs are kept with the next to the page of the next row.
    """
    for table in body.iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        heads = sum(row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows)
        if not heads or len(rows) - heads < 2:  # noqa: PLR2004  fewer cannot be parted
            continue
        for row in (*rows[: heads + 1], rows[-2]):
            _keep(row)


def _keep(row: Any) -> None:  # noqa: ANN401
    for paragraph in row.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = paragraph.makeelement(f"{_W}pPr", {})
            paragraph.insert(0, properties)
        for said in properties.findall(f"{_W}keepNext"):
            properties.remove(said)
        place = sum(part.tag in _BEFORE for part in properties)
        properties.insert(place, properties.makeelement(f"{_W}keepNext", {}))
