import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.reporting.made_up import context_of

from parindex.language import speech
from parindex.model.codes import CODES, issue
from parindex.model.issues import Place
from parindex.model.results.scorecards import Entered, Left, NotComparable, Reason
from parindex.reporting import render
from parindex.reporting.documents.cards import score_document
from parindex.reporting.documents.explanation import explain_document
from parindex.reporting.documents.issues import issues_document
from parindex.reporting.documents.ranking import rank_document
from parindex.reporting.machine_numbers import exact, number
from parindex.version import __version__

SCHEMAS = Path(__file__).parents[2] / "src" / "parindex" / "schemas"


def strict(schema):
    """The schema with nothing allowed that it does not describe: what is new in a document has to be described."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return closed | {key: strict(part) for key, part in schema.items()}


def faults(value, schema):
    """Yield what a document is not, by its schema."""
    Draft202012Validator.check_schema(schema)
    for error in Draft202012Validator(strict(schema)).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def documents(block):
    cards = [standing.card for standing in block.standings.standings]
    problem = issue("S101", Place("a.xlsx", "Sheet", "D4")) if "S101" in CODES else None
    return {
        "rank": rank_document([block.standings], 2020, 2019),
        "score": score_document(cards),
        "check": issues_document([problem] if problem and not CODES["S101"].message.count("{") else [], speech("en")),
        "explain": explain_document(cards[0], None, speech("vi")),
        "report": json.loads(render("json", context_of(block))),
    }


@pytest.mark.parametrize("name", ["rank", "score", "check", "explain", "report"])
def test_documents_are_what_their_schemas_say(small, name):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    assert list(faults(json.loads(json.dumps(documents(small)[name])), schema)) == []


@pytest.mark.parametrize("name", ["rank", "score", "check", "explain", "report"])
def test_every_document_says_program_version_and_schema(small, name):
    document = documents(small)[name]
    assert (document["parindex"], document["schema"]) == (__version__, 1 if name == "check" else 2)


def test_the_ranking_has_the_keys_of_the_contract(small):
    document = rank_document([small.standings], 2020, 2019)
    assert list(document) == ["parindex", "schema", "year", "compare", "blocks"]
    block = document["blocks"][0]
    assert {"block", "criteria", "mean", "units"} <= block.keys()
    contract = {"unit", "name", "points", "max", "index", "index_exact", "rank", "tier", "change", "from_mean"}
    assert contract <= block["units"][0].keys()
    moved = next(unit["change"] for unit in block["units"] if unit["change"]["status"] == "moved")
    assert {"status", "points", "index", "rank", "tier"} <= moved.keys()


def test_numbers_are_rounded_by_the_policy_and_the_exact_one_stands_beside_them(small):
    block = small.standings
    for unit, standing in zip(rank_document([block], 2020, None)["blocks"][0]["units"], block.standings, strict=True):
        assert Fraction(unit["index_exact"]) == standing.card.index
        assert Fraction(str(unit["index"])) == standing.card.published


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(8479, 100), "84.79"), (Fraction(185, 2), "92.5"), (Fraction(100), "100"), (Fraction(-1, 3), "-0.33")],
)
def test_a_number_is_written_with_the_digits_that_it_has(small, value, shown):
    assert json.dumps(number(value, small.standings.edition.policy)) == shown


def test_the_unranked_have_null_for_a_rank(small):
    units = rank_document([small.standings], 2020, 2019)["blocks"][0]["units"]
    assert [unit["rank"] for unit in units if unit["unit"] == "don-vi-7"] == [None]


@pytest.mark.parametrize("change", [Entered(), Left(), NotComparable(Reason.CRITERIA_CHANGED, "1.1")])
def test_what_cannot_be_compared_says_why(small, change):
    block = replace(small.standings, standings=[replace(small.standings.standings[0], change=change)])
    shown = rank_document([block], 2020, 2019)["blocks"][0]["units"][0]["change"]
    assert shown["reason"] == change.reason.value
    assert "index" not in shown


def test_the_explained_parts_add_up_to_their_group(small):
    document = explain_document(small.standings.standings[0].card, None, speech("en"))
    for area in document["tree"]:
        for criterion in area["parts"]:
            points = [Fraction(leaf["points_exact"]) for leaf in criterion["parts"]]
            assert sum(points) == Fraction(criterion["points_exact"])
        assert sum(Fraction(part["points_exact"]) for part in area["parts"]) == Fraction(area["points_exact"])


def test_one_node_can_be_explained_alone_down_to_its_cell(small):
    document = explain_document(small.standings.standings[0].card, "1.1.1", speech("vi"))
    (leaf,) = document["tree"]
    assert leaf["rule"] == {"by": "points", "words": "chấm điểm trực tiếp, tối đa 2 điểm"}
    assert (leaf["cell"], leaf["stage"], leaf["status"]) == ("E8", "appraisal-1", "scored")
    assert document["source"] == {"file": "mau.xlsx", "sheet": "Sheet1", "sha256": "0" * 64}


def test_documents_of_hostile_names_can_be_written_as_utf8(hostile):
    document = rank_document([hostile.standings], 2020, 2019)
    text = json.dumps(document, ensure_ascii=False).encode()
    assert "Chuông[31m hai dòng".encode() in text


def test_an_issue_is_told_in_words_with_its_place():
    code = next(code for code in CODES.values() if "{" not in code.message + code.remedy)
    (shown,) = issues_document([issue(code.code, Place("a.xlsx", "1", "D14"), unit="u")], speech("en"))["issues"]
    assert shown["message"] == code.message
    assert (shown["file"], shown["sheet"], shown["cell"], shown["unit"]) == ("a.xlsx", "1", "D14", "u")
    assert shown["severity"] == code.severity.value


def test_an_exact_number_may_have_more_digits_than_python_writes_unasked():
    number = Fraction(7**6000, 3**6000)
    numerator, denominator = exact(number).split("/")
    assert (Decimal(numerator), Decimal(denominator)) == (Decimal(number.numerator), Decimal(number.denominator))
