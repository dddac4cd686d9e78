"""The table of commands tells how fast a cost grows, and what is missed."""

from benchmarks.commands import Measured, exponent, lines
from benchmarks.measure import Run


def measured(name: str, costs: dict[int, float], memory: float = 100) -> Measured:
    return Measured(name, {size: Run(cpu, cpu, memory, 0, memory) for size, cpu in costs.items()})


def test_the_exponent_leaves_the_start_out():
    linear = measured("linear", {1: 1.0, 25: 1.24, 241: 3.4})
    square = measured("square", {1: 1.0, 25: 1.0 + 24**2 / 1000, 241: 1.0 + 240**2 / 1000})
    assert round(exponent(linear) or 0, 2) == 1.0
    assert round(exponent(square) or 0, 2) == 2.0


def test_a_cost_below_the_grain_of_the_clock_has_no_exponent():
    assert exponent(measured("quick", {1: 1.0, 25: 1.01, 241: 1.02})) is None


def test_what_is_missed_is_named_in_its_line():
    found = [measured("square", {1: 0.0, 25: 0.576, 241: 57.6}, 500), measured("small", {1: 0.0, 25: 0.24, 241: 2.4})]
    head, _, square, small = lines(found, 1.2)
    assert "exponent" in head
    assert "exponent > 1.2; > 400 MB" in square
    assert small.endswith("| 1.00 |  |")
