"""JUnit XML as Jenkins and GitLab read it: every file a suite, every problem a case, what fails the run a failure.

GitLab tells cases apart by classname and name, Jenkins follows them over the runs by both; so names hold no text that
changes from run to run, and equal ones are numbered. Nothing is written that the schema of Jenkins' xUnit plugin does
not know.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from parindex.language.single_line import one_line
from parindex.model.records.failing import Judged
from parindex.reporting.issue_formats.told import Told, about, place_inside

__all__ = ["render_junit"]


def render_junit(told: Told) -> bytes:
    """Write the suites; files without problems are suites of one case that passes."""
    suites = [line for file, problems in told.by_file.items() for line in _suite(file, problems, told)]
    failures = sum(one.fails for one in told.problems)
    tests = sum(max(1, len(problems)) for problems in told.by_file.values())
    head = _attributes(name=f"parindex {told.command}", tests=tests, failures=failures, errors=0)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{head}>", *suites, "</testsuites>", ""]
    return "\n".join(lines).encode()


def _suite(file: str, problems: Sequence[Judged], told: Told) -> Iterator[str]:
    counts = {
        "tests": max(1, len(problems)),
        "failures": sum(problem.fails for problem in problems),
        "errors": 0,
        "skipped": sum(problem.known for problem in problems),
        "time": 0,
    }
    yield f"  <testsuite{_attributes(name=file or 'parindex', **counts)}>"
    if not problems:
        yield f"    <testcase{_attributes(classname=file, name='parindex', time=0)}/>"
    taken: Counter[str] = Counter()
    for problem in problems:
        name = _name(problem)
        taken[name] += 1
        numbered = name if taken[name] == 1 else f"{name} ({taken[name]})"
        yield f"    <testcase{_attributes(classname=file, name=numbered, time=0)}>"
        yield f"      {_outcome(problem, told)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _name(problem: Judged) -> str:
    issue = problem.issue
    return " · ".join(
        filter(None, (issue.code, issue.unit, issue.criterion, place_inside(problem) or issue.place.cell))
    )


def _outcome(problem: Judged, told: Told) -> str:
    message = about(problem, told.voice)
    text = _text(f"{message} → {told.voice.remedy(problem.issue)}")
    if problem.fails:
        return f"<failure{_attributes(message=message, type=problem.issue.severity.value)}>{text}</failure>"
    if problem.known:
        return f"<skipped{_attributes(message=message)}/>"
    return f"<system-out>{text}</system-out>"


def _attributes(**values: str | int) -> str:
    return "".join(f" {name}={_harmless(quoteattr(one_line(str(value))))}" for name, value in values.items())


def _text(text: str) -> str:
    return _harmless(escape(one_line(text)))


def _harmless(written: str) -> str:
    """Write `##[…]`, which a CI system would obey wherever it stands on a line, so that only XML reads it."""
    return written.replace("##", "#&#35;")
