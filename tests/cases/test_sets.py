"""Whole workspaces: what their numbers must be."""

import csv
import json
from fractions import Fraction

import pytest
from tests.cases.conftest import DATA


def ranked(case, *arguments):
    ran = case.run("rank", *arguments, "--format", "json")
    assert ran.code == 0
    return {one["unit"]: one for block in json.loads(ran.out)["blocks"] for one in block["units"]}


def test_who_types_the_same_is_not_improved_because_another_unit_got_worse(told):
    case = told("33-panel-relative", "sets")
    case.score()
    units = ranked(case, "--year", 2021, "--compare", 2020)
    assert units["b"]["change"]["points"] == 0
    assert units["b"]["change"]["block_index"] == 18.75
    assert units["c"]["change"]["index"] < 0
    assert "Unit B" not in case.text("awards", "--year", 2021)
    assert "Không có đơn vị" in case.text("awards", "--year", 2021, locale="vi")


def test_three_decimals_as_pandas_writes_them_are_read(told):
    case = told("34-csv-three-decimals", "sets")
    ran = case.run("score", "sheets/2020", "--format", "json")
    answer = json.loads(ran.out)
    assert (ran.code, len(answer["units"])) == (0, 200)
    assert {one["code"] for one in answer["issues"]} == {"S167"}
    [first] = [one for one in answer["units"] if one["unit"] == "u0"]
    assert first["points"] == 20.01  # 1.3436424411240122 + 8.474 + 7.64 + 10 x 25.5 %


SAID = sorted(path.parent.name for path in (DATA / "sets").glob("*/expected.csv"))


@pytest.mark.parametrize("name", [name for name in SAID if name[:2] not in {"33", "34"}])
def test_a_peer_gives_what_is_expected(told, name):
    case = told(name, "sets")
    assert case.run("score", "sheets/2020").code == 0
    answers = {}
    with (case.root / "expected.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if line["unit"] not in answers:
                told_ = case.run("explain", line["unit"], "--year", 2020, "--format", "json")
                answers[line["unit"]] = json.loads(told_.out)
            answer = answers[line["unit"]]
            found = {node["code"]: node for node in _nodes(answer["tree"])}.get(line["node"], answer)
            wanted = (line["unit"], line["node"], line["field"], float(line["value"]))
            exact = found.get(f"{line['field']}_exact") or found[line["field"]]
            assert float(Fraction(exact)) == pytest.approx(wanted[-1], abs=float(line["tolerance"]) or 1e-9), wanted


def _nodes(tree):
    for node in tree:
        yield node
        yield from _nodes(node.get("parts", []))
