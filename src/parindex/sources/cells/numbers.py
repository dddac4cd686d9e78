"""Numbers as people write them: decimal commas, thousands, percent signs, full-width digits."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

__all__ = ["Ambiguous", "Typed", "exact", "read_number"]

_LONGEST = 60
_SIGNS = str.maketrans("０１２３４５６７８９．，％／＋－−–", "0123456789.,%/+---")
_SUFFIX = re.compile(r"\s*(?:điểm|đ|points?|pts?)\.?$")
_WHOLE = re.compile(r"([+-]?)([0-9]+)")
_DECIMAL = re.compile(r"([+-]?)([0-9]*)([.,])([0-9]+)")
_VIETNAMESE = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """A number out of a text. `percent`: it had a percent sign (and is still the number before the sign)."""

    number: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text that two people read as two numbers: `1.500`."""

    decimal: Decimal
    thousands: Decimal
    sign: str = "."
    """The sign that is before decimals, or between thousands."""
    percent: bool = False


def exact(number: float | int) -> Decimal:  # noqa: PYI041  an int stays exact to the last digit
    """Return what Excel shows of a binary number: 15 significant digits, so that 0.1 + 0.2 is 0.3."""
    return Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)


def read_number(text: str) -> Typed | Ambiguous | None:
    """Read a number that stands in a text; `None` if it is none."""
    return _read(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _read(text: str) -> Typed | Ambiguous | None:
    plain = text.translate(_SIGNS).replace("\u00a0", " ").replace("\u202f", " ").strip().casefold()
    percent = plain.endswith("%")
    plain = plain[:-1].rstrip() if percent else _SUFFIX.sub("", plain)
    number = _number(plain)
    if isinstance(number, Ambiguous):
        return replace(number, percent=percent)
    return Typed(number, percent) if number is not None else None


def _number(plain: str) -> Decimal | Ambiguous | None:
    if _WHOLE.fullmatch(plain):
        return Decimal(plain)
    if match := _DECIMAL.fullmatch(plain):
        return _decimal(*match.groups())
    if _VIETNAMESE.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _SPACED.fullmatch(plain):
        return Decimal(plain.replace(" ", "").replace(",", "."))
    return None


def _decimal(sign: str, whole: str, point: str, part: str) -> Decimal | Ambiguous:
    number = Decimal(f"{sign}{whole or 0}.{part}")
    grouped = len(part) == _GROUP and 1 <= len(whole) <= _GROUP and not whole.startswith("0")
    return Ambiguous(number, Decimal(f"{sign}{whole}{part}"), point) if grouped else number
