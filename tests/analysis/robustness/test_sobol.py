"""Sobol indices beside functions of which they are known in closed form."""

import math
from fractions import Fraction

import pytest
from tests.published.tables import table

from parindex.analysis.robustness.chance import uniforms
from parindex.analysis.robustness.sobol import sobol_indices

RUNS = 20_000


def indices(function, inputs):
    one, other = (uniforms(11, 0, first, RUNS, inputs) for first in (0, RUNS))
    crossed = {}
    for column in range(inputs):
        rows = one.copy()
        rows[:, column] = other[:, column]
        crossed[f"x{column + 1}"] = [_value(function, row) for row in rows]
    return sobol_indices(*([_value(function, row) for row in rows] for rows in (one, other)), crossed)


def _value(function, row):
    return round(function(row) * 10**6)


def ishigami(row):
    a, b, c = (math.pi * (2 * number - 1) for number in row)
    return math.sin(a) + 7 * math.sin(b) ** 2 + 0.1 * c**4 * math.sin(a)


def noise(row):
    return sum(half * (2 * number - 1) for half, number in zip((1, 2, 0.5, 0.25), row, strict=True))


def product(row):
    return row[0] * row[1]


@pytest.mark.parametrize(
    ("model", "function"),
    [
        ("ishigami a=7 b=0.1", ishigami),
        ("additive index, appraisal noise U(-h,h) h=1,2,0.5,0.25", noise),
        ("product of two U(0,1)", product),
    ],
)
def test_they_come_near_the_closed_form(model, function):
    rows = [row for row in table("sobol_analytic.csv") if row["model"] == model]
    found = indices(function, len(rows))
    for row in rows:
        first, total = found[row["input"]]
        assert abs(float(first) - float(row["first_order"])) < 0.03
        assert abs(float(total) - float(row["total_order"])) < 0.03


def test_nothing_varies():
    assert sobol_indices([3, 3], [3, 3], {"x": [3, 3]}) is None
    assert sobol_indices([], [], {}) is None


def test_one_input_that_does_everything():
    assert sobol_indices([0, 1, 0, 1], [1, 0, 1, 0], {"x": [1, 0, 1, 0], "y": [0, 1, 0, 1]}) == {
        "x": (Fraction(2), Fraction(2)),
        "y": (Fraction(0), Fraction(0)),
    }
