"""What has arrived of every unit, and what is still missing."""

from collections.abc import Callable, Iterator, Sequence

from parindex.language import Speech
from parindex.language.stage_words import step_word
from parindex.model.results.stages import BlockStages, StageCount, Stages, UnitStages, Unscored
from parindex.model.scores import Step
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Shown, Value, tabled

__all__ = ["stage_blocks", "step_heading"]

_NAMED = 4
"""Codes that a cell of the table names."""


def stage_blocks(stages: Stages, voice: Speech) -> Iterator[AnyBlock]:
    """Yield one table a block."""
    for block in stages.blocks:
        steps = [step for step in Step if step is not Step.SURVEY or block.edition.survey_codes]
        columns: tuple[tuple[Column, Callable[[UnitStages], Value]], ...] = (
            (Column("block", Phrase("Block"), shown=Shown.MACHINES), lambda _, title=block.title: title),  # type: ignore[misc]
            (Column("unit", Phrase("Unit")), lambda unit: unit.name),
            *(column for step in steps for column in _stage(step, voice)),
            (Column("evidence", Phrase("With evidence"), Kind.COUNT), lambda unit: unit.evidence),
            (
                Column("missing", Phrase("Still missing")),
                lambda unit, came=block.unscored: _missing(unit, came.get(unit.unit), voice),  # type: ignore[misc]
            ),
        )
        yield Heading(2, f"{block.title} · {stages.year} · {block.edition.key}")
        yield tabled("stages", columns, block.units, notes=[_summary(block, steps, voice)])
        yield Break()


def step_heading(step: Step, voice: Speech) -> str:
    """Name a stage in the head of a column."""
    match step:
        case Step.SELF:
            return voice.say("Self")
        case Step.APPRAISAL_1:
            return voice.say("Appr. 1")
        case Step.EXPLANATION:
            return voice.say("Explained")
        case Step.APPRAISAL_2:
            return voice.say("Appr. 2")
        case Step.SURVEY:
            return voice.say("Survey")


def _stage(step: Step, voice: Speech) -> Iterator[tuple[Column, Callable[[UnitStages], Value]]]:
    """Yield what has come of a stage: for people of how many components, for programs as a number."""

    def count(unit: UnitStages) -> StageCount:
        return next(one for one in unit.counts if one.step is step)

    def filled(unit: UnitStages) -> Value:
        found = count(unit)
        return f"{found.filled}/{found.needed}" if found.needed is not None else found.filled or None

    key, title = step.value.replace("-", "_"), step_heading(step, voice)
    yield Column(key, title, Kind.COUNT, Shown.PEOPLE), filled
    yield Column(key, title, Kind.COUNT, Shown.MACHINES), lambda unit: count(unit).filled


def _missing(unit: UnitStages, came: Unscored | None, voice: Speech) -> Value:
    if unit.sheet is None and came is not None:
        if came.refused:
            return Phrase("everything: its sheet was refused ({file})", {"file": came.file})
        return Phrase("everything: its sheet is not scored yet ({file})", {"file": came.file})
    if unit.sheet is None:
        return Phrase("everything: no sheet has come")
    return "; ".join(
        f"{step_word(count.step, voice)}: {_few(count.lacking)}" if count.filled else step_word(count.step, voice)
        for count in unit.missing
    )


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_NAMED]) + (", …" if len(codes) > _NAMED else "")


def _summary(block: BlockStages, steps: Sequence[Step], voice: Speech) -> Phrase:
    """Say how many units have each stage, whole or in part."""
    arrived = {step: sum(unit.counts[list(Step).index(step)].filled > 0 for unit in block.units) for step in steps}
    stages = "; ".join(f"{step_word(step, voice)} {number}" for step, number in arrived.items())
    return Phrase("Arrived, of {units} units: {stages}", {"units": len(block.units), "stages": stages})
