from parindex.analysis import fates
from parindex.model.results import Reason
from parindex.model.units import Registry


def registry(*units: dict[str, object]) -> Registry:
    blocks = {"communes": {"title": "Xã", "criteria": "set"}}
    return Registry.model_validate(
        {"blocks": blocks, "units": [{"name": u["id"], "block": "communes", **u} for u in units]}
    )


OLD = ({"id": "a", "until": "2025-06-30"}, {"id": "b", "until": "2025-06-30"})


def test_a_unit_formed_from_two_and_both_of_them_were_merged():
    new = {"id": "ab", "since": "2025-07-01", "predecessors": [{"unit": "a"}, {"unit": "b"}]}
    assert fates(registry(*OLD, new), 2024, 2025) == {"ab": Reason.MERGED, "a": Reason.MERGED, "b": Reason.MERGED}


def test_two_units_formed_from_one_were_divided_and_so_was_it():
    new = [{"id": name, "since": "2025-07-01", "predecessors": [{"unit": "a"}]} for name in ("x", "y")]
    assert fates(registry(*OLD, *new), 2024, 2025) == dict.fromkeys(("x", "y", "a"), Reason.DIVIDED)


def test_what_happened_outside_the_two_years_does_not_matter():
    new = {"id": "ab", "since": "2025-07-01", "predecessors": [{"unit": "a"}, {"unit": "b"}]}
    assert fates(registry(*OLD, new), 2025, 2026) == {}
