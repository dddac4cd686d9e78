"""`parindex limits`: what a workbook may be."""

from parindex.cli.current import current
from parindex.cli.present.terminal import answer, plain, table

__all__ = ["limits"]


def limits() -> None:
    """Show the limits on workbooks, with reasons."""
    from parindex.sources.workbook import LIMITS  # noqa: PLC0415  slow to import, and help needs none

    current.speak_as_workspace()
    speech = current.speech
    made = table(
        (speech.say("Value"), True),
        (speech.say("Of what"), False),
        (speech.say("Code"), False),
        (speech.say("Why"), False),
    )
    for limit in LIMITS:
        value = speech.number(limit.value, 0)
        made.add_row(value, plain(speech.say(limit.unit)), limit.code, plain(speech.say(limit.reason)))
    answer(made)
