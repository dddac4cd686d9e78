"""The columns of a form: their headings are those that the reader of sheets knows for certain."""

from dataclasses import dataclass, field

from parindex.language import Speech
from parindex.model.criteria import Edition

__all__ = ["Columns", "columns_of"]

_CODE, _TITLE, _MAX, _ASKED = range(4)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands, from 0. A stage that no component of the set has is `None`."""

    heads: tuple[tuple[str, float], ...]
    """Heading and width of every column."""
    appraised: tuple[int, int, int] | None
    """Self score, first and second appraisal."""
    survey: int | None
    self_points: int | None
    points: int
    texts: tuple[int, int]
    """Evidence and explanation."""
    code: int = field(default=_CODE, init=False)
    title: int = field(default=_TITLE, init=False)
    max: int = field(default=_MAX, init=False)
    asked: int = field(default=_ASKED, init=False)

    @property
    def stages(self) -> tuple[int, ...]:
        """The columns in which scores are typed."""
        return (*(self.appraised or ()), *(() if self.survey is None else (self.survey,)))

    @property
    def counting(self) -> tuple[int, ...]:
        """The columns in which points are computed."""
        return (self.points,) if self.self_points is None else (self.self_points, self.points)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.heads) - 1


def columns_of(edition: Edition, voice: Speech) -> Columns:
    """Lay out the columns of a unit's form."""
    survey = bool(edition.survey_codes)
    appraised = len(edition.survey_codes) < len(edition.leaves) or bool(edition.adjustments)
    heads: list[tuple[str, float]] = [
        (voice.say("Code"), 7),
        (voice.say("Criterion"), 34),
        (voice.say("Maximum"), 7),
        (voice.say("What is asked"), 34),
    ]
    first = len(heads)
    if appraised:
        heads += [(voice.say("Self score"), 12), (voice.say("Appraisal 1"), 12), (voice.say("Appraisal 2"), 12)]
    at_survey = len(heads)
    heads += [(voice.say("Survey"), 12)] if survey else []
    at_points = len(heads)
    heads += [(voice.say("Counted (self)"), 9.5)] if appraised else []
    heads += [(voice.say("Counted (appraised)") if appraised else voice.say("Counted (survey)"), 9.5)]
    at_texts = len(heads)
    heads += [(voice.say("Evidence"), 22), (voice.say("Explanation"), 20)]
    return Columns(
        tuple(heads),
        (first, first + 1, first + 2) if appraised else None,
        at_survey if survey else None,
        at_points if appraised else None,
        at_texts - 1,
        (at_texts, at_texts + 1),
    )
