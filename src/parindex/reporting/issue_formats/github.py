"""Annotations of GitHub Actions: one workflow command a problem, on a line of its own.

GitHub shows ten errors, ten warnings and ten notices of a step, in the order in which they come; so the worst come
first. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from typing import assert_never

from parindex.language.ci_safe import commandless
from parindex.language.single_line import one_line
from parindex.model.issues import Severity
from parindex.model.records.failing import Judged
from parindex.reporting.issue_formats.told import Told, about, line_and_column, place_inside, worst_of_all_first

__all__ = ["render_github"]


def render_github(told: Told) -> bytes:
    """Write the commands, and a closing line that is none."""
    lines = [_command(problem, told) for problem in worst_of_all_first(told)]
    failing = sum(problem.fails for problem in told.problems)
    closing = told.voice.say(
        "Problems: {number}; they make the run fail: {failing}.", number=len(told.problems), failing=failing
    )
    return "\n".join([*lines, commandless(closing), ""]).encode()


def _command(problem: Judged, told: Told) -> str:
    place = line_and_column(problem)
    properties = {
        "file": problem.file,
        **({"line": str(place[0]), "col": str(place[1])} if place else {}),
        "title": " ".join(filter(None, (problem.issue.code, place_inside(problem)))),
    }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    remedy = one_line(told.voice.remedy(problem.issue))
    return f"::{_level(problem)} {named}::{_data(about(problem, told.voice))}%0A→ {_data(remedy)}"


def _level(problem: Judged) -> str:
    """What makes the run fail is an error, whatever its severity; what is known is only mentioned."""
    if problem.fails:
        return "error"
    if problem.known:
        return "notice"
    match problem.issue.severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.REPAIRED | Severity.HINT:
            return "notice"
        case _:
            assert_never(problem.issue.severity)


def _data(text: str) -> str:
    """Write the text of a command: one line, in which older kinds of commands (`##[…]`) cannot stand either."""
    return commandless(one_line(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Write the value of a property; the signs that end one are written by their codes."""
    written = one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return commandless(written.replace(":", "%3A").replace(",", "%2C"))
