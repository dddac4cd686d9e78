import importlib.util
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from tests.reporting.made_up import context_of

from parindex.errors import ParindexError
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.scores import Basis
from parindex.reporting import render
from parindex.reporting.word.template import template_file

ROOT = Path(__file__).parents[2]
XML = re.compile(r"word/(document|header\d|footer\d)\.xml")


def opened(context, templates=None):
    return docx.Document(io.BytesIO(render("docx", context, templates=templates)))


def everything(document):
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def xml(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if XML.match(name))


def test_the_head_has_the_nation_the_motto_the_bodies_and_the_date(small):
    text = everything(opened(context_of(small)))
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU",
        "PHÒNG NỘI VỤ THÀNH PHỐ MẪU",
        "Thành phố Mẫu, ngày 15 tháng 01 năm 2021",
        "BÁO CÁO",
        "Nơi nhận:",
    ):
        assert line in text


def test_the_english_document_keeps_the_national_heading(small):
    text = everything(opened(context_of(small, locale="en")))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Results of the public administration reform index, 2020" in text
    assert "8 of 9 sheets received" in text


def test_pages_are_a4_with_the_margins_of_the_decree_and_annexes_are_landscape(small):
    first, annex = opened(context_of(small)).sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    for section in (first, annex):
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header.paragraphs[0]._p.xml


def test_the_body_is_times_new_roman_14(small):
    style = opened(context_of(small)).styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)


def test_the_head_says_which_scores_count_and_that_nothing_is_final(small):
    scored_by_units = RevisionPlace(Revision(2020, counted=Basis.SELF))
    lines = [p.text for p in opened(context_of(small, revision=scored_by_units)).paragraphs][:6]
    assert lines[2:4] == [
        "Điểm tự chấm của các đơn vị, chưa thẩm định.",
        "Chưa công bố chính thức; kết quả còn có thể thay đổi.",
    ]
    published = Revision(2020, counted=Basis.APPRAISED, published_at="2021-01-20T01:00:00+00:00")
    told = everything(opened(context_of(small, locale="en", revision=RevisionPlace(published))))
    assert "Scores that count: appraised scores." in told
    assert "Not published yet" not in told


def test_charts_are_bars_whose_widths_nobody_evens_with_their_numbers_beside_them(small):
    context = context_of(small)
    tables = opened(context).tables
    charts = [*context.blocks[0].ranking_charts, *context.blocks[0].area_charts]
    assert len(charts) == 3
    for chart in charts:
        drawn = next(t for t in tables if [row.cells[0].text for row in t.rows] == list(chart.categories))
        bars = [[bar.rows[0].cells[-2:] for bar in row.cells[1].tables] for row in drawn.rows]
        assert {len(each) for each in bars} == {len(chart.series)}
        ends = {(bar.width, float(said.text.replace(",", ".").replace("−", "-"))) for row in bars for bar, said in row}
        highest = max(value for _, value in ends)
        assert all(len({w for w, v in ends if v == value}) == 1 for _, value in ends)
        assert max(ends)[1] in {highest, min(value for _, value in ends)}


def test_heads_of_tables_repeat_and_rows_do_not_break(large):
    tables = [table for table in opened(context_of(large)).tables if len(table.columns) > 2]
    assert len(tables) == 6
    for table in tables:
        assert table.rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(docx.oxml.ns.qn("w:cantSplit")) is not None for row in table.rows)


def test_the_end_of_the_upright_pages_is_too_low_to_make_a_page_of_its_own(small):
    end = next(p for p in opened(context_of(small)).paragraphs if p._p.xpath("./w:pPr/w:sectPr"))
    assert end.text == ""
    assert end.paragraph_format.line_spacing.pt == 1
    assert end.paragraph_format.space_before == end.paragraph_format.space_after == 0


def test_the_signatures_stay_with_the_closing_sentence(small):
    body = list(opened(context_of(small)).element.body)
    signatures = next(at for at, part in enumerate(body) if "Nơi nhận:" in "".join(part.itertext()))
    closing = next(at for at, part in enumerate(body) if "Trên đây là kết quả" in "".join(part.itertext()))
    assert all(part.xpath("./w:pPr/w:keepNext") for part in body[closing:signatures])
    assert body[signatures].xpath(".//w:cantSplit")


def test_every_table_has_a_grid_column_for_each_cell(large):
    for table in opened(context_of(large)).tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_the_annex_has_every_unit_and_every_area(large):
    ranking, areas = opened(context_of(large)).tables[-2:]
    assert len(ranking.rows) == len(areas.rows) == 26
    assert len(areas.columns) == 3 + 5


def _kept(row):
    return all(cell.paragraphs[-1].paragraph_format.keep_with_next for cell in row.cells)


def test_the_first_two_rows_of_a_table_and_the_last_two_stay_together(large):
    tables = [table for table in opened(context_of(large)).tables if len(table.columns) > 2]
    for table in tables:
        rows = table.rows
        assert _kept(rows[0])
        assert _kept(rows[1])
        assert _kept(rows[len(rows) - 2])
        assert not _kept(rows[len(rows) - 1])
    longest = max(tables, key=lambda table: len(table.rows))
    assert not any(_kept(row) for row in list(longest.rows)[2:-2])


def test_the_annex_names_the_year_of_the_rank_before(small):
    heads = [cell.text for table in opened(context_of(small)).tables for cell in table.rows[0].cells]
    assert "Hạng năm 2019" in heads
    assert "Hạng kỳ trước" not in heads


def test_names_from_files_stay_text(hostile):
    content = render("docx", context_of(hostile))
    text = everything(docx.Document(io.BytesIO(content)))
    for name in ("=cmd|' /C calc'!A0", "{{7*7}}{% raw %}", "<w:p><w:r>&amp;</w:r></w:p>", "Chuông[31m hai dòng"):
        assert name in text
    assert "hyperlink" not in xml(content)


def test_no_tag_is_left_over(large):
    text = everything(opened(context_of(large)))
    assert "{{" not in text
    assert "{%" not in text


def test_the_same_context_gives_the_same_bytes(small):
    assert render("docx", context_of(small)) == render("docx", context_of(small))


def test_properties_hold_the_day_of_the_report_and_not_the_clock(small):
    properties = opened(context_of(small)).core_properties
    assert properties.created.isoformat()[:10] == properties.modified.isoformat()[:10] == "2021-01-15"


def test_a_template_of_the_workspace_wins(small, tmp_path):
    own = docx.Document()
    own.add_paragraph("{{ name }}: {{ blocks[0].mean }}")
    own.save(tmp_path / "report.docx")
    assert everything(opened(context_of(small), tmp_path)).startswith("Chỉ số CCHC thành phố Mẫu: ")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ nothing }}",
        "{% for %}",
        "{{ blocks[0].source }}",
        "{{ name|safe }}",
        "{{ name.__class__ }}",
        "{{ year + 1 }}",
    ],
)
def test_a_tag_that_the_context_does_not_have_is_told(small, tmp_path, tag):
    own = docx.Document()
    own.add_paragraph(tag)
    own.save(tmp_path / "report.docx")
    with pytest.raises(ParindexError, match=r"report\.docx cannot be used"):
        render("docx", context_of(small), templates=tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no document"])
def test_a_template_that_is_no_word_document_is_told(small, tmp_path, content):
    (tmp_path / "report.docx").write_bytes(content)
    with pytest.raises(ParindexError, match=r"report\.docx cannot be used"):
        render("docx", context_of(small), templates=tmp_path)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_committed_templates_are_what_the_script_makes(locale, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tools")
    spec = importlib.util.spec_from_file_location("make_docx_template", ROOT / "tools" / "make_docx_template.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    _, committed = template_file("report", locale, None)
    assert tool.made(locale) == committed
