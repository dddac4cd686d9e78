"""The JSON Schemas of the answers of analysis: made of the very columns that the answers are made of."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.studies.diagnosis import Diagnosis
from parindex.model.studies.left_out import LeftOutBlock
from parindex.model.studies.paths import Target, WaysUp
from parindex.model.studies.profile import UnitProfile
from parindex.model.studies.robustness import Robustness
from parindex.model.studies.what_if import SupposedBlock
from parindex.reporting.blocks import Column, Kind, Shown, Table
from parindex.reporting.tables.analysis import diagnosis, left_out, losses, profile, robustness, ways_up, what_if

ROOT = Path(__file__).resolve().parent.parent
FAILURE = json.loads((ROOT / "src/parindex/schemas/disputes.json").read_text("utf-8"))["$defs"]["failure"]
ISSUE = json.loads((ROOT / "src/parindex/schemas/disputes.json").read_text("utf-8"))["$defs"].get("issue")

VOICE = speech("en")
SET = Edition.model_validate(
    {"id": "s", "edition": 2020, "title": "S", "index": [{"code": "1", "title": "A", "max": 1}]}
)
BLOCK = ("b", "B")
TEXT, WHOLE, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT}
PERIOD = {
    "type": "object",
    "description": "The part of the year that the set covers.",
    "required": ["from", "to"],
    "properties": {"from": {"type": "string", "format": "date"}, "to": {"type": "string", "format": "date"}},
    "additionalProperties": False,
}
DRAFT = {"const": True, "description": "The set is a draft that was not reviewed."}
EXACT = {"type": ["string", "null"], "description": "An exact rational, as 8479/100."}


def or_null(kind: dict[str, Any]) -> dict[str, Any]:
    """Allow null as well."""
    return {**kind, "type": [kind["type"], "null"]}


def answer_schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every command of analysis by its name."""
    past = losses.node_table(SET, (), (), VOICE, past=True)
    lost = [
        past,
        losses.unit_table(SET, ()),
        losses.unit_components_table(SET, (), VOICE),
        losses.risk_sums_table(SET, (), VOICE),
        losses.risk_table(SET, (), VOICE),
    ]
    study = Robustness(*BLOCK, 2020, SET, "area", Fraction(25), 1, 0, (), (), (), ())
    ranks = [
        robustness.bounds_table(study, everything=True),
        robustness.scenario_table(study),
        robustness.pairs_table(study),
        robustness.influence_table(study),
        robustness.rank_shares_table(study, VOICE),
    ]
    ways = WaysUp("u", "U", Target("rank", "1"), Fraction(0), beyond=False, possible=Fraction(0), ways=())
    found = Diagnosis(*BLOCK, 2020, SET, 0, 0, (), (), (), None, None, (), ())
    items = [
        diagnosis.component_table(found, VOICE),
        diagnosis.share_table(found, VOICE),
        diagnosis.redundancy_table(found, VOICE),
        diagnosis.agreement_table(found, VOICE),
        diagnosis.years_table(found),
    ]
    supposed = SupposedBlock(*BLOCK, SET, SET, (), ())
    without = LeftOutBlock(*BLOCK, SET, (), ())
    page = UnitProfile(2020, *BLOCK, SET, None, 0, None, None, None, Fraction(25), (), (), (), (), (), ())  # type: ignore[arg-type]
    return {
        "losses": _schema(
            "losses",
            lost,
            {"lost_exact": EXACT, "years": {"type": "array", "items": WHOLE}},
            {"unit": or_null(TEXT)},
            partly=True,
        ),
        "robust": _schema(
            "robust",
            ranks,
            {
                "level": {"enum": ["area", "component"]},
                "within": TEXT,
                "seed": WHOLE,
                "draws": WHOLE,
                "held": WHOLE,
                "obstacle": TEXT,
                "noise": {"type": "object", "additionalProperties": TEXT},
                "surveyed": TEXTS,
            },
            {},
            partly=True,
        ),
        "path": _schema(
            "path",
            [ways_up.way_table(ways, SET, VOICE)],
            {
                "target": TEXT,
                "need_exact": EXACT,
                "beyond": FLAG,
                "possible_exact": EXACT,
                "obstacle": TEXT,
                "excluded": {"type": "object", "additionalProperties": TEXTS},
            },
            {"unit": TEXT, "name": TEXT},
        ),
        "diagnose": _schema(
            "diagnose", items, {"units": WHOLE, "complete": WHOLE, "enough": FLAG, "alpha_exact": EXACT}, {}
        ),
        "whatif": _schema(
            "whatif",
            [
                what_if.change_table(supposed, VOICE),
                what_if.supposed_table(supposed, VOICE),
                left_out.part_table(without, VOICE),
                left_out.span_table(without),
                left_out.without_table(without),
            ],
            {},
            {"supposed": {"const": True}},
            partly=True,
        ),
        "profile": _schema(
            "profile",
            [
                profile.area_table(page, VOICE),
                profile.strength_table("strengths", (), SET, VOICE),
                profile.strength_table("weaknesses", (), SET, VOICE),
                losses.unit_components_table(SET, (), VOICE),
                losses.risk_table(SET, (), VOICE),
                profile.all_ways_table(page, VOICE),
            ],
            {
                "index": or_null(NUMBER),
                "index_exact": EXACT,
                "rank": or_null(WHOLE),
                "of": WHOLE,
                "tier": or_null(TEXT),
                "best": or_null(WHOLE),
                "worst": or_null(WHOLE),
                "compare": or_null(WHOLE),
            },
            {"unit": TEXT, "name": TEXT},
        ),
    }


def _schema(
    name: str, tables: list[Table], facts: dict[str, Any], head: dict[str, Any], *, partly: bool = False
) -> dict[str, Any]:
    """Return the schema of an answer; `partly`: it names the blocks of which it tells nothing."""
    block = {
        "block": TEXT,
        "title": _closed({"vi": TEXT, "en": TEXT}),
        "criteria": TEXT,
        **facts,
    }
    rows = {table.key: {"type": "array", "items": _row(table)} for table in tables}
    answer = {
        "parindex": {"type": "string", "description": "Version of the program."},
        "schema": {"const": 1},
        "year": WHOLE,
        "basis": {"enum": ["self", "appraised"]},
        **head,
        "blocks": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(block),
                "properties": {**block, "draft": DRAFT, "period": PERIOD, **rows},
                "additionalProperties": False,
            },
        },
        **({"refused": _refused()} if partly else {}),
    }
    defs = {"answer": _closed(answer), "failure": FAILURE, **({"issue": ISSUE} if ISSUE else {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:parindex:schema:{name}:1",
        "title": f"{name.capitalize()}: parindex {name} --format json",
        "type": "object",
        "if": {"required": ["error"]},
        "then": {"$ref": "#/$defs/failure"},
        "else": {"$ref": "#/$defs/answer"},
        "$defs": defs,
    }


def _refused() -> dict[str, Any]:
    names = {"block": TEXT, "title": _closed({"vi": TEXT, "en": TEXT}), "criteria": TEXT}
    return {
        "type": "array",
        "items": {**_closed(names), "properties": {**names, "draft": DRAFT}},
        "description": "Blocks whose sets convert, bound or leave out points inside of their groups.",
    }


def _row(table: Table) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for column in table.for_(Shown.RECORD).columns:
        properties[column.key] = _cell(column)
        if column.exact:
            properties[f"{column.key}_exact"] = EXACT
    return _closed(properties)


def _cell(column: Column) -> dict[str, Any]:
    if column.kind in {Kind.COUNT, Kind.YEAR, Kind.RANK, Kind.PLACES}:
        kind = "integer"
    else:
        kind = "number" if column.kind.is_numeric else "string"
    return {"type": [kind, "null"], "description": str(column.title)}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }
