"""Where nothing of a group applies there is no index, and no percent of it."""

import json

import pytest
from tests.cli.test_told_changes import TIERS, made  # noqa: F401  a fixture

INDEX = """  - {code: "1", title: Group, aggregate: weighted_mean, parts: [
      {code: "1.1", title: Part, max: 10, weight: 1}, {code: "1.2", title: Other, max: 10, weight: 1}]}
"""
SET = "schema: 1\nid: s\nedition: 2020\ntitle: Set\nmodel: true\npolicy: {not_applicable: drop}\n"


@pytest.mark.parametrize("locale", ["en", "vi"])
def test_a_part_that_does_not_apply_has_no_percent(made, run, locale):  # noqa: F811  a fixture
    made([f"{SET}{TIERS}\nindex:\n{INDEX}"], {2020: "Unit,1.1,1.2\nUnit A,n/a,9\n"}, ["id: ua, name: Unit A"])
    said = run("explain", "ua", locale=locale).out
    assert "– %" not in said
    assert "= –" in said
    assert json.loads(run("explain", "ua", "--format", "json").out)["tree"][0]["parts"][0]["index"] is None
