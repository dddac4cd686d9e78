"""Problems that are known: a file that keeps them from failing every run anew."""

from typing import Annotated

from pydantic import Field

from parindex.model.definition import Frozen, SchemaNumber

__all__ = ["FINGERPRINT_PATTERN", "Baseline", "KnownProblem"]

FINGERPRINT_PATTERN = r"^[0-9a-f]{32}$"

Said = Annotated[str, Field(max_length=4_000)]
"""A text for the person who reads the file; nothing depends on it."""


class KnownProblem(Frozen):
    """One problem, told by its fingerprint; the rest says to people which one it is."""

    fingerprint: Annotated[str, Field(pattern=FINGERPRINT_PATTERN)]
    count: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    """How many problems of this fingerprint are known; one more is new."""
    code: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3}$")]
    file: Said = ""
    """The file, seen from the workspace."""
    sheet: Said = ""
    cell: Said = ""
    unit: Said = ""
    criterion: Said = ""
    message: Said = ""
    note: Said = ""
    """Why it is put up with; kept when the file is written again."""


class Baseline(Frozen):
    """The known problems of a workspace."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")]
    problems: tuple[KnownProblem, ...] = ()
