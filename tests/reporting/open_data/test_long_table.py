import csv
import io
from fractions import Fraction

import pytest
from tests.reporting.made_up import context_of

from parindex.reporting import render
from parindex.reporting.open_data.long_table import LONG_FORM, decimal_text, long_rows

HEAD = "year,block,unit,code,level,points,max,index,index_exact,status,rank,tier,stage,file,cell,draft,period"


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_long_table_is_the_same_in_every_language(small):
    assert render("long", context_of(small, locale="vi")) == render("long", context_of(small, locale="en"))


def test_the_long_table_has_a_row_for_every_unit_and_code_with_the_columns_of_the_contract(small):
    found = rows(render("long", context_of(small)))
    assert list(found[0]) == HEAD.split(",")
    standings = small.standings
    codes = 1 + len(standings.edition.nodes) + len(standings.edition.adjustments)
    scored = len(standings.standings) + len(standings.incomplete)
    assert len(found) == scored * codes + len(standings.absent)
    assert len({(row["unit"], row["code"]) for row in found}) == len(found)


def test_the_rounded_index_is_the_published_one_and_the_exact_one_stands_beside_it(small):
    totals = {row["unit"]: row for row in rows(render("long", context_of(small))) if row["level"] == "total"}
    for standing in small.standings.standings:
        row = totals[standing.card.unit]
        assert Fraction(row["index"]) == standing.card.published
        assert Fraction(row["index_exact"]) == standing.card.index
        assert row["rank"] == ("" if standing.rank is None else str(standing.rank))
        assert row["tier"] == standing.card.tier


def test_components_and_areas_add_up_to_the_total(small):
    for standing in small.standings.standings:
        mine = [row for row in long_rows([small.standings]) if row.unit == standing.card.unit]
        total = mine[0].points
        by_leaf = [row.points for row in mine if row.stage or row.status in {"missing", "not_applicable"}]
        signs = {"penalty": -1}
        assert (
            sum(row.points * signs.get(row.level, 1) for row in mine if row.level in {"area", *signs, "bonus"}) == total
        )
        assert len(by_leaf) == len(standing.card.edition.leaves) + len(standing.card.edition.adjustments)


def test_a_component_tells_the_file_and_the_cell_that_it_was_read_from(small):
    first = next(row for row in long_rows([small.standings]) if row.code == "1.1.1")
    assert (first.stage, first.file, first.cell) == ("appraisal-1", "mau.xlsx", "E8")


def test_no_text_of_the_long_table_can_become_a_formula(hostile):
    for row in rows(render("long", context_of(hostile))):
        for name in ("unit", "code", "level", "tier", "file", "cell"):
            assert row[name][:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_every_status_is_among_those_that_the_schema_allows(small):
    allowed = next(field.values for field in LONG_FORM.fields if field.name == "status")
    assert {row.status for row in long_rows([small.standings])} <= set(allowed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(8474, 1000), "8.474"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(2, 3), "0.666666666667"),
        (None, ""),
    ],
)
def test_numbers_have_a_decimal_point_and_their_own_digits(value, text):
    assert decimal_text(value) == text
