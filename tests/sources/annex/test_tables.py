"""Traps of annexes: what is no row, what changes a rule, what stands outside the total, and files that are refused."""
# ruff: noqa: E501

from decimal import Decimal

import docx
import pytest
import xlsxwriter

from parindex.model.definitions.annex import Certainty, RowKind
from parindex.sources.cells.grid import Grid
from parindex.sources.definitions.annex import read_annexes
from parindex.sources.definitions.annex.draft import drafted
from parindex.sources.definitions.annex.reading import annex_rows
from parindex.sources.definitions.annex.rows import read_tables

HEAD = ("STT", "Tiêu chí", "Điểm tối đa", "Cách tính điểm", "Ghi chú")


def read(*rows, head=HEAD, more=()):
    grids = [Grid("S", (head, *rows)), *more]
    (table,) = read_tables(grids)
    return drafted(annex_rows(table), {"id": "x", "edition": 2026, "title": "T"})


def by_code(rows):
    return {row.code: row for row in rows if row.code}


def test_bonus_points_outside_the_hundred_are_adjustments():
    rows, edition, _ = read(
        ("1", "Công tác chỉ đạo", 100, None),
        ("1.1", "Kế hoạch", 100, "Đạt: 100; Không đạt: 0"),
        ("2", "Điểm cộng", 5, None),
        ("2.1", "Sáng kiến", 5, "mỗi sáng kiến 1 điểm, tối đa 5"),
        (None, "Tổng cộng", 100, None),
    )
    assert [(one.code, one.kind, one.max) for one in edition.adjustments] == [("2.1", "bonus", 5)]
    assert edition.total == 100
    assert by_code(rows)["2.1"].certainty is Certainty.SURE


def test_a_printed_sum_that_is_not_the_sum_of_its_parts_is_asked():
    rows, edition, _ = read(
        ("1", "Lĩnh vực", 5, None), ("1.1", "Kế hoạch", 2, "Đạt: 2; Không: 0"), ("1.2", "Báo cáo", 2, "ĐTXHH")
    )
    assert by_code(rows)["1"].certainty is Certainty.ASKED
    assert edition.total == 4


def test_a_note_that_may_change_the_rule_is_asked():
    rows, _, _ = read(("1", "Kế hoạch", 2, "Đạt: 2; Không: 0", "Không áp dụng với Thanh tra tỉnh"))
    assert by_code(rows)["1"].certainty is Certainty.ASKED


def test_lines_of_choices_with_points_are_no_leaves_and_footers_are_no_rows():
    rows, edition, _ = read(
        ("1", "Kế hoạch", 2, None),
        (None, "a) Ban hành kịp thời", 2, None),
        (None, "b) Không ban hành", 0, None),
        (None, "Người lập biểu", None, None),
    )
    assert [leaf.code for leaf in edition.leaves] == ["1"]
    assert [row.kind for row in rows] == [RowKind.COMPONENT, RowKind.OPTION, RowKind.OPTION, RowKind.LEFT_OUT]
    assert [level.points for level in edition.leaves[0].score.levels.values()] == [2, 0]


def test_repeated_heads_and_a_row_that_goes_on_over_the_page():
    rows, edition, _ = read(
        ("1", "Kế hoạch", 2, "Đạt: 2;"),
        more=[Grid("T2", (HEAD, (None, None, None, "Không đạt: 0"), ("2", "Báo cáo", 1, "Đạt: 1; Không: 0")))],
    )
    assert [leaf.score.by for leaf in edition.leaves] == ["levels", "levels"]
    assert by_code(rows)["1"].certainty is Certainty.CHECK


def test_codes_that_a_spreadsheet_took_for_numbers_are_put_right_and_told():
    lines = [("1", "Lĩnh vực", None, None)]
    lines += [(float(f"1.{n}"), f"Tiêu chí {n}", 1, "Đạt: 1; Không: 0") for n in range(1, 12)]
    rows, edition, _ = read(*lines)
    assert [leaf.code for leaf in edition.leaves] == [f"1.{n}" for n in range(1, 12)]
    assert by_code(rows)["1.10"].certainty is Certainty.CHECK


def test_a_code_that_stands_twice_is_asked():
    rows, edition, _ = read(
        ("1", "A", 1, "Đạt: 1; Không: 0"), ("2", "B", 1, "Đạt: 1; Không: 0"), ("2", "C", 1, "Đạt: 1; Không: 0")
    )
    assert edition is not None
    assert [row.certainty for row in rows][-1] is Certainty.ASKED


def test_levels_by_columns_of_titles_and_supplied_codes():
    rows, edition, _ = read(
        ("Chỉ đạo", None, 3, None),
        (None, "Kế hoạch", 2, "Đạt: 2; Không: 0"),
        (None, "Báo cáo", 1, "Đạt: 1; Không: 0"),
        head=("Lĩnh vực", "Tiêu chí", "Điểm tối đa", "Cách tính điểm"),
    )
    assert [(depth, node.code) for depth, node in edition.walk()] == [(0, "1"), (1, "1.1"), (1, "1.2")]
    assert all(row.certainty is Certainty.CHECK for row in rows)


def test_a_component_without_a_maximum_is_asked_and_decimals_are_exact():
    rows, edition, _ = read(("1", "A", None, "Theo quyết định"), ("2", "B", "0,25 điểm", "Đạt: 0,25; Không: 0"))
    assert by_code(rows)["1"].certainty is Certainty.ASKED
    assert edition.leaves[1].max == Decimal("0.25")


def test_merged_heads_of_two_rows():
    head = Grid(
        "S",
        (
            ("STT", "Nội dung", "Thang điểm", None),
            (None, None, "Điểm tối đa", "Cách tính điểm"),
            ("(1)", "(2)", "(3)", "(4)"),
            ("1", "Kế hoạch", 2, "Đạt: 2; Không: 0"),
        ),
        merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)),
    )
    (table,) = read_tables([head])
    assert [(line.code.text, line.points, line.rule) for line in table.lines] == [("1", 2, "Đạt: 2; Không: 0")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"PK\x03\x04broken", "F201"),
        ("a.docx", b"plain text", "F108"),
        ("a.pdf", b"plain text", "F108"),
        ("a.pdf", b"%PDF-1.4\nnothing", "F201"),
    ],
)
def test_bad_documents_are_issues(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    found, issues = read_annexes(tmp_path / name, {"id": "x", "edition": 2026})
    assert (found, [one.code for one in issues]) == ([], [code])


def test_a_scan_is_refused_with_its_cure(tmp_path):
    import zlib  # noqa: PLC0415

    image = zlib.compress(b"\0" * 100)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 28 >>\nstream\nq 100 0 0 100 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(image), image),
    ]
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    text += b"xref\n0 6\n0000000000 65535 f \n%btrailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(text),
    )
    (tmp_path / "scan.pdf").write_bytes(text)
    _, issues = read_annexes(tmp_path / "scan.pdf", {"id": "x", "edition": 2026})
    assert [one.code for one in issues] == ["X011"]


def test_deleted_text_under_revision_is_not_read(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, HEAD[:3], strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1", "Kế hoạch", "2"), strict=True):
        cell.text = text
    run = table.rows[1].cells[2].paragraphs[0].add_run("5")._r
    deleted = run.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {})
    run.getparent().replace(run, deleted)
    deleted.append(run)
    document.save(tmp_path / "a.docx")
    (found,), _ = read_annexes(tmp_path / "a.docx", {"id": "x", "edition": 2026})
    assert found.edition.leaves[0].max == 2


def test_bold_or_indented_cells_of_a_workbook_are_levels_where_there_are_no_codes(tmp_path):
    for look in ("bold", "indent"):
        with xlsxwriter.Workbook(tmp_path / f"{look}.xlsx") as book:
            sheet = book.add_worksheet()
            area = book.add_format({"bold": look == "bold"})
            below = book.add_format({"indent": 2 * (look == "indent")})
            sheet.write_row(0, 0, ("Tiêu chí", "Điểm tối đa", "Cách tính điểm"))
            sheet.write_row(1, 0, ("Chỉ đạo", 3, ""), area)
            sheet.write_row(2, 0, ("Kế hoạch", 2, "Đạt: 2; Không: 0"), below)
            sheet.write_row(3, 0, ("Báo cáo", 1, "Đạt: 1; Không: 0"), below)
        ((found,), _) = read_annexes(tmp_path / f"{look}.xlsx", {"id": "x", "edition": 2026})
        assert [(depth, node.code) for depth, node in found.edition.walk()] == [(0, "1"), (1, "1.1"), (1, "1.2")]


def test_lines_of_a_title_that_say_how_points_are_given_are_no_title():
    rows, edition, _ = read(("1", "Hồ sơ đúng hạn\ncủa bộ phận một cửa\nTỷ lệ x điểm tối đa", 6, None))
    assert (edition.leaves[0].score.by, str(edition.leaves[0].title)) == (
        "proportional",
        "Hồ sơ đúng hạn của bộ phận một cửa",
    )
    assert rows[0].certainty is Certainty.SURE


def test_what_says_to_whom_a_row_applies_is_asked_wherever_it_stands():
    rows, _, _ = read(
        ("I", "Thủ tục hành chính (không đánh giá đối với Thanh tra tỉnh)", 4, None),
        ("1.1", "Niêm yết", 2, "Đạt: 2; Không: 0", "Áp dụng cho các sở có thủ tục"),
        ("1.2", "Công khai", 2, "Đạt: 2; Không: 0"),
        (None, "Tổng cộng", 4, None),
        (None, "Ghi chú: Tiêu chí 1.2 được tính điểm tối đa nếu không phát sinh hồ sơ.", None, None),
        (None, "- Xã đảo được cộng 1 điểm.", None, None),
    )
    asked = Certainty.ASKED
    assert [row.certainty for row in rows] == [asked, asked, asked, Certainty.SURE, Certainty.SURE, asked]


def test_notes_in_the_text_below_a_table_are_asked():
    (table,) = read_tables(
        [
            Grid("T", (HEAD, ("1.1", "Kế hoạch", 2, "Đạt: 2; Không: 0"))),
            Grid("Text", (("Ghi chú:",), ("- Mục 1.1 không áp dụng với cấp xã",), ("Nơi nhận: Lưu VT",))),
        ]
    )
    rows, _, _ = drafted(annex_rows(table), {"id": "x", "edition": 2026, "title": "T"})
    assert rows[0].certainty is Certainty.ASKED
    assert not any("Nơi nhận" in row.title for row in rows)


def test_choices_in_lines_without_points_of_their_own_belong_to_the_row_above():
    rows, edition, _ = read(
        ("1", "Kế hoạch", 2, None),
        (None, "Hoàn thành 100% kế hoạch: 2", None, None),
        (None, "Hoàn thành dưới 100% kế hoạch: 0", None, None),
        ("2", "Báo cáo", 1, None),
        (None, "Theo thông báo của Sở Nội vụ", None, None),
    )
    assert edition.leaves[0].score.by == "bands"
    assert by_code(rows)["2"].certainty is Certainty.ASKED


def test_choices_beside_a_title_over_several_rows():
    rows = (
        ("1", "Văn bản", "Ban hành đầy đủ", 2),
        (None, None, "Ban hành thiếu 01 văn bản", 1),
        (None, None, "Không ban hành", 0),
    )
    merges = ((1, 0, 3, 0), (1, 1, 3, 1))
    (table,) = read_tables([Grid("S", (("TT", "Tiêu chí", "Mức đánh giá", "Điểm"), *rows), merges=merges)])
    found, edition, _ = drafted(annex_rows(table), {"id": "x", "edition": 2026, "title": "T"})
    assert [level.points for level in edition.leaves[0].score.levels.values()] == [2, 1, 0]
    assert found[0].certainty is Certainty.SURE


def test_the_title_of_a_group_beside_that_of_its_part_makes_a_group_or_is_asked():
    head = ("Mã", "Lĩnh vực", "Tiêu chí", "Điểm tối đa", "Cách tính điểm")
    rows = (("Chỉ đạo", "Kế hoạch", 2, "Đạt: 2; Không: 0"), (None, "Báo cáo", 1, "Đạt: 1; Không: 0"))
    _, edition, _ = read(*rows, head=head[1:])
    assert [(depth, node.code) for depth, node in edition.walk()] == [(0, "1"), (1, "1.1"), (1, "1.2")]
    found, _, _ = read(*((f"T{at}", *row) for at, row in enumerate(rows)), head=head)
    assert found[0].certainty is Certainty.ASKED


def test_a_cross_under_the_survey_in_a_head_of_three_rows_is_a_survey():
    head = (
        ("STT", "Tiêu chí", "Thang điểm", None, None),
        (None, None, "Điểm tối đa", "Hình thức đánh giá", None),
        (None, None, None, "Tự chấm", "XHH"),
    )
    merges = ((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (1, 2, 2, 2), (1, 3, 1, 4))
    rows = (("1", "Kế hoạch", 2, "x", None), ("2", "Hài lòng", 10, None, "x"), ("3", "Phối hợp", 5, None, 2))
    (table,) = read_tables([Grid("S", (*head, *rows), merges=merges)])
    found, edition, _ = drafted(annex_rows(table), {"id": "x", "edition": 2026, "title": "T"})
    assert edition.survey_codes == {"2"}
    assert by_code(found)["3"].certainty is Certainty.ASKED


def test_points_for_each_percent_are_asked_and_a_row_broken_over_pages_is_joined():
    rows, edition, _ = read(
        ("1.1", "Hồ sơ trễ hạn", 4, "Cứ 1% hồ sơ trễ hạn trừ 0,5 điểm"),
        ("1.2", "Tiêu chí thành", 2, "Đạt: 2;"),
        more=[Grid("T2", (HEAD, (None, "phần 1.2 có tên dài", None, "Không đạt: 0")))],
    )
    assert rows[0].certainty is Certainty.ASKED
    assert str(edition.leaves[1].title) == "Tiêu chí thành phần 1.2 có tên dài"
    assert edition.leaves[1].score.by == "levels"


def test_codes_with_letters_codes_in_titles_and_subtotals():
    rows, edition, _ = read(
        ("I", "Nhóm", 5, None),
        ("1.a", "Kế hoạch", 2, "Đạt: 2; Không: 0"),
        ("1.b", "Báo cáo", 3, "Đạt: 3; Không: 0"),
        ("(ii*)", "Công khai", 1, "Đạt: 1; Không: 0"),
        (None, "Cộng I", 5, None),
    )
    assert [leaf.code for leaf in edition.leaves] == ["1.a", "1.b"]
    assert [row.certainty for row in rows][3:] == [Certainty.ASKED, Certainty.SURE]
    head = ("Nội dung", "Điểm tối đa", "Cách tính điểm")
    _, titled, _ = read(("Phần A. Chỉ đạo", 2, None), ("Tiêu chí 1. Kế hoạch", 2, "Đạt: 2; Không: 0"), head=head)
    assert [(depth, node.code) for depth, node in titled.walk()] == [(0, "A"), (1, "1")]
