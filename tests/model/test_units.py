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
