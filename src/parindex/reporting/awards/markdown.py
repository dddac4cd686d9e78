"""Proposed awards as Markdown; nothing that is quoted becomes markup."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.reporting.awards.contents import AwardList, AwardSection
from parindex.reporting.markdown_table import escaped, table

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
        rows = ([str(line.number), line.name, line.reason] for line in section.lines)
        yield table([voice.say("No."), voice.say("Unit"), voice.say("Reason")], rows, "rll")
    else:
        yield voice.say("No unit meets the rule.")
    for heading, lines in (
        (voice.say("Equal at the end of the list, left out by the rule"), section.left_out),
        (voice.say("Just missed"), section.missed),
        (voice.say("Cannot be judged"), section.unknown),
    ):
        if lines:
            told = [f"- {escaped(line.name)}: {escaped(line.reason)}" for line in lines]
            yield "\n".join([f"**{heading}**", "", *told])
