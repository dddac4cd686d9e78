"""Crosswalks as tables."""

from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.reporting.report.crosswalk import by_title_words, set_diff
from parindex.workflow.comparisons.criteria_diff import CriteriaDiff

__all__ = ["print_crosswalks"]


def print_crosswalks(diff: CriteriaDiff, speech: Speech) -> None:
    """Print for every set what is not the same, and what is measured alike."""
    say = speech.say
    for walk in diff.walks:
        found = set_diff(walk, speech)
        answer(plain(found.title), style="bold")
        answer(f"{found.summary}. {found.common}")
        if found.rows:
            columns = (
                say("Old code"),
                say("New code"),
                say("Criterion or area"),
                say("What changed"),
                say("Matched by"),
            )
            made = table(*((column, False) for column in columns))
            for row in found.rows:
                made.add_row(*map(plain, (row.before or "–", row.now or "–", row.title, row.change, row.by or "–")))
            answer(made)
        if found.by_title:
            answer(plain(by_title_words(found, speech)))
        answer()
    for edition in diff.alone:
        answer(plain(say("{key}: in force in one of the two years only", key=edition.key)))
