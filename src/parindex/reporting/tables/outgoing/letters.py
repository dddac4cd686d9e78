"""Tables and the chart of a letter to one unit."""

from datetime import date

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.plan.tasks import Task
from parindex.model.rules.answers import AsksChoice, AsksTicks
from parindex.model.scores import Choice, Ticks
from parindex.model.studies.letters import LostComponent, UnitLetter
from parindex.model.studies.paths import Climb
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import node_title
from parindex.reporting.tables.analysis.ways_up import target_words

__all__ = ["areas_beside_chart", "lost_table", "tasks_table", "ways_table"]

_SHORT, _LONG, _MANY = 70, 200, 25
"""Letters of a comment that are printed: fewer beside many components, so that all stay on four pages."""


def lost_table(letter: UnitLetter, voice: Speech) -> Table:
    """Return every component on which points were lost, with the comment of the appraisal."""
    edition = letter.profile.edition
    most = _SHORT if len(letter.losses) > _MANY else _LONG

    def comment(one: LostComponent) -> str:
        return one.comment if len(one.comment) <= most else one.comment[: most - 1].rstrip() + "…"

    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("title", Phrase("Criterion")), lambda one: node_title(edition, one.code, voice)),
        (Column("applicable", Phrase("Maximum"), Kind.MAXIMUM), lambda one: one.applicable),
        (Column("points", Phrase("Points"), Kind.POINTS), lambda one: one.points),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT), lambda one: one.lost),
        (Column("comment", Phrase("Comment of the appraisal")), comment),
    )
    found = tabled("lost", columns, letter.losses, policy=edition.policy)
    return found if any(one.comment for one in letter.losses) else found.filled()


def areas_beside_chart(letter: UnitLetter, voice: Speech) -> Chart:
    """Return the index of every area beside the mean of the block."""
    profile = letter.profile
    names = tuple(f"{one.code}. {node_title(profile.edition, one.code, voice)}" for one in profile.areas)
    return Chart(
        "bar",
        Phrase("Index of the areas beside the mean of the block (%)"),
        names,
        (
            Series(Phrase("The unit"), tuple(one.index for one in profile.areas)),
            Series(Phrase("Block mean"), tuple(one.mean for one in profile.areas)),
        ),
    )


def ways_table(letter: UnitLetter, voice: Speech) -> Table:
    """Return the cheapest way to every next target."""
    edition = letter.profile.edition
    rows = [(ways, climb) for ways in letter.profile.ways for way in ways.ways[:1] for climb in way.climbs]
    columns = (
        (Column("target", Phrase("To")), lambda row: target_words(row[0].target, edition, voice)),
        (Column("code", Phrase("Code"), Kind.CODE), lambda row: row[1].code),
        (Column("title", Phrase("Criterion")), lambda row: node_title(edition, row[1].code, voice)),
        (Column("now", Phrase("Points now"), Kind.POINTS), lambda row: row[1].now),
        (Column("then", Phrase("Points then"), Kind.POINTS), lambda row: row[1].then),
        (Column("enter", Phrase("What is needed")), lambda row: _needed(edition, row[1], voice)),
    )
    return tabled("ways", columns, rows, policy=edition.policy)


def _needed(edition: Edition, climb: Climb, voice: Speech) -> Value:
    """Return what a cell has to say, in words: keys of levels and conditions are for programs."""
    answer = edition.nodes[climb.code].score.answer
    match climb.value, answer:
        case Choice(key=key), AsksChoice(choices=options):
            title = options[key].title
            return title.in_(voice.locale) if title else Phrase("the level of the points then")
        case Ticks(keys=keys), AsksTicks(choices=items):
            titles = (items[key].title for key in sorted(keys))
            told = [title.in_(voice.locale) for title in titles if title]
            return "; ".join(told) if len(told) == len(keys) else Phrase("the conditions of the points then")
        case _:
            return climb.text


def _due(task: Task) -> Value:
    try:
        return date.fromisoformat(task.due or "")
    except ValueError:
        return task.due or ""


def tasks_table(letter: UnitLetter) -> Table:
    """Return the tasks of the plan that the unit leads or helps with."""
    columns = (
        (Column("title", Phrase("Task")), lambda task: task.title),
        (Column("result", Phrase("Result")), lambda task: task.result or ""),
        (Column("due", Phrase("Deadline")), _due),
    )
    return tabled("tasks", columns, letter.tasks).filled()
