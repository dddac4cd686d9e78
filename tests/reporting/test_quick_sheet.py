"""A quick sheet writes what XlsxWriter's own sheet writes."""

import io
from datetime import datetime

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from parindex.reporting.writers.quick_sheet import QuickSheet, quick_book


@pytest.mark.parametrize(
    "formula",
    [
        '=IF(COUNT(A1,B2)=0,"–",SUM(A1,B2))',
        '=SUMPRODUCT(ISNUMBER(C9:D9)*(C$8:D$8<>""),$C$6:$D$6)',
        "=1+SUMPRODUCT(--('Thành phần'!$C$9:$C$12>'Thành phần'!C9))",
        "SUM(A1:A2)",
        "{=SUM(A1:A2*B1:B2)}",
        "=SUM(A1)}",
        "=XLOOKUP(A1,B:B,C:C)",
        "=IF(TRUE,SORT(A1:A9),0)",
        "=_xlfn.XLOOKUP(A1,B:B,C:C)",
        "=STDEV.P(A1:A9)",
        "=my.XLOOKUP(1)",
        '=IF(A1="XLOOKUP(",1,2)',
        "",
        "=",
    ],
)
@pytest.mark.parametrize("future", [False, True])
def test_a_formula_is_prepared_as_before(formula, future):
    assert QuickSheet()._prepare_formula(formula, future) == Worksheet()._prepare_formula(formula, future)


def test_a_workbook_has_the_bytes_of_a_plain_one():
    made = []
    for make in (xlsxwriter.Workbook, quick_book):
        target = io.BytesIO()
        book = make(target, {"in_memory": True})
        book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001  a document's date has no zone
        sheet, other = book.add_worksheet("Một"), book.add_worksheet("Hai – 2")
        for row in range(3000):
            sheet.write_formula(row, 0, '=IF(COUNT(B1:C1)=0,"–",SUM(B1:C1))', None, "–")
            sheet.write_number(row, 1, row / 7)
            sheet.write_string(row, 2, f"Xã {row} <&> \u2028 \U0001f600")
        other.insert_chart(1, 1, _chart(book))
        book.close()
        made.append(target.getvalue())
    assert made[0] == made[1]


def _chart(book):
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Một'!$B$1:$B$9", "name": "–"})
    return chart
