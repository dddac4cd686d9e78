"""Short ways to write an edition and the sheets of a block in a test."""

from collections.abc import Mapping
from decimal import Decimal

from pydantic import TypeAdapter

from parindex.model.criteria import Edition
from parindex.model.rules import Rule
from parindex.model.scores import (
    Choice,
    Entry,
    Mark,
    NotApplicable,
    Numeric,
    Scored,
    ScoreSheet,
    Several,
    Source,
    Stage,
    Tally,
    Ticks,
)

NA = NotApplicable("không phát sinh")

_RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
_VALUES = (Numeric, Choice, Ticks, Tally, Several)


def rule(by, **rest):
    return _RULES.validate_python({"by": by, **rest})


def number(text):
    return Numeric(Decimal(str(text)))


def leaf(code, maximum, by=None, *, survey=None, **rest):
    """Make a component; of `rest`, what is not about the component belongs to its rule."""
    node = {"code": code, "title": f"Component {code}", "max": str(maximum)}
    node |= {key: rest.pop(key) for key in ("title", "weight", "compares_with") if key in rest}
    if by:
        node["score"] = {"by": by, **rest}
    if survey is not None:
        node["assessed_by"] = "survey" if survey else "appraisal"
    return node


def group(code, *parts, aggregate="sum", **rest):
    return {"code": code, "title": f"Group {code}", "parts": list(parts), "aggregate": aggregate, **rest}


def edition(*index, year=2020, set_id="model", **rest):
    return Edition.model_validate({"id": set_id, "edition": year, "title": "A set", "index": list(index), **rest})


def sheet(unit, answers, *, stage=Stage.APPRAISAL_1, survey=None, name=None):
    """Make a sheet with `answers` (code -> number, value, NA or None) in one column, `survey` in that of the survey."""
    columns: Mapping[Stage, Mapping] = {stage: answers, Stage.SURVEY: survey or {}}
    return staged(unit, columns, name=name)


def staged(unit, columns, *, name=None):
    """Make a sheet from stage -> code -> answer."""
    codes = list(dict.fromkeys(code for answers in columns.values() for code in answers))
    entries = tuple(
        Entry(
            code, tuple(_mark(stage, answers[code], row) for stage, answers in columns.items() if _given(answers, code))
        )
        for row, code in enumerate(codes, 5)
    )
    return ScoreSheet(unit, name or unit, "model@2020", 2020, entries, Source("sheet.xlsx", "Sheet1", "0" * 64))


def _given(answers, code):
    return answers.get(code) is not None


def _mark(stage, answer, row):
    cell = f"{'EFGH'[list(Stage).index(stage)]}{row}"
    if isinstance(answer, NotApplicable):
        return Mark(stage, answer, cell)
    value = answer if isinstance(answer, _VALUES) else number(answer)
    return Mark(stage, Scored(value, str(answer)), cell)
