"""Stages of a score sheet in words, and what was typed in their columns."""

import re

from parindex.language.speech import Speech
from parindex.model.scores import Answer, Missing, NotApplicable, Scored, Stage, Step

__all__ = ["stage_word", "step_word", "typed", "typed_words"]

_BARE = re.compile(r"-?[0-9]+\.[0-9]+ ?%?")


def step_word(step: Step, voice: Speech) -> str:
    """Name what arrives at one time."""
    return voice.say("explanation") if step.stage is None else stage_word(step.stage, voice)


def stage_word(stage: Stage | None, voice: Speech) -> str:
    """Name a column of the score sheet."""
    match stage:
        case Stage.SELF:
            return voice.say("self score")
        case Stage.APPRAISAL_1:
            return voice.say("appraisal, first round")
        case Stage.APPRAISAL_2:
            return voice.say("appraisal, second round")
        case Stage.SURVEY:
            return voice.say("survey")
        case None:
            return "–"


def typed(answer: Answer) -> str:
    """Return what a cell said: empty if nothing was typed."""
    match answer:
        case Scored(text=text):
            return text
        case NotApplicable(reason=reason):
            return reason
        case Missing():
            return ""


def typed_words(answer: Answer, voice: Speech) -> str:
    """Return what a cell said, a bare number in the manner of the language: a workbook holds no point and no comma."""
    text = typed(answer)
    return text.replace(".", ",") if voice.locale != "en" and _BARE.fullmatch(text) else text
