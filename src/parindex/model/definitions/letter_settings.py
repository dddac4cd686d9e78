"""What `parindex.yaml` says of letters to units: `letters`."""

from typing import Annotated

from pydantic import Field

from parindex.model.definition import Frozen, Name
from parindex.model.texts.bilingual import Text
from parindex.model.units import Day

__all__ = ["LetterSettings"]


class LetterSettings(Frozen):
    """How letters are numbered, dated, signed and sent."""

    number: Name = "{n}/TB-…"
    """The number of a letter: `{n}` is counted on in the order of the registry, `{year}` is the year of the results."""
    first: Annotated[int, Field(ge=1, le=999_999)] = 1
    """The number of the first letter."""
    date: Day | None = None
    """The day that letters bear. Default: the day of publication of the year."""
    signer_title: Text | None = None
    """The position of who signs; several lines are parted by `;`."""
    signer_name: Text | None = None
    """The name of who signs."""
    recipients: tuple[Text, ...] = ()
    """Who gets a copy, beside the unit."""
