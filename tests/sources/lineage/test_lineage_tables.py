"""From a table of old and new units to a registry."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.model.units import Registry
from parindex.sources.definitions.lineage import Row, read_rows, registry_of, registry_text
from parindex.sources.definitions.registry_file import read_registry

SINCE = date(2025, 7, 1)
HEAD = "Đơn vị cũ;Đơn vị mới"


def written(tmp_path, *lines):
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def codes(issues):
    return [issue.code for issue in issues]


def made(tmp_path, *lines, known=None, block=None):
    rows, issues = read_rows(written(tmp_path, *lines))
    found = registry_of(rows, SINCE, known, block=block, criteria=None)
    return found.registry, [*codes(issues), *codes(found.issues)]


@pytest.mark.parametrize(
    "heads",
    [
        "Đơn vị cũ;Đơn vị mới",
        "STT;Xã, phường trước sắp xếp;Mã cũ;Xã, phường sau sắp xếp",
        "old_unit;old_code;new_unit;new_code",
        "Tên ĐVHC cấp xã trước khi sắp xếp;Tên đơn vị hành chính cấp xã mới sau sáp nhập",
    ],
)
def test_columns_are_found_by_vietnamese_or_english_words(tmp_path, heads):
    cells = ["" for _ in heads.split(";")]
    at = [
        place
        for place, head in enumerate(heads.split(";"))
        if "code" not in head and "Mã" not in head and head != "STT"
    ]
    cells[at[0]], cells[at[1]] = "Xã A", "Xã B"
    rows, issues = read_rows(written(tmp_path, heads, ";".join(cells)))
    assert [(row.old, row.new) for row in rows] == [("Xã A", "Xã B")]
    assert issues == []


def test_flags_shares_and_places_are_read(tmp_path):
    heads = "Quận/huyện cũ;Đơn vị cũ;Đơn vị mới;Sáp nhập;Chia tách;Tỷ lệ"
    rows, _ = read_rows(written(tmp_path, heads, "Huyện H;Xã A;Xã B;x;không;60%", "Huyện H;Xã C;Xã B;;;0,4"))
    assert [(row.old_place, row.merged, row.divided, row.share) for row in rows] == [
        ("Huyện H", True, False, Decimal("0.6")),
        ("Huyện H", None, None, Decimal("0.4")),
    ]


def test_a_merged_cell_counts_for_all_rows_that_it_covers(tmp_path):
    book = openpyxl.Workbook()
    for row in (["ĐVHC", None], ["Đơn vị cũ", "Đơn vị mới"], ["Xã A", "Xã B"], ["Xã C", None]):
        book.active.append(row)
    book.active.merge_cells("B3:B4")
    book.save(tmp_path / "table.xlsx")
    rows, issues = read_rows(tmp_path / "table.xlsx")
    assert ([(row.old, row.new) for row in rows], issues) == ([("Xã A", "Xã B"), ("Xã C", "Xã B")], [])


@pytest.mark.parametrize(
    ("lines", "code", "cell"),
    [
        (("Đơn vị;Điểm", "Xã A;5"), "N101", ""),
        ((HEAD, "Xã A;"), "N102", "B2"),
        ((HEAD, ";Xã B"), "N102", "A2"),
        ((HEAD, '"Xã A, xã C";Xã B'), "N103", "A2"),
        ((HEAD, "Xã A và xã C;Xã B"), "N103", "A2"),
        ((HEAD + ";Tỷ lệ", "Xã A;Xã B;1,5"), "N104", "C2"),
        ((HEAD + ";Tỷ lệ", "Xã A;Xã B;nhiều"), "N104", "C2"),
        ((HEAD, "Xã A;Xã B", "Xã A;Xã B"), "N105", "A3"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_cell(tmp_path, lines, code, cell):
    _, issues = read_rows(written(tmp_path, *lines))
    assert [(issue.code, issue.place.cell) for issue in issues] == [(code, cell)]


def test_a_district_after_a_comma_and_a_line_break_inside_a_name_are_no_other_unit(tmp_path):
    rows, issues = read_rows(written(tmp_path, HEAD, '"Xã A, huyện H";"Thị trấn\nTrà My"'))
    assert ([(row.old, row.new) for row in rows], issues) == ([("Xã A, huyện H", "Thị trấn Trà My")], [])


def test_old_units_end_on_the_day_before_and_new_ones_begin(tmp_path):
    registry, told = made(tmp_path, HEAD, "Xã A;Xã C", "Xã B;Xã C", block="communes")
    assert told == []
    old, new = registry.by_id["xa-a"], registry.by_id["xa-c"]
    assert (old.until, old.since, new.since, new.until) == (date(2025, 6, 30), None, SINCE, None)
    assert [entry.unit for entry in new.predecessors] == ["xa-a", "xa-b"]


def test_a_new_unit_that_bears_the_name_of_an_old_one_gets_an_id_of_its_own(tmp_path):
    registry, _ = made(tmp_path, HEAD, "Phường Hà Tu;Phường Hà Tu", "Phường Hà Phong;Phường Hà Tu")
    assert list(registry.by_id) == ["phuong-ha-tu", "phuong-ha-phong", "phuong-ha-tu-2025"]


def test_units_of_one_name_are_told_apart_by_their_place(tmp_path):
    heads = "Huyện cũ;" + HEAD
    registry, _ = made(tmp_path, heads, "Huyện H;Xã A;Xã X", "Huyện K;Xã A;Xã Y")
    first = registry.by_id["xa-a-huyen-h"]
    assert (first.name, first.aliases, first.block) == ("Xã A (Huyện H)", ("Xã A, Huyện H",), "huyen-h")


def test_names_that_differ_in_a_diacritic_get_different_ids(tmp_path):
    registry, _ = made(tmp_path, HEAD, "Xã Tam Dân;Xã X", "Xã Tam Đàn;Xã X")
    assert len(registry.by_id) == 3


FLAGS = HEAD + ";Sáp nhập;Chia tách"


def test_a_merger_of_which_one_predecessor_is_known_is_no_renaming(tmp_path):
    registry, told = made(tmp_path, FLAGS, "Xã A;Xã B;có;không")
    assert (registry.by_id["xa-b"].formed, told) == ("merged", ["N108"])


def test_a_division_of_which_one_part_is_known_is_no_renaming(tmp_path):
    registry, told = made(tmp_path, FLAGS, "Xã A;Xã B;không;có")
    assert (registry.by_id["xa-b"].formed, told) == ("divided", ["N107"])


def test_what_the_flags_deny_is_told(tmp_path):
    _, told = made(tmp_path, FLAGS, "Xã A;Xã B;không;không", "Xã A;Xã C;không;không")
    assert told == ["N111"]


@pytest.mark.parametrize(
    ("shares", "told"),
    [(("0,6", "0,4"), []), (("0,6", "0,6"), ["N106"]), (("0,6", "0,3"), ["N106"]), (("0,6", ""), [])],
)
def test_the_shares_of_an_old_unit_add_up_to_one(tmp_path, shares, told):
    lines = (f"Xã A;Xã B;{shares[0]}", f"Xã A;Xã C;{shares[1]}")
    assert made(tmp_path, HEAD + ";Tỷ lệ", *lines)[1] == told


def test_shares_of_some_predecessors_only_are_told(tmp_path):
    assert made(tmp_path, HEAD + ";Tỷ lệ", "Xã A;Xã C;1", "Xã B;Xã C;")[1] == ["N110"]


KNOWN = Registry.model_validate(
    {
        "blocks": {"communes": {"title": "Xã", "criteria": "set"}},
        "units": [{"id": "a", "name": "Xã A", "block": "communes"}, {"id": "z", "name": "Xã Z", "block": "communes"}],
    }
)


def test_a_unit_that_the_registry_has_keeps_its_id_and_gets_its_last_day(tmp_path):
    registry, told = made(tmp_path, HEAD, "Xã A;Xã C", "Xã B;Xã C", known=KNOWN)
    assert list(registry.by_id) == ["a", "z", "xa-b", "xa-c"]
    assert (registry.by_id["a"].until, registry.by_id["z"].until) == (date(2025, 6, 30), None)
    assert [entry.unit for entry in registry.by_id["xa-c"].predecessors] == ["a", "xa-b"]
    assert told == ["N109"]


def test_units_that_the_registry_has_already_are_told_in_one_hint(tmp_path):
    registry, told = made(tmp_path, HEAD, "Xã A;Xã C", "Xã Z;Xã C", "Xã B;Xã C", known=KNOWN)
    assert [unit.until for unit in registry.units[:3]] == [date(2025, 6, 30)] * 3
    assert told == ["N109"]


def test_what_is_written_is_read_back_as_the_same_registry(tmp_path):
    unit = {
        "id": "x",
        "name": 'Xã "X" # {y}: [z]',
        "block": "communes",
        "aliases": ["X\\1", "- x"],
        "ranked": False,
        "exempt": ["1.10", "2"],
        "since": "2020-01-01",
        "predecessors": [{"unit": "a", "share": "0.25"}, {"unit": "z"}],
        "formed": "merged",
        "blocks_before": [{"block": "communes", "until": 2021}],
    }
    units = [*(each.model_dump() for each in KNOWN.units), unit]
    registry = Registry.model_validate({"blocks": KNOWN.blocks, "units": units})
    (tmp_path / "units.yaml").write_text(registry_text(registry, ["a comment"]), encoding="utf-8")
    assert read_registry(tmp_path / "units.yaml")[0] == registry


NAMES = st.sampled_from(["Xã A", "Xã Á", "Phường A", "xã  a", "Thị trấn Đ"])
ROWS = st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["", "Huyện H", "Huyện K"])), min_size=1, max_size=12)


@given(ROWS, st.sampled_from([None, "communes"]))
def test_every_table_makes_a_registry_that_is_accepted(tmp_path_factory, drawn, block):
    from parindex.model.issues import Place, Severity  # noqa: PLC0415  beside what they test

    rows = list(
        {(row.old_key, row.new_key): row for row in (Row(a, b, Place(), place) for a, b, place in drawn)}.values()
    )
    registry = registry_of(rows, SINCE, None, block=block, criteria=None).registry
    path = tmp_path_factory.mktemp("made") / "units.yaml"
    path.write_text(registry_text(registry), encoding="utf-8")
    found, issues = read_registry(path)
    assert found == registry
    assert not [issue for issue in issues if issue.severity is Severity.ERROR]
