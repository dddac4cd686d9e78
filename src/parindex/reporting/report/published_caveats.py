"""What must stand beside changes that are stated against published figures."""

from parindex.language import Speech

__all__ = ["against_words", "remedy_words", "unsure_words"]


def against_words(year: int, compare: int, voice: Speech, *, unsure: bool) -> tuple[str, ...]:
    """Say that a year is compared with published figures, or that nobody told by which sets they were measured."""
    if unsure:
        return (unsure_words(year, compare, voice),)
    return (voice.say("The changes are stated against published figures of {year}.", year=compare),)


def unsure_words(year: int, compare: int, voice: Speech) -> str:
    """Say that nobody told by which criteria set two years were measured."""
    return voice.say(
        "{year} against {compare}: nobody told by which criteria set the published figures were measured; such "
        "figures are not compared.",
        year=year,
        compare=compare,
    )


def remedy_words(voice: Speech) -> str:
    """Say to whoever asks what would make published years comparable; it has no place in a signed report."""
    return voice.say(
        "If you know the criteria set of a published year, import its table again: parindex history import … "
        "--criteria ID@YEAR --replace"
    )
