"""The covering note as Markdown."""

from parindex.language import Speech
from parindex.reporting.markdown_table import escaped, table
from parindex.reporting.marked_copies.letter import Letter

__all__ = ["letter_markdown"]


def letter_markdown(letter: Letter, voice: Speech) -> bytes:
    """Return the note; nothing that it quotes becomes markup."""
    say = voice.say
    authority = escaped(letter.authority or "…")
    lines = [
        f"# {say('Score sheets of {year} to be looked at again', year=letter.year)}",
        f"{say('To: {unit}', unit=escaped(letter.unit))}  ",
        f"{say('From: {authority}', authority=authority)}, {letter.date}",
        say("{number} points were found in the score sheets ({counts}).", number=letter.total, counts=letter.counts)
        + f" {letter.basis}",
        "\n".join(f"- {escaped(file.name)}: {escaped(file.text)}" for file in letter.files),
        table(
            [say("Where"), say("Severity"), say("What is wrong"), say("What to do")],
            ([one.place, one.severity, one.message, one.remedy] for one in letter.worst),
            "llll",
        ),
    ]
    if letter.more:
        lines.append(say("{number} more stand on the first sheet of the marked copy.", number=letter.more))
    lines.append(_request(letter, voice))
    return ("\n\n".join(lines).replace("  \n\n", "  \n") + "\n").encode()


def _request(letter: Letter, voice: Speech) -> str:
    how = voice.say("Please correct the coloured cells in the marked copy; the comment of each cell says how.")
    if not letter.has_copies:
        how = voice.say("Please correct the files as said above.")
    if letter.deadline:
        return how + " " + voice.say("Send them back by {deadline}.", deadline=letter.deadline)
    return how + " " + voice.say("Send them back as soon as you can.")
