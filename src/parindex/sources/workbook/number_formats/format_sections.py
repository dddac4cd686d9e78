"""A number format taken to pieces: sections with their digits, texts and conditions."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

__all__ = ["OTHER_DIGITS", "Section", "sections"]

_LONGEST = 255
"""What spreadsheet programs allow for a format."""
_SPLIT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|;', re.DOTALL)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<power>E[+-])'
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<date>AM/PM|A/P|[ymdhsYMDHS])|(?P<plain>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
_CURRENCY = re.compile(r"\$([^-]*)")
OTHER_DIGITS = re.compile(
    r"[\d%％٪﹪‰‱¼-¾\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
    r"|(?<![^\W\d_])[¹²³\u2070-\u2079\u2080-\u2089]"
)
"""Signs of a text beside the digits with which another number is read; a raised 2 after a letter belongs to a unit."""
_MINUS = ("-", "−", "–", "‒", "﹣", "－")


@dataclass(slots=True)
class Section:
    """One of the parts between semicolons, taken to pieces."""

    condition: tuple[str, Decimal] | None = None
    before: str = ""
    after: str = ""
    whole: str = ""
    below: str = ""
    """What stands below the line of a fraction: places, or a number that is always there."""
    part: str = ""
    between: list[tuple[bool, int, str]] = field(default_factory=list)
    """Texts between digits: whether after the point, after how many digits, the text."""
    percents: int = 0
    thousands: int = 0
    kind: str = "number"
    """number, general, power, fraction, date or text."""

    @property
    def looks_negative(self) -> bool:
        """Tell whether a positive number is shown with a minus sign, or in the brackets of negative ones."""
        before, after = self.before.rstrip(), self.after.lstrip()
        return before.endswith(_MINUS) or (before.endswith("(") and after.startswith(")"))

    @property
    def is_plain(self) -> bool:
        """Tell whether it shows every number, and nothing else, with a fixed number of decimals."""
        pieces = self.kind == "number" and not self.thousands and not self.condition and "0" in self.whole[-1:]
        pieces = pieces and not self.between
        return pieces and set(self.part) <= {"0"} and not OTHER_DIGITS.search(self.before + self.after)


def sections(code: str) -> list[Section]:
    """Take a code to pieces."""
    return [_section(text) for text in _split(code[:_LONGEST])]


def _split(code: str) -> list[str]:
    sections, start = [], 0
    for found in _SPLIT.finditer(code):
        if found[0] == ";":
            sections.append(code[start : found.start()])
            start = found.end()
    return [*sections, code[start:]]


def _section(text: str) -> Section:
    made, point, pending = Section(), False, 0
    for token in _TOKEN.finditer(text):
        kind, value = token.lastgroup, token[token.lastgroup] if token.lastgroup else ""
        if made.kind == "fraction" and (kind == "digit" or (kind == "plain" and value in "123456789")):
            made.below += value
        elif kind == "digit":
            _digit(made, value, point=point)
            pending = 0
        elif kind in {"general", "date"}:
            made.kind = kind
        elif kind == "power":
            made.kind, point = "power", True
            break
        elif kind == "bracket":
            _bracket(made, value)
        elif kind == "sign" and value in ".,/@":
            point = point or value == "."
            pending += value == "," and bool(made.whole)
            made.kind = {"/": "fraction", "@": "text"}.get(value, made.kind)
        elif kind == "sign":
            made.percents += 1
        elif kind != "fill" or OTHER_DIGITS.search(value) or value in _MINUS:
            # What fills the rest of a cell is seen many times, as text that stands there is once.
            _literal(made, value)
    made.thousands = pending
    return made


def _digit(made: Section, place: str, *, point: bool) -> None:
    if made.after.strip() and made.kind == "number":
        made.between.append((point, len(made.part if point else made.whole), made.after))
        made.after = ""
    made.part, made.whole = (made.part + place, made.whole) if point else (made.part, made.whole + place)


def _literal(made: Section, text: str) -> None:
    if made.whole or made.part or made.kind == "general":
        made.after += text
    else:
        made.before += text


def _bracket(made: Section, text: str) -> None:
    condition, currency = _CONDITION.fullmatch(text), _CURRENCY.match(text)
    if condition:
        made.condition = condition[1], Decimal(condition[2])
    elif currency:
        _literal(made, currency[1])
    elif text.lower().strip("hms") == "" and text:
        made.kind = "date"
