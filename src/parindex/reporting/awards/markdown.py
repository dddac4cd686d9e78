"""Proposed awards as Markdown; nothing that is quoted becomes markup."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.reporting.markdown_table import escaped
from parindex.reporting.tables.awards import NOBODY, AwardList, AwardSection, awarded_table, others
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.markdown import markdown_table

__all__ = ["awards_markdown"]


def awards_markdown(made: AwardList, voice: Speech) -> bytes:
    """Return the list, one section for each rule and block."""
    title = voice.say("Units proposed for commendation, {year}", year=made.year)
    parts = [f"# {title}", escaped(made.name)]
    for section in made.sections:
        parts += _section(section, voice)
    return ("\n\n".join(parts) + "\n").encode()


def _section(section: AwardSection, voice: Speech) -> Iterator[str]:
    yield f"## {escaped(section.title)} – {escaped(section.block)}"
    if section.note:
        yield f"*{escaped(section.note)}*"
    if section.lines:
        yield markdown_table(awarded_table(section.lines), voice)
    else:
        yield said(NOBODY, voice)
    for about, lines in others(section):
        told = [f"- {escaped(line.name)}: {escaped(line.reason)}" for line in lines]
        yield "\n".join([f"**{said(about, voice)}**", "", *told])
