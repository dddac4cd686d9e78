import pytest

from parindex.model.units import Registry, Unit

UNIT = {
    "id": "x",
    "name": "Phòng X",
    "block": "third",
    "blocks_before": [{"block": "second", "until": 2020}, {"block": "first", "until": 2018}],
}


@pytest.mark.parametrize(
    ("year", "block"), [(2010, "first"), (2018, "first"), (2019, "second"), (2020, "second"), (2021, "third")]
)
def test_a_unit_stands_in_the_first_of_its_blocks_that_had_not_ended(year, block):
    assert Unit.model_validate(UNIT).block_in(year) == block


def test_the_members_of_a_block_are_those_that_stood_in_it_that_year():
    blocks = {name: {"title": name, "criteria": "set"} for name in ("first", "second", "third")}
    registry = Registry.model_validate({"blocks": blocks, "units": [UNIT]})
    assert [[unit.id for unit in registry.members(name, 2019)] for name in blocks] == [[], ["x"], []]


def reform() -> Registry:
    old = [{"id": name, "name": name, "block": "b", "until": "2025-06-30"} for name in ("a1", "a2", "gone")]
    new = {
        "id": "n",
        "name": "n",
        "block": "b",
        "since": "2025-07-01",
        "predecessors": [{"unit": "a1"}, {"unit": "a2"}],
    }
    other = {"id": "young", "name": "young", "block": "b", "since": "2025-03-01"}
    return Registry.model_validate({"blocks": {"b": {"title": "b", "criteria": "set"}}, "units": [*old, new, other]})


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        ((), ["gone", "n", "young"]),
        (("n",), ["gone", "n", "young"]),
        (("a1",), ["a1", "a2", "gone", "young"]),
        (("a1", "n"), ["a1", "gone", "n", "young"]),
    ],
)
def test_in_the_year_of_a_merger_sheets_are_awaited_of_the_old_units_or_the_new(scored, expected):
    assert [unit.id for unit in reform().expected("b", 2025, scored)] == expected


@pytest.mark.parametrize(("year", "expected"), [(2024, ["a1", "a2", "gone"]), (2026, ["n", "young"])])
def test_in_other_years_sheets_are_awaited_of_all_members(year, expected):
    assert [unit.id for unit in reform().expected("b", year)] == expected
