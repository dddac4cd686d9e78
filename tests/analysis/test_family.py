from datetime import date

from tests.analysis.test_lineage import new, old, registry

from parindex.analysis import family


def shape(kin):
    return {each.id: (each.share and float(each.share), shape(each.kin)) for each in kin}


def test_predecessors_and_successors_are_followed_to_the_end():
    units = registry(
        *old("a", "b", until="2019-12-31"),
        new("m", ("a", "1"), ("b", "0.5"), since="2020-01-01", until="2025-06-30"),
        new("x", ("m", "0.4")),
        new("y", "m"),
    )
    found = family(units, units.by_id["m"])
    assert shape(found.predecessors) == {"a": (1.0, {}), "b": (0.5, {})}
    assert shape(found.successors) == {"x": (0.4, {}), "y": (None, {})}
    assert shape(family(units, units.by_id["a"]).successors) == {"m": (1.0, {"x": (0.4, {}), "y": (None, {})})}


def test_a_change_has_the_day_on_which_the_successor_began():
    units = registry(*old("a"), new("x", "a"))
    assert family(units, units.by_id["x"]).predecessors[0].day == date(2025, 7, 1)


def test_a_unit_that_took_another_over_did_so_when_that_one_ended():
    units = registry({"id": "a", "predecessors": [{"unit": "b"}]}, *old("b"))
    assert family(units, units.by_id["a"]).predecessors[0].day == date(2025, 7, 1)


def test_a_predecessor_that_the_registry_lacks_is_named_and_a_circle_ends():
    units = registry(new("a", "gone", "b"), new("b", "a"))
    assert set(shape(family(units, units.by_id["a"]).predecessors)) == {"gone", "b"}
