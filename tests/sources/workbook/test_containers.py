"""The same workbook says the same in every container: values, and the facts that values do not tell."""

import struct
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from tests.sources.workbook.containers import (
    ERRORS,
    STYLES,
    WRITERS,
    bin_record,
    ods_parts,
    ods_table,
    packed,
    record,
    xls,
    xlsb_parts,
)

from parindex.sources.cells.grid import Grid
from parindex.sources.cells.numbers import exact
from parindex.sources.workbook.number_formats.formats import number_format
from parindex.sources.workbook.processes.reading import read_workbook

SUFFIXES = sorted(WRITERS)


def written(folder, suffix, grids):
    path = folder / f"book.{suffix}"
    path.write_bytes(WRITERS[suffix](grids))
    return path


def plain(grid):
    """Values by place, and everything else as it is."""
    values = {
        (r, c): value.isoformat() if isinstance(value, date) else value
        for r, row in enumerate(grid.rows)
        for c, value in enumerate(row)
        if value is not None and (r, c) not in grid.uncached
    }
    facts = (grid.hidden, set(grid.merges), set(grid.hidden_rows), set(grid.hidden_columns))
    cells = (dict(grid.errors), set(grid.uncached), set(grid.formulas), set(grid.percents), dict(grid.shown))
    return grid.name, values, facts, cells


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20) | st.sampled_from(
    ["hai  cách", "dòng\nhai", "a & b", "x" * 9_000, "ư" * 9_000]
)
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6) + 0.0) | st.integers(-500, 500).map(
    float
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1)) | st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001
    datetime(2090, 1, 1),  # noqa: DTZ001
).map(lambda moment: moment.replace(hour=12, minute=30, second=0, microsecond=0))
SHOWN = st.sampled_from(["0.8", "", "đạt", "90%", "1 & 2"])
PLACES = st.tuples(st.integers(0, 40), st.integers(0, 12))
KINDS = st.sampled_from(["value", "percent", "shown", "formula", "error", "error formula", "uncached", "empty formula"])


@st.composite
def grids(draw, name="Bảng điểm"):
    cells = draw(st.dictionaries(PLACES, st.tuples(KINDS, NUMBERS, NUMBERS | TEXTS | st.booleans() | DAYS), min_size=1))
    rows = [[None] * 13 for _ in range(41)]
    found = {kind: set() for kind in ("percents", "formulas", "uncached")}
    errors, shown = {}, {}
    for (row, column), (kind, number, value) in cells.items():
        if kind in ("value", "percent", "shown", "formula"):
            # The common format for percents has no decimals.
            rows[row][column] = value if kind == "value" else round(number) / 100 if kind == "percent" else number
        if kind == "percent":
            found["percents"].add((row, column))
        if kind == "shown" or (kind == "percent" and column > 9):
            shown[row, column] = f"{column}%" if kind == "percent" else draw(SHOWN)
        if "formula" in kind:
            found["formulas"].add((row, column))
        if kind.startswith("error"):
            errors[row, column] = draw(st.sampled_from(sorted(ERRORS)))
        if kind == "uncached":
            found["uncached"].add((row, column))
    hidden = draw(st.sets(st.integers(0, 5))), draw(st.sets(st.integers(0, 5)))
    last = max(row for row, _ in cells), max(column for _, column in cells)
    merges = [(50, 0, 51, 2)] if draw(st.booleans()) else []
    return Grid(
        name,
        tuple(map(tuple, rows)),
        draw(st.booleans()),
        tuple(merges),
        frozenset(row for row in hidden[0] if row <= last[0]),
        frozenset(column for column in hidden[1] if column <= last[1]),
        errors,
        *(frozenset(found[kind]) for kind in ("uncached", "formulas", "percents")),
        shown,
    )


def told_by_xlsb(grid, *, flagged):
    """In .xlsb formulas without a result are known by all of them being nothing, in a workbook that says so."""
    every = grid.formulas | grid.uncached
    nothing = all(not grid.rows[row][column] and (row, column) not in grid.errors for row, column in every)
    return replace(
        grid,
        uncached=every if flagged and nothing else frozenset(),
        formulas=frozenset() if flagged and nothing else every,
    )


# Shrinking a workbook of hundreds of cells would take minutes.
QUICK = [Phase.explicit, Phase.generate]


NOTHING_SHOWN = Grid("Bảng điểm", ((None,),) * 29, formulas=frozenset({(28, 0)}))
"""A formula whose result is an empty text."""


def shows_anything(grid):
    return bool(grid.errors or grid.uncached or any(value is not None for row in grid.rows for value in row))


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(grids(), grids("Trang 2"))
@example(NOTHING_SHOWN, replace(NOTHING_SHOWN, name="Trang 2"))
@example(NOTHING_SHOWN, Grid("Trang 2", ((0.0,),), formulas=frozenset({(0, 0)})))
@settings(max_examples=40, deadline=None, derandomize=True, phases=QUICK)
def test_values_and_facts_are_read_as_they_were_written(tmp_path_factory, suffix, first, second):
    path = written(tmp_path_factory.getbasetemp(), suffix, [first, second])
    workbook = read_workbook(path)
    wanted = [first, second]
    flagged = suffix == "xlsb" and bool(first.uncached | second.uncached)
    if suffix == "xlsb":
        wanted = [told_by_xlsb(one, flagged=flagged) for one in wanted]
    if not any(map(shows_anything, wanted)):
        # Formulas that result in nothing leave a workbook in which nobody sees anything.
        assert [issue.code for issue in workbook.issues] == ["F306"]
        return
    stale = flagged and any(one.formulas and not one.hidden for one in wanted)  # results, and all to be computed anew
    assert [issue.code for issue in workbook.issues] == (["F490"] if stale else [])
    assert list(map(plain, workbook.sheets)) == list(map(plain, wanted))


def only(path):
    workbook = read_workbook(path)
    (sheet,) = workbook.sheets
    return sheet, [issue.code for issue in workbook.issues]


def saved(folder, suffix, content):
    path = folder / f"one.{suffix}"
    path.write_bytes(content)
    return path


def biff5(cells, page=1258):
    """Write a workbook of Excel 5 as it is, without a container."""

    def start(kind):
        return record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0, 1994))

    looks = b"".join(record(0x00E0, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164))
    percent = record(0x041E, struct.pack("<HB", 164, 4) + b"0.0%")
    name = "Đông".encode("cp1258")
    before = start(5) + record(0x0042, struct.pack("<H", page)) + percent + looks
    at = len(before) + 4 + 7 + len(name) + 4
    named = record(0x0085, struct.pack("<IBBB", at, 0, 0, len(name)) + name)
    return before + named + record(0x000A) + start(0x10) + cells + record(0x000A)


def test_a_workbook_of_excel_5_tells_the_same_facts(tmp_path):
    text = "Đông".encode("cp1258")
    cells = record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 2, 255, 0, 0, 0x20, 0))
    cells += record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)
    cells += record(0x0203, struct.pack("<HHHd", 1, 0, 1, 0.9))
    cells += record(0x0205, struct.pack("<HHHBB", 1, 1, 0, 23, 1))
    sheet, codes = only(saved(tmp_path, "xls", biff5(cells)))
    assert codes == []
    assert (sheet.name, sheet.percents, sheet.hidden_rows, sheet.errors) == ("Đông", {(1, 0)}, {1}, {(1, 1): "#REF!"})
    assert sheet.rows == (("Đông", None), (0.9, None))


ZERO = struct.pack("<dHIH", 0, 3, 0, 3) + b"\x1e\1\0"


def test_zeros_that_ask_to_be_calculated_are_no_values_unless_another_formula_has_one(tmp_path):
    grid = Grid("A", ((1.0,),))
    first = record(0x0006, struct.pack("<HHH", 1, 0, 0) + ZERO)
    second = record(0x0006, struct.pack("<HHHdHIH", 1, 1, 0, 5.0, 0, 0, 3) + b"\x1e\1\0")
    sheet, _ = only(saved(tmp_path, "xls", xls([grid], extra=first)))
    assert (sheet.uncached, sheet.formulas) == ({(1, 0)}, set())
    sheet, _ = only(saved(tmp_path, "xls", xls([grid], extra=first + second)))
    assert (sheet.uncached, sheet.formulas) == (set(), {(1, 0), (1, 1)})


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (record(0x0203, struct.pack("<HHHd", 0, 0, 0, 2.0)), "F302"),
        (record(0x0203, struct.pack("<HHHd", 0, 256, 0, 2.0)), "F301"),
        (record(0x0203, struct.pack("<HHHd", 1, 0, 0, float("nan"))), "F303"),
        (record(0x00FD, struct.pack("<HHHI", 1, 0, 0, 5)), "F304"),
        (record(0x0203, b"\0"), "F201"),
        (record(0x0207, struct.pack("<H", 1)) + record(0x00BD, bytes(9)), "F201"),
        (record(0x0204, struct.pack("<HHHHB", 1, 0, 0, 50, 1) + b"short"), "F201"),
        (record(0x0203, struct.pack("<HHHd", 65_535, 255, 0, 2.0)), "F227"),
        (record(0x00E5, struct.pack("<H", 1_027) + bytes(8 * 1_027)) * 98, "F228"),
    ],
    ids=["twice", "column IW", "no number", "no such text", "too short", "torn", "text cut off", "far", "merges"],
)
def test_a_sheet_of_xls_that_nobody_can_rely_on_is_refused(tmp_path, extra, code):
    workbook = read_workbook(saved(tmp_path, "xls", xls([Grid("A", ((1.0,),))], extra=extra)))
    assert [issue.code for issue in workbook.issues] == [code]


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (record(0x002F, bytes(6)), "F106"),
        (record(0x01AE, struct.pack("<HH", 1, 8) + b"\0a:b.xls"), "F402"),
        (record(0x01AE, struct.pack("<HH", 1, 0x0401)), None),
        (record(0x0085, struct.pack("<IBBBB", 0, 0, 1, 1, 0) + b"M"), "F401"),
    ],
    ids=["password", "other workbook", "itself", "macro sheet"],
)
def test_what_the_workbook_says_of_itself_is_told(tmp_path, before, code):
    workbook = read_workbook(saved(tmp_path, "xls", xls([Grid("A", ((1.0,),))], before=before)))
    assert [issue.code for issue in workbook.issues] == ([code] if code else [])


def in_binary_containers(code, number):
    """Return what a number is shown as in .xls and in .xlsb."""
    for suffix in ("xls", "xlsb"):
        yield suffix, WRITERS[suffix]([Grid("A", ((number,),))], codes={(0, 0): code})


@pytest.mark.parametrize("number", [0.0, 0.75, 1.755, -2.5, 90.0, 84_790.0, 0.3000000001])
def test_a_code_shows_the_same_number_in_binary_containers_as_its_meaning_is(tmp_path, number):
    for code in ("0", "0.0", "0.00;-0.00", "0%", "0.0%", '0"%"', "0,", ";;;", "0;-0;;@", '"4.5"', "[<1]0;0.0", "#.##"):
        wanted = number_format(code).shows(exact(number))
        for suffix, content in in_binary_containers(code, number):
            sheet, codes = only(saved(tmp_path, suffix, content))
            assert (codes, sheet.shown, sheet.rows) == ([], {} if wanted is None else {(0, 0): wanted}, ((number,),))
            assert sheet.percents == ({(0, 0)} if code in {"0%", "0.0%"} else set())


LONG = "đ" * 9_000
WITH_TEXT = record(0x0006, struct.pack("<HHH8sHIH", 2, 0, 0, bytes(6) + b"\xff\xff", 0, 0, 3) + b"\x1e\1\0")
"""A formula whose result is a text in the next record."""


def result(length, *pieces):
    """Write the result of a formula over several records; each says anew how wide its characters are."""
    first = record(0x0207, struct.pack("<H", length) + pieces[0])
    return first + b"".join(record(0x003C, piece) for piece in pieces[1:])


def test_a_long_result_of_a_formula_is_read_to_its_end(tmp_path):
    wide = LONG.encode("utf-16-le")
    pieces = b"\1" + wide[:8_000], b"\1" + wide[8_000:16_000], b"\1" + wide[16_000:] + b"a\0", b"\0bc"
    cells = WITH_TEXT + result(9_003, *pieces) + record(0x0203, struct.pack("<HHHd", 3, 0, 0, 7.0))
    sheet, codes = only(saved(tmp_path, "xls", xls([Grid("A", (("x",),))], extra=cells)))
    assert (codes, sheet.formulas, sheet.uncached) == ([], {(2, 0)}, set())
    assert sheet.rows == (("x",), (None,), (LONG + "abc",), (7.0,))


def test_a_result_of_a_formula_that_breaks_off_is_refused_and_not_cut(tmp_path):
    for pieces in [(b"\1a\0",), (b"\1a\0", b"\0b"), (b"",)]:
        cells = WITH_TEXT + result(5, *pieces) + record(0x0203, struct.pack("<HHHd", 3, 0, 0, 7.0))
        workbook = read_workbook(saved(tmp_path, "xls", xls([Grid("A", ((1.0,),))], extra=cells)))
        assert [issue.code for issue in workbook.issues] == ["F201"]


def bin_sheet(*rows):
    """Write a workbook whose sheet has rows of (number, records of cells), in this order."""
    body = b"".join(bin_record(0, struct.pack("<I", number) + bytes(13)) + cells for number, cells in rows)
    parts = xlsb_parts([Grid("A", ((1.0,),))])
    whole = bin_record(129) + bin_record(145) + body + bin_record(146) + bin_record(130)
    return packed(parts | {"xl/worksheets/sheet1.bin": whole})


def bin_number(column, value):
    return bin_record(5, struct.pack("<IId", column, 0, value))


def next_number(value):
    """Write a number without its column."""
    return bin_record(16, struct.pack("<Id", 0, value))


def test_rows_of_xlsb_may_come_in_any_order_and_in_pieces_but_no_cell_twice(tmp_path):
    rows = (3, bin_number(0, 5.0)), (1, bin_number(2, 7.0) + next_number(0.0)), (1, bin_number(0, 8.0))
    sheet, codes = only(saved(tmp_path, "xlsb", bin_sheet(*rows)))
    assert (codes, sheet.rows[1]) == ([], (8.0, None, 7.0, 0.0))
    assert (sheet.rows[0], sheet.rows[2], sheet.rows[3]) == ((None,) * 4, (None,) * 4, (5.0, None, None, None))
    workbook = read_workbook(saved(tmp_path, "xlsb", bin_sheet(*rows, (1, bin_number(0, 9.0)))))
    assert [(issue.code, issue.place.cell) for issue in workbook.issues] == [("F302", "A2")]


def test_a_cell_of_xlsb_without_a_column_stands_after_the_last_one_whatever_that_is(tmp_path):
    formula = struct.pack("<HIB", 0, 3, 0x1E) + b"\1\0" + bytes(4)
    zero, false = bin_record(9, struct.pack("<IId", 2, 0, 0.0) + formula), bin_record(10, bytes(9) + formula)
    blank, error = bin_record(12, bytes(4)), bin_record(14, bytes(4) + b"\x17")
    cells = false + next_number(1.0) + zero + next_number(2.0) + blank + next_number(3.0) + error + next_number(4.0)
    cells += b"".join(map(next_number, range(300))) + bin_number(16_383, 9.0)
    sheet, codes = only(saved(tmp_path, "xlsb", bin_sheet((0, cells))))
    assert (codes, sheet.errors, sheet.formulas) == ([], {(0, 6): "#REF!"}, {(0, 0), (0, 2)})
    assert sheet.rows[0][:8] == (False, 1.0, 0.0, 2.0, None, 3.0, None, 4.0)
    assert (sheet.rows[0][8:308], sheet.rows[0][16_383]) == (tuple(range(300)), 9.0)


FLAT = Grid("A", ((1.0, 2.0),) * 4, hidden_rows=frozenset({1, 2}), hidden_columns=frozenset({1}))


def test_what_is_too_low_or_too_narrow_to_be_seen_is_hidden_in_every_container(tmp_path):
    def row(number, height, flags):
        return record(0x0208, struct.pack("<HHHHHHHH", number, 0, 2, height, 0, 0, flags, 15))

    rows = row(0, 0, 0) + row(1, 0x8000 | 15, 0) + row(2, 0, 0x40) + row(3, 300, 0x40)
    columns = record(0x007D, struct.pack("<HHHHHH", 0, 0, 200, 0, 0, 0))
    columns += record(0x007D, struct.pack("<HHHHHH", 1, 1, 100, 0, 0, 0))
    sheet, _ = only(
        saved(
            tmp_path,
            "xls",
            xls([replace(FLAT, hidden_rows=frozenset(), hidden_columns=frozenset())], extra=rows + columns),
        )
    )
    assert (sheet.hidden_rows, sheet.hidden_columns) == (FLAT.hidden_rows, FLAT.hidden_columns)

    def bin_row(number, height, flags):
        cells = bin_number(0, 1.0) + bin_number(1, 2.0)
        return bin_record(0, struct.pack("<IIHBBB", number, 0, height, 0, flags, 0) + bytes(4)) + cells

    columns = b"".join(bin_record(60, struct.pack("<IIIIH", n, n, width, 0, 0)) for n, width in enumerate((200, 100)))
    rows = bin_row(0, 0, 0) + bin_row(1, 15, 0) + bin_row(2, 0, 0x20) + bin_row(3, 300, 0x20)
    whole = bin_record(129) + columns + bin_record(145) + rows + bin_record(146) + bin_record(130)
    content = packed(xlsb_parts([FLAT]) | {"xl/worksheets/sheet1.bin": whole})
    sheet, _ = only(saved(tmp_path, "xlsb", content))
    assert (sheet.hidden_rows, sheet.hidden_columns) == (FLAT.hidden_rows, FLAT.hidden_columns)


def test_a_row_or_column_of_ods_that_is_too_small_to_be_seen_is_hidden(tmp_path):
    sizes = {"thin": "0.02cm", "thick": "0.5in"}
    styles = STYLES + "".join(
        f'<style:style style:name="{name}" style:family="table-{kind}">'
        f'<style:table-{kind}-properties style:{kind}-{"height" if kind == "row" else "width"}="{size}"/></style:style>'
        for kind in ("row", "column")
        for name, size in sizes.items()
    )
    columns = '<table:table-column table:style-name="thick"/><table:table-column table:style-name="thin"/>'
    rows = "".join(f'<table:table-row table:style-name="{n}">{NUMBER * 2}</table:table-row>' for n in ("thick", "thin"))
    sheet, _ = opened(tmp_path, rows, columns, styles)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1})


def test_two_sheets_of_one_name_are_refused_in_every_container(tmp_path):
    for suffix in SUFFIXES:
        workbook = read_workbook(written(tmp_path, suffix, [Grid("Bảng", ((1.0,),)), Grid("BẢNG", ((2.0,),))]))
        assert [issue.code for issue in workbook.issues] == ["F305"]


def test_macros_and_overlapping_merges_are_told_in_every_container(tmp_path):
    grid = Grid("A", ((1.0,),), merges=((0, 0, 1, 1), (1, 1, 2, 2)))
    for suffix in SUFFIXES:
        assert [issue.code for issue in read_workbook(written(tmp_path, suffix, [grid])).issues] == ["F404"]
    parts = xlsb_parts([Grid("A", ((1.0,),))]) | {"xl/vbaProject.bin": b""}
    assert only(saved(tmp_path, "xlsb", packed(parts)))[1] == ["F401"]
    parts = ods_parts(ods_table(Grid("A", ((1.0,),)))) | {"Basic/Standard/Module1.xml": ""}
    assert only(saved(tmp_path, "ods", packed(parts)))[1] == ["F401"]


NUMBER = '<table:table-cell office:value-type="float" office:value="0.5"/>'


def opened(folder, rows, before="", styles=STYLES, name="A"):
    table = f'<table:table table:name="{name}">{before}{rows}</table:table>'
    return only(saved(folder, "ods", packed(ods_parts(table, styles))))


def test_a_column_or_a_row_may_make_a_percent_of_its_numbers_and_a_cell_may_not(tmp_path):
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="own"/>'
    plain = NUMBER.replace("<table:table-cell", '<table:table-cell table:style-name="other"')
    rows = f"<table:table-row>{NUMBER * 3}{plain}</table:table-row>"
    rows += f'<table:table-row table:default-cell-style-name="pct">{NUMBER}{plain}{NUMBER}</table:table-row>'
    rows += f'<table:table-row table:default-cell-style-name="other">{NUMBER * 3}</table:table-row>'
    sheet, _ = opened(tmp_path, rows, columns)
    assert sheet.percents == {(0, 2), (1, 0), (1, 2)}


def test_rows_and_columns_of_a_group_that_is_folded_are_hidden(tmp_path):
    row = f"<table:table-row>{NUMBER * 3}</table:table-row>"
    folded = '<table:table-{0}-group table:display="false">{1}</table:table-{0}-group>'
    inner = f"<table:table-row-group>{row}</table:table-row-group>"
    columns = folded.format("column", "<table:table-column/>") + "<table:table-column/>"
    sheet, _ = opened(tmp_path, row + folded.format("row", row + inner) + row, columns)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1, 2}, {0})


def test_values_of_other_files_are_not_taken_for_a_sheet_and_told(tmp_path):
    source = '<table:table-source table:table-name="A"/>'
    row = f"<table:table-row>{NUMBER}</table:table-row>"
    linked = f'<table:table table:name="B">{source}{row}</table:table>'
    cache = f'<table:table table:name="C" table:style-name="ta_extref">{source}{row}</table:table>'
    workbook = read_workbook(saved(tmp_path, "ods", packed(ods_parts(linked + cache))))
    assert ([sheet.name for sheet in workbook.sheets], [issue.code for issue in workbook.issues]) == (["B"], ["F402"])


def test_repeated_rows_and_cells_hold_their_value_each(tmp_path):
    cell = NUMBER.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"')
    sheet, _ = opened(tmp_path, f'<table:table-row table:number-rows-repeated="3">{cell}</table:table-row>')
    assert sheet.rows == ((0.5, 0.5),) * 3


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('office:value-type="float"', "F304"),
        ('office:value-type="float" office:value="NaN"', "F303"),
        ('office:value-type="float" office:value="1e999"', "F303"),
        ('office:value-type="boolean" office:boolean-value="maybe"', "F304"),
        ('office:value-type="void"', "F304"),
        ('office:value-type="float" office:value="1" table:number-columns-repeated="0"', "F304"),
        ('office:value-type="float" office:value="1" table:number-columns-repeated="99999999999999999999"', "F304"),
        ('office:value-type="float" office:value="1" table:number-columns-repeated="20000"', "F226"),
        ('office:value-type="float" office:value="1" office:value="2"', "F210"),
    ],
)
def test_a_cell_of_ods_that_nobody_can_rely_on_is_refused_where_it_stands(tmp_path, cell, code):
    row = f"<table:table-row>{NUMBER}<table:table-cell {cell}/></table:table-row>"
    table = f'<table:table table:name="A">{row}</table:table>'
    workbook = read_workbook(saved(tmp_path, "ods", packed(ods_parts(table))))
    assert [issue.code for issue in workbook.issues] == [code]
    assert workbook.issues[0].place.cell == ("B1" if code in {"F303", "F304"} else "")


def test_millions_of_repeated_rows_are_refused_before_they_are_unfolded(tmp_path):
    rows = f'<table:table-row table:number-rows-repeated="1000000">{NUMBER * 3}</table:table-row>'
    table = f'<table:table table:name="A">{rows}</table:table>'
    workbook = read_workbook(saved(tmp_path, "ods", packed(ods_parts(table))))
    assert [issue.code for issue in workbook.issues] == ["F227"]


def test_a_text_is_what_is_seen_and_not_what_is_noted_beside_it(tmp_path):
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    text = '<text:p>một<text:s text:c="2"/>hai<text:line-break/>ba\n  bốn</text:p>'
    typed = f'<table:table-cell office:value-type="string">{note}{text}<text:p>năm</text:p></table:table-cell>'
    untyped = "<table:table-cell><text:p>7</text:p></table:table-cell>"
    sheet, _ = opened(tmp_path, f"<table:table-row>\n  {typed}\n  {untyped}\n</table:table-row>")
    assert sheet.rows == (("một  hai\nba bốn\nnăm", "7"),)
