"""What sheets lack, in words: the codes where they are few, else how many there are."""

from collections.abc import Iterable, Iterator, Sequence

from parindex.language.single_line import one_line
from parindex.language.speech import Speech

__all__ = ["lacking_words", "sheets_lacking"]

_FEW = 5
"""Codes that are read rather than skipped; all of them stand in JSON, and behind `--codes`."""

Incomplete = tuple[str, Sequence[str]]
"""The name of a unit and the codes of the components that lack a score."""


def lacking_words(codes: Sequence[str], speech: Speech, *, every: bool = False) -> str:
    """Say which scores a sheet lacks; how many, where there are more than a few and not `every` code is asked for."""
    if every or len(codes) <= _FEW:
        return ", ".join(map(one_line, codes))
    return speech.plural("{number} score missing", "{number} scores missing", len(codes))


def sheets_lacking(sheets: Iterable[Incomplete], speech: Speech, *, every: bool = False) -> Iterator[str]:
    """Yield the units that lack the same, together: `A; B; C (61 scores missing)`."""
    groups: dict[str, list[str]] = {}
    for name, codes in sheets:
        groups.setdefault(lacking_words(codes, speech, every=every), []).append(one_line(name))
    for said, names in groups.items():
        yield f"{'; '.join(names)} ({said})"
