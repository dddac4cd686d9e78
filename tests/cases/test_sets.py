"""Whole workspaces: what their numbers must be."""

import json


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
