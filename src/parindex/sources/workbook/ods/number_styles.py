"""Number styles of OpenDocument, told as the format codes that show the same. Source: ODF 1.3, 16.29.

Left out, since they change no number: grouping, colours, languages, signs that fill a cell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.sources.workbook.number_formats.formats import shows_percent

__all__ = ["NumberStyles"]

_KINDS = ("number", "percentage", "currency", "date", "time", "boolean", "text")
_STYLES = frozenset(f"number:{kind}-style" for kind in _KINDS)
_TEXTS = ("number:text", "number:currency-symbol", "number:embedded-text")
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_IN_ORDER = ([">=0"], [">0", "<0"], [">0", "<0", "=0"])
"""Conditions that the sections of a code have of themselves."""
_GENERAL, _DATE, _NOTHING = "General", "yyyy", '""'
_TRUE_OR_FALSE = '"TRUE";"TRUE";"FALSE"'
_MOST_DIGITS, _LONGEST = 20, 40
_MOST_PIECES = 40
"""Pieces and conditions of a style; a code of Excel has fewer."""
_FARTHEST = 4
"""Times that a number may be divided by a thousand."""


@dataclass(slots=True)
class _Style:
    """One style: pieces of its code, and the styles that take its place under a condition."""

    kind: str
    pieces: list[str] = field(default_factory=list)
    maps: list[tuple[str, str]] = field(default_factory=list)


class NumberStyles:
    """Takes the elements of number styles in turn. Two parts may have different styles of one name."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._style: _Style | None = None
        self._number: Mapping[str, str] = {}
        self._inside: list[tuple[int, str]] = []
        self._position = 0
        self._text: list[str] | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether an element belongs to a number style."""
        return self._style is not None

    def begin(self, part: str, name: str, given: Mapping[str, str]) -> None:
        """Look at the beginning of an element, which may have nothing to do with numbers."""
        if name in _STYLES:
            self._style = self._styles[part, given.get("style:name", "")] = _Style(name)
        elif self._style is None or len(self._style.pieces) + len(self._style.maps) > _MOST_PIECES:
            return
        elif name in _TEXTS:
            self._text, self._position = [], _whole_number(given.get("number:position", "0"))
        elif name == "number:number":
            self._number, self._inside = given, []
        elif name == "number:scientific-number":
            self._style.pieces.append(f"{_digits(given, ())}E+00")
        elif name == "number:fraction":
            self._style.pieces.append(_fraction(given))
        elif name == "number:text-content":
            self._style.pieces.append("@")
        elif name == "style:map":
            self._map(given.get("style:condition", ""), given.get("style:apply-style-name", ""))

    def _map(self, condition: str, name: str) -> None:
        found = _CONDITION.fullmatch(condition.strip())
        if found and self._style is not None:
            self._style.maps.append((f"{'<>' if found[1] == '!=' else found[1]}{found[2]}", name))

    def text(self, text: str) -> None:
        """Take characters."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Look at the end of an element."""
        if name in _STYLES:
            self._style = None
        elif self._style is None or len(self._style.pieces) > _MOST_PIECES:
            return
        elif name in _TEXTS:
            text, self._text = "".join(self._text or ())[:_LONGEST], None
            if name == "number:embedded-text":
                del self._inside[_MOST_PIECES:]
                self._inside.append((self._position, _quoted(text)))
            else:
                self._style.pieces.append(_literal(self._style, text))
        elif name == "number:number":
            self._style.pieces.append(_code(self._number, self._inside))

    def code(self, part: str, elsewhere: str, name: str) -> str:
        """Return the code of a style of one part or, if it has none of that name, of another one."""
        where = part if (part, name) in self._styles else elsewhere
        style = self._styles.get((where, name))
        if style is None:
            return _GENERAL
        others = {condition: self._styles.get((where, other)) for condition, other in style.maps}
        codes = [(condition, _own(other)) for condition, other in others.items() if other is not None]
        if [condition for condition, _ in codes] not in _IN_ORDER:
            codes = [(condition, f"[{condition}]{code}") for condition, code in codes]
        return ";".join((*(code for _, code in codes), _own(style)))


def _own(style: _Style) -> str:
    """Return the code of a style as it is without conditions."""
    code = "".join(style.pieces) or _NOTHING
    match style.kind:
        case "number:date-style" | "number:time-style":
            return _DATE
        case "number:boolean-style":
            return _TRUE_OR_FALSE
        case "number:percentage-style" if not style.pieces:
            return f"{_GENERAL}%"
        case "number:percentage-style" if not shows_percent(code):
            return f"{code}%"
        case _:
            return code


def _quoted(text: str) -> str:
    """Write a text that stands for itself."""
    return '"' + text.replace('"', '"\\""') + '"'


def _literal(style: _Style, text: str) -> str:
    """Write a text of a style; the first percent sign of a style for percentages is more than a text."""
    before, sign, after = text.partition("%")
    if style.kind != "number:percentage-style" or not sign or shows_percent("".join(style.pieces)):
        return _quoted(text)
    return f"{_quoted(before)}%{_quoted(after)}"


def _code(given: Mapping[str, str], inside: list[tuple[int, str]]) -> str:
    factor = given.get("number:display-factor", "1")
    thousands = factor.count("000") if re.fullmatch("1(?:000)*", factor) else 0
    if "number:decimal-places" not in given and not inside and not thousands:
        return _GENERAL
    return _digits(given, inside) + "," * min(thousands, _FARTHEST)


def _digits(given: Mapping[str, str], inside: list[tuple[int, str]] | tuple[()]) -> str:
    """Write a place for every digit, and texts between digits, counted from the decimal point to the left."""
    decimals = _count(given, "number:decimal-places", 0)
    fixed = 0 if given.get("number:decimal-replacement") == "" else decimals
    least = min(decimals, _count(given, "number:min-decimal-places", _count(given, "loext:min-decimal-places", fixed)))
    whole = list("0" * _count(given, "number:min-integer-digits", 0) or "#")
    part = list("0" * least + "#" * (decimals - least))
    for position, text in sorted(inside):
        if 0 < position <= _MOST_DIGITS:
            whole = ["#"] * (position + 1 - len(whole)) + whole
            whole[-position] = text + whole[-position]
        elif -len(part) <= position < 0:
            part[-position - 1] += text
    return "".join(whole) + ("." + "".join(part) if part else "")


def _fraction(given: Mapping[str, str]) -> str:
    """Write a fraction; one with a fixed denominator names it."""
    above = "?" * max(1, _count(given, "number:min-numerator-digits", 1))
    below = given.get("number:denominator-value", "")
    if not below.isdecimal():
        below = "?" * max(1, _count(given, "number:min-denominator-digits", 1))
    return f"# {above}/{below[:_MOST_DIGITS]}"


def _count(given: Mapping[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, "")
    return min(int(text[:9]), _MOST_DIGITS) if text.isascii() and text.isdecimal() else otherwise


def _whole_number(text: str) -> int:
    return int(text[:4]) if re.fullmatch("-?[0-9]+", text, re.ASCII) else 0
