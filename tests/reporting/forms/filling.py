"""A criteria set with every kind of rule, and a machine that fills in forms as a person could."""

import io
from decimal import Decimal
from random import Random

import openpyxl

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.rules import (
    Bands,
    BestOf,
    BestUnit,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    SumOf,
    Survey,
)
from parindex.model.scores import Choice, NotApplicable, Numeric, Several, Stage, Tally, Ticks
from parindex.model.units import Registry

YEAR = 2020
WORD = {"vi": "Không phát sinh", "en": "N/A"}

SETTINGS = Settings.model_validate(
    {
        "name": {"vi": "Chỉ số thử", "en": "Trial index"},
        "superior": "Ủy ban nhân dân thành phố A",
        "authority": {"vi": "Phòng Nội vụ", "en": "Department of Home Affairs"},
    }
)

UNITS = Registry.model_validate(
    {
        "blocks": {"communes": {"title": {"vi": "Khối xã", "en": "Communes"}, "criteria": "every-rule"}},
        "units": [
            {"id": "song-la", "name": "Phường Sông Lá", "block": "communes"},
            {"id": "dong-mai", "name": "Xã Đồng Mai", "block": "communes", "exempt": ["2"]},
        ],
    }
)

_PARTS = [
    {"id": "a", "title": {"vi": "Tỷ lệ", "en": "Rate"}, "max": 1, "score": {"by": "proportional"}},
    {"id": "b", "title": {"vi": "Số lượng", "en": "Number"}, "max": 1, "score": {"by": "count", "each": "0.1"}},
]


def seeded(seed):
    return Random(seed)  # noqa: S311  the same answers each time


def leaf(code, rule, maximum="2", **more):
    titles = {"vi": f"Tiêu chí thành phần {code}", "en": f"Component {code}"}
    return {"code": code, "title": titles, "max": maximum, **({"score": rule} if rule else {}), **more}


def every_rule(policy="rescale", *, computed_only=False):
    """All kinds of rules; `computed_only`: those whose points a form can say."""
    levels = {"in_time": {"points": 2, "title": {"vi": "Kịp thời, đủ", "en": "In time"}}, "late": "0.5", "no": 0}
    grades = {"good": {"percent": 100, "title": {"vi": "Tốt", "en": "Good"}}, "fair": 62.5, "weak": 0}
    bands = [{"above": 90, "points": 2}, {"at_least": 70, "points": 1}, {"points": 0}]
    first = [
        leaf("1.1", None),
        leaf("1.2", {"by": "points", "step": "0.05"}),
        leaf("1.3", {"by": "levels", "levels": levels}),
        leaf("1.4", {"by": "checklist", "require": "all", "items": {"plan": 1, "funds": 1}}),
        leaf("1.5", {"by": "bands", "bands": bands}),
        leaf("1.6", {"by": "proportional"}),
        leaf("1.7", {"by": "proportional", "floor": 50}),
        leaf("1.8", {"by": "count", "each": "0.3"}),
        leaf("1.9", {"by": "deduction", "each": "0.25"}),
        leaf("1.10", {"by": "percent", "grades": grades}),
        leaf("1.11", {"by": "bands", "of": "number", "bands": [{"at_least": 1000, "points": 2}, {"points": 1}]}),
        leaf("1.12", {"by": "points", "from": 1, "step": "0.5"}, "5"),
        leaf("1.13", {"by": "min_max", "low": -500, "high": 1500}),
        leaf("1.14", {"by": "min_max", "low": 0, "high": 1000, "direction": "lower", "capped": False}),
    ]
    second = [leaf("2.1", None, "1"), leaf("2.2", {"by": "levels", "levels": {"met": 1, "not met": 0}}, "1")]
    if not computed_only:
        second += [
            leaf("2.3", {"by": "checklist", "items": {"q1": 1, "q2": {"points": 1, "title": "Quý, năm"}}}),
            leaf("2.4", {"by": "best_unit"}),
            leaf("2.5", {"by": "min_max", "direction": "lower"}),
            leaf("2.6", {"by": "best_of", "cases": _PARTS}, "1"),
            leaf("2.7", {"by": "sum_of", "parts": _PARTS}),
            leaf("2.8", {"by": "checklist", "at_least": 2, "require": "all", "items": {"x": 1, "y": 1, "z": 1}}),
        ]
    survey = [leaf("3.1", {"by": "proportional"}, "4"), leaf("3.2", {"by": "proportional"}, "3")]
    if not computed_only:
        survey.append(leaf("3.3", {"by": "survey", "options": {"A": 100, "B": 50, "C": 0, "D": None}}, "3"))
    group = {"vi": "Lĩnh vực", "en": "Area"}
    return Edition.model_validate(
        {
            "id": "every-rule",
            "edition": YEAR,
            "title": {"vi": "Bộ tiêu chí thử năm 2020", "en": "Trial set of 2020"},
            "policy": {"not_applicable": policy},
            "adjustments": [
                {"code": "T", "kind": "bonus", "title": {"vi": "Điểm thưởng", "en": "Bonus"}, "max": 2},
                {"code": "P", "kind": "penalty", "title": {"vi": "Điểm trừ", "en": "Penalty"}, "max": 3},
            ],
            "index": [
                {"code": "1", "title": group, "parts": first},
                {"code": "2", "title": group, "parts": second},
                {"code": "3", "title": group, "assessed_by": "survey", "parts": survey},
            ],
        }
    )


def answer(leaf, random, locale):
    """Return what a person types into a cell, and the value that must be read from it.

    In the first component of an area something always arose: a whole area without is worth a warning.
    """
    if random.random() < 0.15 and not leaf.code.endswith(".1"):
        return WORD[locale], NotApplicable(WORD[locale])
    return typed(leaf.score, leaf.total, random, locale)


def typed(rule, most, random, locale):  # noqa: PLR0911  one return for each rule
    match rule:
        case PointsTyped(step=step, least=least):
            step = step or Decimal("0.001")
            points = least + step * random.randint(0, int((most - least) / step))
            return float(points), Numeric(points)
        case Levels(levels=choices) | Percent(grades=choices):
            key, choice = random.choice(list(choices.items()))
            return choice.title.in_(locale) if choice.title else key, Choice(key)
        case Checklist(require="all", items=items):
            every = random.random() < 0.5
            words = {"vi": ("Đủ", "Không"), "en": ("All", "None")}[locale]
            return words[not every], Ticks(frozenset(items) if every else frozenset())
        case Checklist(items=items):
            keys = [key for key in items if random.random() < 0.6]
            return "; ".join(keys) or {"vi": "Không", "en": "None"}[locale], Ticks(frozenset(keys))
        case Proportional() | Bands(of="rate"):
            rate = random.choice(
                [Decimal(0), Decimal(100), Decimal(random.randint(int(max(most, 1) * 100) + 1, 10000)) / 100]
            )
            return float(rate), Numeric(rate)
        case Count() | Deduction():
            return (number := random.randint(0, 12)), Numeric(Decimal(number))
        case BestUnit() | MinMax() | Bands():
            amount = Decimal(random.randint(0, 2_000_000)) / 1000
            return float(amount), Numeric(amount)
        case Survey(options=options):
            counts = {option: random.randint(1, 60) for option in options}
            text = "; ".join(f"{option}={count}" for option, count in counts.items())
            return text, Tally(tuple((option, Decimal(count)) for option, count in counts.items()))
        case BestOf(cases=parts) | SumOf(parts=parts):
            return several(parts, random)


def several(parts, random):
    rate, count = Decimal(random.randint(100, 10000)) / 100, random.randint(0, 12)
    text = f"{parts[0].id}={rate}%; {parts[1].id}={count}"
    return text, Several(((parts[0].id, Numeric(rate)), (parts[1].id, Numeric(Decimal(count)))))


def heads(sheet, locale):
    """Return the columns by heading, and the row of the heading."""
    voice = speech(locale)
    for row in sheet.iter_rows(min_row=1, max_row=30):
        if row[0].value == voice.say("Code"):
            return {cell.value: cell.column for cell in row if cell.value}, row[0].row
    raise AssertionError


def fill(content, edition, random, locale):
    """Type into every open score cell; return the workbook and what was typed, by code and stage."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet, voice = book.worksheets[0], speech(locale)
    columns, head = heads(sheet, locale)
    stages = {
        Stage.SELF: columns.get(voice.say("Self score")),
        Stage.APPRAISAL_1: columns.get(voice.say("Appraisal 1")),
        Stage.APPRAISAL_2: columns.get(voice.say("Appraisal 2")),
        Stage.SURVEY: columns.get(voice.say("Survey")),
    }
    wanted = {}
    for row in range(head + 1, sheet.max_row + 1):
        code = sheet.cell(row, 1).value
        node = edition.nodes.get(code)
        for stage, column in stages.items():
            cell = sheet.cell(row, column) if column else None
            if cell is None or cell.protection.locked:
                continue
            if node is None:
                points = Decimal(random.randint(0, 200)) / 100
                cell.value, wanted[code, stage] = float(points), Numeric(points)
            elif stage is not Stage.APPRAISAL_2 or random.random() < 0.3:
                cell.value, wanted[code, stage] = answer(node, random, locale)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), wanted


def read_back(sheet):
    """Return the answers of a sheet by code and stage."""
    return {
        (entry.code, mark.stage): getattr(mark.answer, "value", mark.answer)
        for entry in sheet.entries
        for mark in entry.marks
    }
