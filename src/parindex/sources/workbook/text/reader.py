"""Read .csv: every value stays the text that it is."""

import codecs
import csv
import io
import unicodedata

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.old_fonts import old_encoding
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["read_text"]

_DELIMITERS = ",;\t"
_DECIMALS = {",": ".", ";": ","}
"""The sign before decimals that programs write beside each sign between fields."""
_LONGEST_FIELD = 100_000
_CLEARLY = 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(content: bytes, file: str) -> tuple[list[Grid], list[Issue]]:
    """Read one table of delimited text in UTF-8, UTF-16 or (with a warning) Windows-1258. Raises `Refused`."""
    text, issues = _decoded(content, file)
    if "\0" in text:
        raise Refused("F502", line=text.count("\n", 0, text.index("\0")) + 1)
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str | None, ...]] = []
    cells = read = 0
    try:
        for row in reader:
            cells += len(row)
            within("columns", len(row))
            within("cells", cells)
            rows.append(tuple([value or None for value in row]))
            read = reader.line_num
    except csv.Error:
        raise Refused("F503", line=read + 1) from None
    within("rows", len(rows))
    return [Grid("", tuple(rows), decimal=_DECIMALS.get(delimiter, ""))], issues


def _decoded(content: bytes, file: str) -> tuple[str, list[Issue]]:
    for codec, told in _codecs(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        # Windows-1258 writes some tones as signs of their own; nobody else may see them apart from their letter.
        return (unicodedata.normalize("NFC", text), [issue("F501", Place(file), encoding=told)]) if told else (text, [])
    raise Refused("F502", line=content.count(b"\n", 0, _first_oddity(content)) + 1)


def _codecs(content: bytes) -> list[tuple[str, str]]:
    """List (codec, what to tell about it) in the order in which they are tried."""
    if content.startswith(_UTF_16):
        return [("utf-16", "")]
    if b"\0" in content:
        # Every second byte of plain Latin letters is zero in UTF-16, and on which side tells the order.
        even, odd = content[::2].count(0), content[1::2].count(0)
        if max(even, odd) > len(content) // 8 and _CLEARLY * min(even, odd) < max(even, odd):
            return [("utf-16-le", "UTF-16")] if odd > even else [("utf-16-be", "UTF-16")]
    # Texts for old fonts are read as what they show later, and that is told then.
    if old_encoding(content.decode("latin-1").splitlines()):
        return [("utf-8-sig", ""), ("latin-1", "")]
    return [("utf-8-sig", ""), ("cp1258", "Windows-1258")]


def _first_oddity(content: bytes) -> int:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _delimiter(text: str) -> str:
    """Choose the sign that splits the most of the first lines into the same number of fields."""
    lines = [line for line in text[:20_000].splitlines()[:50] if line.strip()]
    counts = {sign: [_outside_quotes(line).count(sign) for line in lines] for sign in _DELIMITERS}

    def score(sign: str) -> tuple[int, int]:
        found = [count for count in counts[sign] if count]
        usual = max(set(found), key=found.count, default=0)
        return found.count(usual), usual

    return max("\t;,", key=score)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
