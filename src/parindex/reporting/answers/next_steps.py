"""What to do next: as lines for people, and as a document for programs."""

from collections.abc import Iterator

from parindex.language import Speech, speech
from parindex.model.results.next_steps import NextStep, StepState, Topic, YearState
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence, Span, Tone
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.cells import said

__all__ = ["STATE_WORDS", "TOPIC_WORDS", "next_blocks", "next_document"]

TOPIC_WORDS = {
    Topic.DEFINITIONS: Phrase("Definitions"),
    Topic.SET: Phrase("Criteria set"),
    Topic.REVIEW: Phrase("Review of the draft"),
    Topic.UNITS: Phrase("Units"),
    Topic.FORMS: Phrase("Forms"),
    Topic.SHEETS: Phrase("Score sheets"),
    Topic.PROBLEMS: Phrase("Problems"),
    Topic.SCORES: Phrase("Scoring"),
    Topic.STAGES: Phrase("Stages"),
    Topic.RESULTS: Phrase("Results"),
    Topic.PUBLICATION: Phrase("Publication"),
    Topic.PROOF: Phrase("Proof"),
}
STATE_WORDS = {StepState.DONE: Phrase("done"), StepState.NOW: Phrase("now"), StepState.LATER: Phrase("later")}
_TONES = {StepState.DONE: Tone.GOOD, StepState.NOW: Tone.NOTE, StepState.LATER: Tone.FAINT}


def next_blocks(state: YearState) -> Iterator[AnyBlock]:
    """Yield one line for each piece of the work, with the commands below it that do it now."""
    yield Heading(1, Phrase("What to do next, {year}", {"year": state.year}))
    for step in state.steps:
        mark = Span(STATE_WORDS[step.state], _TONES[step.state])
        yield Sentence((mark, Span("  "), Span(TOPIC_WORDS[step.topic], Tone.STRONG), Span(": "), Span(step.said)))
        if step.state is StepState.NOW:
            yield from (Sentence(f"    {command}", Tone.FIGURE) for command in step.commands)


def next_document(state: YearState) -> Document:
    """Return every piece of the work, with the one to begin with."""
    first = state.next
    return {
        **head(),
        "year": state.year,
        "next": None if first is None else first.topic.value,
        "steps": [_step(step) for step in state.steps],
    }


def _step(step: NextStep) -> Document:
    return {
        "topic": step.topic.value,
        "state": step.state.value,
        "text": {voice.locale: said(step.said, voice) for voice in _voices()},
        "commands": [str(command) for command in step.commands],
    }


def _voices() -> list[Speech]:
    return [speech("vi"), speech("en")]
