"""What must stand beside changes that are stated against published figures."""

from parindex.language import Speech

__all__ = ["against_words", "unsure_words"]


def against_words(year: int, compare: int, voice: Speech, *, unsure: bool) -> tuple[str, ...]:
    """Say that a year is compared with published figures, and if nobody told by which sets they were measured."""
    marked = voice.say("The changes are stated against published figures of {year}.", year=compare)
    return (marked, unsure_words(year, compare, voice)) if unsure else (marked,)


def unsure_words(year: int, compare: int, voice: Speech) -> str:
    """Say that nobody told by which criteria set two years were measured."""
    return voice.say(
        "{year} against {compare}: nobody told by which criteria sets the published figures were measured; whether "
        "the years can be compared is not known.",
        year=year,
        compare=compare,
    )
