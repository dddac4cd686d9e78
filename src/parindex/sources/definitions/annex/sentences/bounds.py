"""Bounds in words: *trên, dưới* leave the number out; *từ, đến, trở lên* have it in."""

import re
from dataclasses import dataclass
from decimal import Decimal

from parindex.sources.definitions.annex.sentences.choices import NUMBER, number_of

__all__ = ["Interval", "interval", "is_rest"]

_ASIDE = r"(?:\s*\([^()%\d]{1,20}\))?"
"""A number told again: `01 (một)`."""

_LOW = rf"(?P<low>{NUMBER})\s*(?P<low_percent>%)?{_ASIDE}"
_HIGH = rf"(?P<high>{NUMBER})\s*(?P<high_percent>%)?{_ASIDE}"
_THING = r"(?:\s+(?!đến|tới|trở|to\b|or\b|and\b)[^\W\d]+){0,3}?"
"""Words between a number and what follows it: `từ 3 văn bản trở lên`."""

_STRICT_LOW = r"(?:trên|lớn hơn|nhiều hơn|hơn|cao hơn|above|more than|over|greater than|>(?!=))"
_LOW_IN = r"(?:từ|ít nhất|tối thiểu|không dưới|from|at least|≥|>=)"
_STRICT_HIGH = r"(?:dưới|nhỏ hơn|ít hơn|thấp hơn|chưa đến|chưa đạt|below|under|less than|<(?!=))"
_HIGH_IN = r"(?:không quá|tối đa|nhiều nhất|không vượt quá|at most|up to|no more than|not more than|≤|<=)"
_TO = r"(?:đến|tới|to|[-–—])"
_SHAPES = tuple(
    (re.compile(rf"(?<!\w){shape}", re.IGNORECASE), low_in, high_in)
    for shape, low_in, high_in in (
        (rf"{_STRICT_LOW}\s*{_LOW}{_THING}\s*(?:{_TO}|và)?\s*{_STRICT_HIGH}\s*{_HIGH}", False, False),
        (rf"{_STRICT_LOW}\s*{_LOW}{_THING}\s*{_TO}\s*(?:bằng\s*)?{_HIGH}", False, True),
        (rf"(?:{_LOW_IN}\s*)?{_LOW}{_THING}\s*(?:{_TO}|và|and)\s*{_STRICT_HIGH}\s*{_HIGH}", True, False),
        (rf"(?:{_LOW_IN}\s*)?{_LOW}{_THING}\s*{_TO}\s*{_HIGH}", True, True),
        (rf"(?:từ\s*)?{_LOW}{_THING}\s*(?:trở lên|or more|and above|or above|and over)", True, None),
        (rf"(?:từ\s*)?{_HIGH}{_THING}\s*(?:trở xuống|or less|or fewer|and below|or below)", None, True),
        (rf"{_STRICT_LOW}\s*{_LOW}", False, None),
        (rf"{_LOW_IN}\s*{_LOW}", True, None),
        (rf"{_STRICT_HIGH}\s*{_HIGH}", None, False),
        (rf"{_HIGH_IN}\s*{_HIGH}", None, True),
    )
)
_WHOLE = re.compile(r"(?<![\d.,])100\s*%")
_REST = re.compile(
    r"(?:(?:các )?(?:trường hợp )?(?:còn lại|khác)|trường hợp (?:khác|còn lại)|ngoài ra|otherwise|"
    r"the rest|(?:all )?others?)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<!\w)(?:và|hoặc|nhưng|and|or|but)(?!\w)", re.IGNORECASE)
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """What a label covers; `None` is no bound. `about` are the words beside the bound."""

    low: Decimal | None
    low_in: bool
    high: Decimal | None
    high_in: bool
    percent: bool
    about: str

    @property
    def joined(self) -> bool:
        """Tell whether there is a second condition beside the bound."""
        return bool(_JOINED.search(self.about)) or bool(re.search(r"\d", self.about))


def is_rest(label: str) -> bool:
    """Tell whether a label covers all that no other does."""
    return _REST.fullmatch(label.strip()) is not None


def interval(label: str) -> Interval | None:
    """Read the bound in a label; `None` if there is none."""
    for shape, low_in, high_in in _SHAPES:
        if match := shape.search(label):
            return _interval(match, bool(low_in), bool(high_in), label)
    if match := _WHOLE.search(label):
        return Interval(_FULL, low_in=True, high=None, high_in=False, percent=True, about=_beside(label, match))
    return None


def _interval(match: re.Match[str], low_in: bool, high_in: bool, label: str) -> Interval:  # noqa: FBT001
    parts = match.groupdict()
    low, high = (number_of(parts[name]) if parts.get(name) else None for name in ("low", "high"))
    percent = bool(parts.get("low_percent") or parts.get("high_percent"))
    return Interval(low, low_in, high, high_in, percent, _beside(label, match))


def _beside(label: str, match: re.Match[str]) -> str:
    rest = f"{label[: match.start()]} {label[match.end() :]}"
    return " ".join(rest.casefold().split()).strip(" :;,.%()")
