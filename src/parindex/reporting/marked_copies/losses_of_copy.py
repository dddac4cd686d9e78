"""What does not survive into a marked copy, in words."""

from collections.abc import Iterable, Mapping

from parindex.language import Speech

__all__ = ["EMBEDDED", "LINKS", "MACROS", "OTHER", "PICTURES", "PIVOTS", "lost_words"]

MACROS, LINKS, PICTURES, EMBEDDED, PIVOTS, OTHER = "macros", "links", "pictures", "embedded", "pivots", "other"

_WORDS: Mapping[str, str] = {
    MACROS: "Macros were taken out.",
    LINKS: "Links to other files were taken out; formulas that used them were replaced by their results.",
    PICTURES: "Pictures and drawings were taken out.",
    EMBEDDED: "Embedded objects and controls were taken out.",
    PIVOTS: "Pivot tables were replaced by what they showed.",
    OTHER: "Further parts that are not needed to correct the scores were taken out.",
}


def lost_words(lost: Iterable[str], voice: Speech) -> list[str]:
    """Say what was taken out, one sentence for each kind."""
    named = set(lost)
    return [voice.say(words) for kind, words in _WORDS.items() if kind in named]
