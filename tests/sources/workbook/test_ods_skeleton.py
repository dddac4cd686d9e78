"""Rows are taken out of a document so that nothing is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from parindex.sources.workbook.ods.skeleton import MARK, whole, without_rows

PIECES = st.sampled_from(
    [
        b"<table:table-row>",
        b"</table:table-row>",
        b"<table:table-row a='1'/>",
        b"<table:table-row\tb='2'>",
        b"<table:table-row-group>",
        b"</table:table-row-group>",
        b"<table:table-rows>",
        b"<table:table-cell/>",
        b"<text:p>1</text:p>",
        b"\n",
        b"/>",
        b">",
        b"<table:table-row",
    ]
)


@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_rows_put_back_where_the_marks_are_make_the_document(content):
    rest, rows = without_rows(content)
    first, *others = rest.split(MARK)
    assert len(others) == len(rows)
    assert first + b"".join(b"".join(map(whole, run)) + one for run, one in zip(rows, others, strict=True)) == content


def test_rows_that_follow_upon_each_other_have_one_mark():
    row = b"<table:table-row><table:table-cell/></table:table-row>"
    empty = b"<table:table-row/>"
    rest, rows = without_rows(b"<a>" + row * 2 + empty + row + b"<b/>" + row + b"</a>")
    assert rest == b"<a>" + MARK + b"<b/>" + MARK + b"</a>"
    assert [len(run) for run in rows] == [4, 1]
