"""Short texts that several tables of analysis share: numbers inside sentences, titles of nodes and tiers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import NumberText, plain_number
from parindex.reporting.blocks import Shown

__all__ = ["TITLED", "decimal", "node_title", "short", "tier_title"]

TITLED = Shown.PEOPLE | Shown.DATA
"""Who is shown a title: documents for programs have codes, as no language may change them."""


def short(number: Fraction | Decimal | int, decimals: int = 2) -> NumberText:
    """Return a number inside a sentence, without zeros at its end.

    >>> short(Fraction(123, 2))
    '61.5'
    """
    return plain_number(decimal(number, decimals))


def decimal(number: Fraction | Decimal | int, decimals: int) -> Decimal:
    """Return a number rounded half up."""
    exact = number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def node_title(edition: Edition, code: str, voice: Speech) -> str:
    """Return the title of a node; of a code that is none, the code."""
    node = edition.nodes.get(code)
    return code if node is None else node.title.in_(voice.locale)


def tier_title(edition: Edition, tier: str | None, voice: Speech) -> str | Phrase:
    """Return the title of a tier; below all tiers: a dash."""
    found = next((one for one in edition.tiers if one.id == tier), None)
    return "–" if found is None else found.title.in_(voice.locale)
