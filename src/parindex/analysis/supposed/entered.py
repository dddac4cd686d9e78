"""Score sheets with other values in some cells, as what is only supposed: what they were stays as it is."""

from collections.abc import Mapping
from dataclasses import replace

from parindex.model.criteria import Edition
from parindex.model.scores import Entry, Mark, NotApplicable, Scored, ScoreSheet, Stage, Value

__all__ = ["SUPPOSED", "entered"]

SUPPOSED = "what-if"
"""What stands in place of a cell."""


def entered(
    edition: Edition, sheet: ScoreSheet, values: Mapping[str, Value | NotApplicable], texts: Mapping[str, str]
) -> ScoreSheet:
    """Return a sheet in which the last column that counts says something else for some codes."""
    entries = {entry.code: entry for entry in sheet.entries}
    for code, value in values.items():
        stage = Stage.SURVEY if code in edition.survey_codes else Stage.APPRAISAL_2
        answer = value if isinstance(value, NotApplicable) else Scored(value, texts.get(code, ""))
        entry = entries.get(code, Entry(code, ()))
        kept = tuple(mark for mark in entry.marks if mark.stage != stage)
        entries[code] = replace(entry, marks=(*kept, Mark(stage, answer, SUPPOSED)))
    return replace(sheet, entries=tuple(entries.values()))
