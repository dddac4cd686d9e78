"""How alike two titles are."""

from functools import lru_cache

from parindex.model.texts.bilingual import Text
from parindex.sources.cells.cell_text import folded

__all__ = ["alike", "likeness"]


def likeness(text: str, title: Text) -> float:
    """Return from 0 to 100 how alike a text is to a title, in the language that fits better."""
    return max(_ratio(folded(text), folded(one)) for one in (title.vi, title.en) if one)


def alike(text: str, other: str) -> float:
    """Return from 0 to 100 how alike two texts are."""
    return _ratio(folded(text), folded(other))


@lru_cache(maxsize=8192)
def _ratio(text: str, title: str) -> float:
    if text == title:
        return 100.0
    from rapidfuzz import fuzz  # noqa: PLC0415  slow to import, needed only where titles differ

    return max(fuzz.ratio(text[:500], title[:500]), fuzz.token_set_ratio(text[:500], title[:500]))
