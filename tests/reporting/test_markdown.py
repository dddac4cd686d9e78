import re
from dataclasses import replace

import pytest
from tests.reporting.made_up import context_of

from parindex.errors import ParindexError
from parindex.model.results.changes import Left, Reason
from parindex.reporting import render
from parindex.reporting.markdown_table import escaped, table

UNESCAPED = r"(?<!\\)"


def test_the_report_says_what_was_measured_who_ranks_where_and_what_was_lost(large):
    text = render("md", context_of(large, locale="en")).decode()
    for title in ("What was measured", "Ranking", "Tiers", "Areas", "Components where the block lost most points"):
        assert f"### {title}\n" in text
    assert "25 of 26 sheets received" in text
    assert "\n\n\n" not in text


def test_the_vietnamese_report_has_no_english_left(large):
    text = render("md", context_of(large)).decode()
    words = set(re.findall(r"[A-Za-z]+", text))
    assert not words & {"Rank", "Unit", "points", "rank", "Tier", "areas", "received", "Mean", "Ranks", "the", "of"}


def test_names_from_files_become_no_markup(hostile):
    text = render("md", context_of(hostile, locale="en")).decode()
    assert not re.search(UNESCAPED + r"<", text)
    assert not re.search(UNESCAPED + r"\]\(", text)
    assert not re.search(UNESCAPED + r"`", text)
    assert "http:" not in text
    assert "\n# " not in text
    assert "49" not in re.findall(r"\{\{.*?\}\}", text)


def test_every_row_of_a_table_has_as_many_cells_as_its_head(hostile):
    lines = render("md", context_of(hostile)).decode().splitlines()
    tables = "\n".join(line if line.startswith("|") else "" for line in lines).split("\n\n")
    for block in filter(None, (part.strip() for part in tables)):
        assert len({len(re.findall(UNESCAPED + r"\|", line)) for line in block.splitlines()}) == 1


def test_a_table_is_aligned_in_plain_text_too():
    assert table(["Hạng", "Đơn vị"], [[1, "A|B"], [12, "Xã"]], "rl") == (
        "| Hạng | Đơn vị |\n| ---: | ------ |\n|    1 | A\\|B   |\n|   12 | Xã     |"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a b"),
        ("1. x", r"1\. x"),
        ("- x", r"\- x"),
        ("+5,10", "+5,10"),
        ("mau@2020", "mau@2020"),
        ("a@b.vn", "a&#64;b.vn"),
        ("https://x.vn", "&#104;ttps://x.vn"),
        ("_a_ *b*", r"\_a\_ \*b\*"),
    ],
)
def test_signs_of_markdown_stand_for_themselves(text, shown):
    assert escaped(text) == shown


def test_a_template_of_the_workspace_wins(small, tmp_path):
    (tmp_path / "report.md.j2").write_text("{% for block in blocks %}{{ block.title }}{% endfor %}", encoding="utf-8")
    assert render("md", context_of(small), templates=tmp_path).decode() == "Khối phường, xã\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{{ blocks[0].nothing }}",
        "{% for %}",
        "{{ blocks[0].source.standings }}",
        "{{ blocks[0].__class__ }}",
        "{{ say.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 'x'.format(1) }}",
        "{{ year + 1 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ blocks|sort }}",
        "{{ range(10) }}",
        "{% include '../conftest.py' %}",
        "{{ say('{0.__class__}', 1) }}",
        "{{ say('{nothing}') }}",
    ],
)
def test_a_template_can_loop_and_print_and_nothing_else(small, tmp_path, template):
    (tmp_path / "report.md.j2").write_text(template, encoding="utf-8")
    with pytest.raises(ParindexError, match=r"report\.md\.j2"):
        render("md", context_of(small), templates=tmp_path)


def test_a_template_that_is_not_text_is_told_and_not_a_traceback(small, tmp_path):
    (tmp_path / "report.md.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ParindexError, match="cannot be used"):
        render("md", context_of(small), templates=tmp_path)


def test_units_that_are_gone_for_one_reason_stand_in_one_sentence(small):
    gone = [
        (unit, name, Left(reason=reason))
        for unit, name, reason in (
            ("a", "Xã An", Reason.MERGED),
            ("b", "Xã Bình", Reason.DIVIDED),
            ("c", "Xã Cát", Reason.MERGED),
        )
    ]
    text = render("md", context_of(replace(small, standings=replace(small.standings, left=gone)))).decode()
    assert "- Chỉ có trong năm 2019 (đơn vị được sáp nhập): Xã An; Xã Cát\n" in text
    assert text.count("Chỉ có trong năm 2019") == 2
