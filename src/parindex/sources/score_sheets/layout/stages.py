"""Which column of a unit sheet holds which stage; two candidates for one stage are never chosen between."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import column_letters, shown
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.layout import Column
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["Assigned", "assign", "clash", "give_way"]

Assigned = tuple[dict[Stage, int], bool, list[tuple[int, Problem]]]
"""Columns by stage; whether the only score says nothing of its stage; problems with their column."""

_SAID = {
    Role.CODE: "Mã số (code)",
    Role.MAXIMUM: "Điểm tối đa (maximum)",
    Role.SELF: "Điểm tự chấm (self score)",
    Role.APPRAISAL: "Điểm thẩm định (appraisal)",
    Role.APPRAISAL_1: "Thẩm định lần 1 (appraisal 1)",
    Role.APPRAISAL_2: "Thẩm định lần 2 (appraisal 2)",
    Role.COUNCIL: "Điểm Hội đồng (council)",
    Role.SURVEY: "Điểm điều tra XHH (survey score)",
    Role.SCORE: "Điểm (score)",
}
"""What a role is called in messages of either language: words of headings."""

_ALONE = (Role.SELF, Role.APPRAISAL, Role.APPRAISAL_1, Role.APPRAISAL_2, Role.COUNCIL, Role.SURVEY, Role.SCORE)
_STAGES = {
    Role.SELF: Stage.SELF,
    Role.APPRAISAL_1: Stage.APPRAISAL_1,
    Role.APPRAISAL_2: Stage.APPRAISAL_2,
    Role.SURVEY: Stage.SURVEY,
}
_YIELDING = {
    Role.CODE: (Role.CODE, Role.ORDINAL),
    Role.TITLE: (Role.TITLE,),
    Role.MAXIMUM: (Role.MAXIMUM,),
    Role.SELF: (Role.SELF, Role.SCORE, Role.RESULT),
    Role.APPRAISAL_1: (Role.APPRAISAL_1, Role.APPRAISAL, Role.SCORE, Role.RESULT),
    Role.APPRAISAL_2: (Role.APPRAISAL_2, Role.COUNCIL, Role.SCORE, Role.RESULT),
    Role.SURVEY: (Role.SURVEY,),
}
"""What is not recognised any more where a rule names a column of the role."""


def assign(columns: Sequence[Column], *, agreed: bool = False) -> Assigned:
    """Give each stage its column.

    What was `agreed` on is the last stage here; elsewhere its contents have to be looked at first.
    """
    if agreed:
        columns = [replace(one, role=Role.COUNCIL) if one.role is Role.AGREED else one for one in columns]
    by_role = {role: [column for column in columns if column.role == role] for role in Role}
    problems = [clash(found[0], found[1], role) for role in _ALONE if len(found := by_role[role]) > 1]
    first = {role: found[0] for role, found in by_role.items() if found}
    stages = {stage: first[role].index for role, stage in _STAGES.items() if role in first}
    problems += _rounds(first, stages)
    single = _single(first, stages, problems.append)
    problems += [
        (column.index, Problem("L104", {"column": column_letters(column.index), "heading": shown(column.why)}))
        for column in by_role[Role.POINTS]
    ]
    return stages, single, problems


def give_way(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Let columns that are only recognised give way to those of which a rule says the same."""
    fixed = {column.role for column in columns if column.settled}
    gone = {yielding for role in fixed for yielding in _YIELDING.get(role, ())}
    return tuple(
        replace(column, role=Role.OTHER, yields=True) if column.role in gone and not column.settled else column
        for column in columns
    )


def clash(one: Column, other: Column, role: Role) -> tuple[int, Problem]:
    """Say that two columns look like the same thing."""
    values = {
        "first": column_letters(one.index),
        "first_heading": shown(one.why),
        "second": column_letters(other.index),
        "second_heading": shown(other.why),
        "role": _SAID.get(role, role.value),
    }
    return other.index, Problem("L102", values)


def _rounds(first: dict[Role, Column], stages: dict[Stage, int]) -> list[tuple[int, Problem]]:
    """Place appraisals whose round is not named: the free first one, the council's second."""
    problems = []
    unnamed, council = first.get(Role.APPRAISAL), first.get(Role.COUNCIL)
    if unnamed:
        if Stage.APPRAISAL_1 in stages:
            problems.append(clash(first[Role.APPRAISAL_1], unnamed, Role.APPRAISAL))
        stages[Stage.APPRAISAL_1] = unnamed.index
    if council:
        if Stage.APPRAISAL_2 in stages:
            problems.append(clash(first[Role.APPRAISAL_2], council, Role.APPRAISAL_2))
        stages[Stage.APPRAISAL_2 if Stage.APPRAISAL_1 in stages else Stage.APPRAISAL_1] = council.index
    return problems


def _single(first: dict[Role, Column], stages: dict[Stage, int], tell: Callable[[tuple[int, Problem]], None]) -> bool:
    """Take a score that nobody claims as the appraisal, if there is no other it could be confused with."""
    score = first.get(Role.SCORE)
    claimed = [stage for stage in stages if stage is not Stage.SURVEY]
    if score and claimed:
        known = next(column for column in first.values() if column.index == stages[claimed[-1]])
        tell(clash(known, score, Role.SCORE))
        return False
    score = score or (None if claimed else first.get(Role.AGREED)) or (None if stages else first.get(Role.RESULT))
    if score is None:
        return False
    stages[Stage.APPRAISAL_1] = score.index
    return Stage.SURVEY not in stages
