"""What has arrived of every unit, as a table and as a document."""

from collections.abc import Sequence

from parindex.analysis.block.stage_counts import StageCount, UnitStages
from parindex.cli.present.explanation import step_word
from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.scores import Step
from parindex.reporting.documents.explanation import source_document
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.store import Arrival
from parindex.workflow.intake.unscored import Unscored
from parindex.workflow.stages import BlockStages, Stages

__all__ = ["print_stages", "stages_document"]

_NAMED = 4
"""Codes that a cell of the table names."""


def print_stages(stages: Stages, speech: Speech) -> None:
    """Print one table a block."""
    for block in stages.blocks:
        answer(plain(f"{block.title} · {stages.year} · {block.edition.key}"), style="bold")
        steps = [step for step in Step if step is not Step.SURVEY or block.edition.survey_codes]
        made = table(
            (speech.say("Unit"), False),
            *((step_heading(step, speech), True) for step in steps),
            (speech.say("With evidence"), True),
            (speech.say("Still missing"), False),
        )
        for unit in block.units:
            counts = [_figure(count) for count in unit.counts if count.step in steps]
            made.add_row(
                plain(unit.name),
                *counts,
                str(unit.evidence),
                plain(_missing(unit, block.unscored.get(unit.unit), speech)),
            )
        answer(made)
        answer(_summary(block, steps, speech))
        answer()


def step_heading(step: Step, speech: Speech) -> str:
    """Name a stage in the head of a column."""
    match step:
        case Step.SELF:
            return speech.say("Self")
        case Step.APPRAISAL_1:
            return speech.say("Appr. 1")
        case Step.EXPLANATION:
            return speech.say("Explained")
        case Step.APPRAISAL_2:
            return speech.say("Appr. 2")
        case Step.SURVEY:
            return speech.say("Survey")


def stages_document(stages: Stages) -> Document:
    """Return all blocks for machines; counts are components."""
    return {**head(2), "year": stages.year, "blocks": [_block(block) for block in stages.blocks]}


def _figure(count: StageCount) -> str:
    if count.needed is None:
        return str(count.filled) if count.filled else "–"
    return f"{count.filled}/{count.needed}"


def _missing(unit: UnitStages, came: Unscored | None, speech: Speech) -> str:
    if unit.sheet is None and came is not None:
        if came.refused:
            return speech.say("everything: its sheet was refused ({file})", file=one_line(came.file))
        return speech.say("everything: its sheet is not scored yet ({file})", file=one_line(came.file))
    if unit.sheet is None:
        return speech.say("everything: no sheet has come")
    return "; ".join(
        f"{step_word(count.step, speech)}: {_few(count.lacking)}" if count.filled else step_word(count.step, speech)
        for count in unit.missing
    )


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_NAMED]) + (", …" if len(codes) > _NAMED else "")


def _summary(block: BlockStages, steps: Sequence[Step], speech: Speech) -> str:
    """Say how many units have each stage, whole or in part."""
    arrived = {step: sum(unit.counts[list(Step).index(step)].filled > 0 for unit in block.units) for step in steps}
    return speech.say(
        "Arrived, of {units} units: {stages}",
        units=len(block.units),
        stages="; ".join(f"{step_word(step, speech)} {number}" for step, number in arrived.items()),
    )


def _block(block: BlockStages) -> Document:
    return {
        "block": block.block,
        "title": title_document(block.title),
        **set_document(block.edition),
        "units": [_unit(unit, block) for unit in block.units],
    }


def _unit(unit: UnitStages, block: BlockStages) -> Document:
    stored, came = block.stored.get(unit.unit), block.unscored.get(unit.unit)
    waiting = {} if came is None else {"unscored": {"file": one_line(came.file), "refused": came.refused}}
    return {
        "unit": unit.unit,
        "name": one_line(unit.name),
        "evidence": unit.evidence,
        "complete": not unit.missing,
        "stages": [
            {
                "stage": count.step.value,
                "filled": count.filled,
                "needed": count.needed,
                "missing": list(count.lacking),
            }
            for count in unit.counts
        ],
        "sources": [_arrival(arrival) for arrival in stored.arrivals] if stored else [],
        **waiting,
    }


def _arrival(arrival: Arrival) -> Document:
    return {
        "stage": arrival.step.value if arrival.step else None,
        **source_document(arrival.sheet.source),
        "at": arrival.at.isoformat(),
        "version": arrival.version,
    }
