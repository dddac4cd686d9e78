"""A bracket or quotation mark that does not end where YAML needs it: not closed, cut off, or without a comma."""

import re
from collections.abc import Iterator

from parindex.sources.definitions.yaml.yaml_problem import Position, YamlProblem

__all__ = ["unended"]

_PAIRS = {"{": "}", "[": "]"}
_ENTRY = re.compile(r"\s*-\s")
_WORD = re.compile(r"[\w-]+$")
_SHOWN = 40


def unended(text: str, start: tuple[int, int], found: Position) -> YamlProblem:
    """Say why what was opened at `start` (line and column from 0) does not go on at `found`.

    Where the bracket is closed further on, a comma is missing at `found`.
    """
    lines = text.split("\n")
    opened = (start[0] + 1, start[1] + 1)
    if start[0] >= len(lines) or lines[start[0]][start[1] : start[1] + 1] not in _PAIRS:
        return YamlProblem("Y017", opened)
    cut = _comment_inside(lines[start[0]], start[1])
    if cut is not None and found[0] > opened[0]:
        return YamlProblem("Y069", (opened[0], cut + 1), {"lost": lines[start[0]][cut:].strip()[:_SHOWN]})
    if not _closed(lines, start):
        return YamlProblem("Y017", opened)
    line, column = found
    before = lines[line - 1][: column - 1]
    word = _WORD.search(before) if lines[line - 1][column - 1 : column] == ":" else None
    at = column - len(word[0]) if word else column
    shown = re.split(r"[,}\]]", lines[line - 1][at - 1 :])[0].strip()[:_SHOWN]
    return YamlProblem("Y066", (line, at), {"text": shown})


def _closed(lines: list[str], start: tuple[int, int]) -> bool:
    """Tell whether the bracket at `start` is closed before the next item of a list begins."""
    depth = 0
    for char, line in _outside_quotes(lines, start):
        if line != start[0] and _ENTRY.match(lines[line]):
            return False
        depth += (char in _PAIRS) - (char in _PAIRS.values())
        if not depth:
            return True
    return False


def _outside_quotes(lines: list[str], start: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """Yield the brackets from `start` on, with their lines; those in quotation marks and comments are text."""
    for line in range(start[0], len(lines)):
        for at, char in _plain(lines[line], start[1] if line == start[0] else 0):
            if char == "#" and (at == 0 or lines[line][at - 1].isspace()):
                break
            if char in "{}[]":
                yield char, line


def _comment_inside(line: str, start: int) -> int | None:
    """Return where a comment begins while the bracket that was opened at `start` is not yet closed."""
    depth = 0
    for at, char in _plain(line, start):
        depth += (char in _PAIRS) - (char in _PAIRS.values())
        if char == "#" and line[at - 1].isspace():
            return at if depth > 0 else None
    return None


def _plain(line: str, start: int) -> Iterator[tuple[int, str]]:
    quote = ""
    for at in range(start, len(line)):
        char = line[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and line[:at].rstrip()[-1:] in {"", ":", ",", "[", "{"}:
            quote = char
        else:
            yield at, char
