"""The documents that a list of proposed awards can be written as."""

from collections.abc import Callable, Mapping

from parindex.language import Speech
from parindex.reporting.tables.awards import AwardList

__all__ = ["AWARD_FORMATS", "render_awards"]


def _markdown(made: AwardList, voice: Speech) -> bytes:
    from parindex.reporting.awards.markdown import awards_markdown  # noqa: PLC0415  one format is needed

    return awards_markdown(made, voice)


def _word(made: AwardList, voice: Speech) -> bytes:
    from parindex.reporting.awards.word import awards_word  # noqa: PLC0415  slow to import

    return awards_word(made, voice)


def _excel(made: AwardList, voice: Speech) -> bytes:
    from parindex.reporting.awards.excel import awards_excel  # noqa: PLC0415  slow to import

    return awards_excel(made, voice)


def _pdf(made: AwardList, voice: Speech) -> bytes:
    from parindex.reporting.official.awards import awards_pdf  # noqa: PLC0415  slow to import

    return awards_pdf(made, voice)


AWARD_FORMATS: Mapping[str, Callable[[AwardList, Speech], bytes]] = {
    "md": _markdown,
    "docx": _word,
    "pdf": _pdf,
    "xlsx": _excel,
}


def render_awards(format: str, made: AwardList, voice: Speech) -> bytes:  # noqa: A002  the word that users know
    """Write a list in one of the formats."""
    return AWARD_FORMATS[format](made, voice)
