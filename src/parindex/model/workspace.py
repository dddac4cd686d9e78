"""The settings of a workspace: `parindex.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.frozen import Frozen, Name
from parindex.model.text import Locale, Text

__all__ = ["Settings"]


class Settings(Frozen):
    """Where things are, in which language. Paths are relative to the folder of the file."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    name: Text
    locale: Locale = "vi"
    criteria: Name = "criteria"
    registry: Name = "units.yaml"
    sheets: Name = "sheets/{year}"
    store: Name = "parindex.db"
    templates: Name = "templates"
    authority: Text | None = None
    """The office that publishes, as printed in the head of documents."""
    superior: Text | None = None
    """The office above it, as printed in the head of documents."""
    place: Text | None = None
    """The place of signing, as printed before the date."""
