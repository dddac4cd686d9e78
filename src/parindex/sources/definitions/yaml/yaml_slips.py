"""Slips of the hand in YAML: signs that look right and mean something else.

A file that cannot be read, or does not fit, is searched for them, to name the slip instead of what came of it.
Some leave the file valid: a value cut off where a comment seems to begin, typographic quotation marks kept as letters.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from yaml.events import ScalarEvent

from parindex.sources.definitions.yaml.yaml_events import MOST_TOLD, KeyPath
from parindex.sources.definitions.yaml.yaml_problem import YamlProblem

__all__ = ["AsTyped", "near", "slips"]

_SHOWN = 200

_LONGEST = 2000
"""No line that a hand has typed is longer."""

_OPENING, _CLOSING = "“„”«‘’‟", "”“»’‘"
_TEXT_KEYS = {"name", "title", "vi", "en", "basis", "reason"}
_COMMENT = re.compile(r"[ \t]+#(.*)")
_BEFORE = 2
"""So many lines below a slip it may be complained of."""

_INDENTED = re.compile(r"[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])\s*\S")
_DASH = re.compile(r"\s*([–—−‐‑])\s+\S")
_OPENS_LIST = re.compile(r"(.*:|\s*[-–—−‐‑]\s.*|\s*#.*)\s*")
_KEY = r"(?:^\s*(?:[-–—−‐‑]\s+)*|[{,]\s*)[\"“”']?([A-Za-z_]+)[\"“”']?\s*"
_COLON = re.compile(_KEY + "([：﹕∶])")
_CLOSE = re.compile(r"(?:^\s*(?:[-–—−‐‑]\s+)*|[{,]\s*)([a-z_]+):(?=[^\s:/\\])")
_COMMA = re.compile(r"[{\[].*?([，、；])\s*[A-Za-z_]+\s*:")
_MARKS = re.compile(rf"[:,\[{{]\s*([{_OPENING}])[^{_CLOSING}]*,[^{_CLOSING}]*[{_CLOSING}]\s*[,}}\]]")
_MIXED = re.compile(rf"[:,\[{{]\s*(?:\"[^\"]*([{_CLOSING}])|([{_OPENING}])[^\"{_CLOSING}]*\")\s*(?:[,}}\]]|$)")


def slips(text: str) -> list[YamlProblem]:
    """Return the slips of a text that is wrong in some way, in the order of its lines."""
    lines = text.split("\n")
    found = (problem for at in range(len(lines)) for problem in _of_line(lines, at))
    return [problem for problem, _ in zip(found, range(MOST_TOLD), strict=False)]


def near(found: Sequence[YamlProblem], line: int) -> bool:
    """Tell whether one of the slips may be what is complained of in a line."""
    return any(line - _BEFORE <= problem.position[0] <= line for problem in found)


def _of_line(lines: Sequence[str], at: int) -> Iterator[YamlProblem]:
    """Yield the first slip of a line: the others may follow from it."""
    line = lines[at]
    if len(line) > _LONGEST or line.lstrip().startswith("#"):
        return
    for look in _LOOKS:
        if (problem := look(lines, at)) is not None:
            yield problem
            return


def _indentation(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _INDENTED.match(lines[at])
    if match is None:
        return None
    name = unicodedata.name(match[1]).capitalize()
    return YamlProblem("Y065", (at + 1, match.start(1) + 1), {"char": f"U+{ord(match[1]):04X}", "name": name})


def _hyphen(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _DASH.match(lines[at])
    if match is None:
        return None
    above = next((lines[before] for before in range(at - 1, -1, -1) if lines[before].strip()), "")
    if not (_OPENS_LIST.fullmatch(above) or _indent(above) > _indent(lines[at])):
        return None
    return _instead(at, match.start(1), match[1], "-")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _colon(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _COLON.search(lines[at])
    return _instead(at, match.start(2), match[2], ":") if match else None


def _comma(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _COMMA.search(lines[at])
    return _instead(at, match.start(1), match[1], ",") if match else None


def _marks(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _MARKS.search(lines[at]) or _MIXED.search(lines[at])
    if match is None:
        return None
    group = match.lastindex or 1
    return _instead(at, match.start(group), match[group], '"')


def _blank(lines: Sequence[str], at: int) -> YamlProblem | None:
    match = _CLOSE.search(lines[at])
    return YamlProblem("Y068", (at + 1, match.end() + 1), {"key": match[1]}) if match else None


def _instead(at: int, column: int, typed: str, meant: str) -> YamlProblem:
    return YamlProblem("Y067", (at + 1, column + 1), {"char": typed, "code": f"U+{ord(typed):04X}", "plain": meant})


_LOOKS: tuple[Callable[[Sequence[str], int], YamlProblem | None], ...] = (
    _indentation,
    _hyphen,
    _colon,
    _comma,
    _marks,
    _blank,
)


class AsTyped:
    """Looks at the values of a text that is read, for slips that leave it valid."""

    def __init__(self, text: str) -> None:
        self.problems: list[YamlProblem] = []
        self._lines = text.split("\n")

    def look(self, event: ScalarEvent, path: KeyPath) -> None:
        """Look at a value without quotation marks of its own."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None or len(self.problems) >= MOST_TOLD:
            return
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        value = " ".join(str(event.value).split())[:_SHOWN]
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        for problem in (_cut_off(value, key, line, end.column), _quoted(value, key)):
            if problem is not None:
                self.problems.append(replace(problem, position=(start.line + 1, start.column + 1)))


def _cut_off(value: str, key: str, line: str, end: int) -> YamlProblem | None:
    """Tell that a value ends where a comment seems to begin, which looks like a part of it.

    `line` holds the end of the value at the column `end` (from 0). A comment has a blank after its sign; what follows
    it at once, or begins with a digit, is mostly a number (#3); a bracket left open is closed behind it.
    """
    match = _COMMENT.match(line, end)
    if match is None or not (key in _TEXT_KEYS or " " in value or not value):
        return None
    said = match[1]
    open_ = any(value.count(first) > value.count(last) for first, last in ("()", "[]", "“”", "«»"))
    if not (open_ or re.match(r"[^\s#!]|\s?\d", said)):
        return None
    return YamlProblem("Y165", (0, 0), {"key": key, "value": value, "lost": f"#{said}".rstrip()})


def _quoted(value: str, key: str) -> YamlProblem | None:
    """Tell that a value is enclosed in typographic quotation marks, which are letters to YAML."""
    if len(value) < 2 or value[0] not in _OPENING:  # noqa: PLR2004  a mark and something in it
        return None
    inside = value[1:-1]
    closed = value[-1] in _CLOSING and not any(char in _CLOSING for char in inside)
    if not closed and any(char in _CLOSING for char in value[1:]):
        return None
    return YamlProblem("Y166", (0, 0), {"key": key, "value": value, "plain": value.strip(_OPENING + _CLOSING)})
