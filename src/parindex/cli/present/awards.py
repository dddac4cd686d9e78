"""Proposed awards as tables."""

from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.reporting.awards import AwardLine, AwardList, AwardSection

__all__ = ["print_awards"]


def print_awards(made: AwardList, speech: Speech) -> None:
    """Print one table for each rule and block."""
    for section in made.sections:
        answer(plain(f"{section.title} · {section.block} · {made.year}"), style="bold")
        if section.note:
            answer(plain(section.note))
        _print_section(section, speech)
        answer()


def _print_section(section: AwardSection, speech: Speech) -> None:
    if section.lines:
        made = table((speech.say("No."), True), (speech.say("Unit"), False), (speech.say("Reason"), False))
        for line in section.lines:
            made.add_row(str(line.number), plain(line.name), plain(line.reason))
        answer(made)
    else:
        answer(speech.say("No unit meets the rule."))
    _print_lines(speech.say("Equal at the end of the list, left out by the rule"), section.left_out)
    _print_lines(speech.say("Just missed"), section.missed)
    _print_lines(speech.say("Cannot be judged"), section.unknown)


def _print_lines(heading: str, lines: tuple[AwardLine, ...]) -> None:
    if not lines:
        return
    answer(f"{heading}:")
    for line in lines:
        answer(plain(f"- {line.name}: {line.reason}"))
