"""What a sheet's columns mean when the person who sends it has said which stage it brings."""

from dataclasses import replace

from parindex.model.scores import Stage, Step
from parindex.sources.score_sheets.layout import Layout, Role

__all__ = ["of_step"]

_ANY = frozenset((Role.SCORE, Role.RESULT))
_ANY_ROUND = frozenset((Role.APPRAISAL, Role.COUNCIL))


def of_step(layout: Layout, step: Step | None) -> Layout:
    """Give the column that does not say whose scores it holds, or which round, to the stage of the step."""
    stage = step.stage if step else None
    index = layout.stages.get(Stage.APPRAISAL_1)
    if stage is None or index is None or stage in layout.stages:
        return layout
    role = next((column.role for column in layout.columns if column.index == index), None)
    if role not in (_ANY | _ANY_ROUND if stage is Stage.APPRAISAL_2 else _ANY):
        return layout
    others: dict[Stage, int] = {
        known: column for known, column in layout.stages.items() if known is not Stage.APPRAISAL_1
    }
    return replace(layout, stages={**others, stage: index}, single=layout.single and stage is not Stage.SELF)
