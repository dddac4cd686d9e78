"""The commands of analysis: answers in every format and in both languages, as their schemas say."""

import csv
import io
import json
import shutil
from fractions import Fraction
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from tests.reporting.test_machine import SCHEMAS, faults

import parindex

COMMANDS = {
    "losses": ("losses",),
    "robust": ("robust", "--draws", "300"),
    "path": ("path", "an-phu", "--to", "tier:group-1"),
    "diagnose": ("diagnose",),
    "whatif": ("whatif", "--set", "an-phu:1.1.4=95"),
    "profile": ("profile", "an-phu"),
}


EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tam-ky"


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The example city, scored once."""
    folder = tmp_path_factory.mktemp("analysis") / "tam-ky"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("*.db"))
    workspace = parindex.load(folder)
    parindex.score(workspace, [folder / "sheets" / "2020"], store=True)
    return folder


@pytest.fixture
def scored(city, run):
    assert run("limits", cwd=city).code == 0
    return city


def answer(run, name, *more):
    ran = run(*COMMANDS[name], *more, "--year", 2020, "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))) == []
    return found


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_document_is_what_its_schema_says(run, name):
    assert answer(run, name)["blocks"]


@pytest.mark.parametrize(("name", "locale"), list(zip(COMMANDS, ("vi", "en") * 3, strict=True)))
def test_every_format_is_written(run, scored, name, locale):
    for form in ("md", "csv", "xlsx", "docx"):
        _written(run, scored, ("--locale", locale, *COMMANDS[name], "-y", 2020, "-f", form, "-o", f"0.{form}"))
    book = openpyxl.load_workbook(scored / "0.xlsx")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert docx.Document(scored / "0.docx").tables
    text, sign = (scored / "0.csv").read_text("utf-8-sig"), ";" if locale == "vi" else ","
    assert len({len(line) for line in csv.reader(io.StringIO(text), delimiter=sign)}) == 1


def test_the_same_answer_is_the_same_bytes(run, scored):
    for form in ("xlsx", "docx"):
        arguments = (*COMMANDS["losses"], "-y", 2020, "-b", "communes", "-f", form, "-o")
        assert _written(run, scored, (*arguments, f"1.{form}")) == _written(run, scored, (*arguments, f"2.{form}"))


def _written(run, folder, arguments):
    ran = run(*arguments, cwd=folder)
    assert ran.code == 0, ran.err
    name = arguments[-1]
    return (folder / name).read_bytes()


@pytest.mark.usefixtures("scored")
def test_no_language_changes_a_document_for_programs(run):
    for name in ("losses", "diagnose", "whatif"):
        told = [run("--locale", locale, *COMMANDS[name], "-y", 2020, "-f", "json").out for locale in ("vi", "en")]
        assert told[0] == told[1], name


@pytest.mark.usefixtures("scored")
def test_losses_of_a_unit_add_up_to_maximum_less_total(run):
    (block,) = answer(run, "losses", "--unit", "an-phu")["blocks"]
    (unit,) = block["units"]
    lost = sum(Fraction(part["converted_exact"]) for part in block["components"])
    assert lost == Fraction(unit["lost_exact"]) == 100 - Fraction(unit["total_exact"])
    assert all(part["cell"] and part["file"].endswith("an-phu.xlsx") for part in block["components"])


def test_a_what_if_says_so_everywhere_and_stores_nothing(run, scored):
    before = (scored / "parindex.db").read_bytes()
    assert "WHAT IF: only supposed." in run("--locale", "en", *COMMANDS["whatif"], "-y", 2020).out
    assert "GIẢ SỬ: chỉ là giả định." in run("--locale", "vi", *COMMANDS["whatif"], "-y", 2020, "-f", "md").out
    csv_out = run("--locale", "en", *COMMANDS["whatif"], "-y", 2020, "-f", "csv", "-o", "-").out
    assert csv_out.count("only supposed") == 13
    assert answer(run, "whatif")["supposed"] is True
    assert (scored / "parindex.db").read_bytes() == before


@pytest.mark.usefixtures("scored")
def test_without_each_part_everybody_has_a_rank_and_the_answer_says_so(run):
    ran = run("whatif", "--without-each", "-y", 2020, "-b", "communes", "-f", "json")
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / "whatif.json").read_text("utf-8")))) == []
    (block,) = found["blocks"]
    assert found["supposed"] is True
    assert len(block["without"]) == 13 * (5 + 92)
    moving = {row["code"] for row in block["without"] if row["rank_after"] != row["rank_before"]}
    assert {row["code"] for row in block["parts"]} == moving == {"2", "3", "4", "5", "2.6.1"}
    assert "thứ hạng giữ nguyên" in run("--locale", "vi", "whatif", "--without-each", "-y", 2020).out
    assert "supposes nothing else" in run("--locale", "en", *COMMANDS["whatif"], "--without-each", "-y", 2020).err


@pytest.mark.usefixtures("scored")
def test_a_way_entered_as_a_what_if_reaches_its_target(run):
    (block,) = answer(run, "path")["blocks"]
    first = [step for step in block["ways"] if step["way"] == 1]
    cells = [part for step in first for part in ("--set", f"an-phu:{step['code']}={step['enter']}")]
    ran = run("whatif", *cells, "-y", 2020, "-f", "json")
    (after,) = json.loads(ran.out)["blocks"]
    unit = next(one for one in after["units"] if one["unit"] == "an-phu")
    assert (unit["tier_before"], unit["tier_after"]) == ("group-2", "group-1")
    fewer = [part for step in first[1:] for part in ("--set", f"an-phu:{step['code']}={step['enter']}")]
    (less,) = json.loads(run("whatif", *fewer, "-y", 2020, "-f", "json").out)["blocks"]
    assert next(one for one in less["units"] if one["unit"] == "an-phu")["tier_after"] == "group-2"


def test_a_file_can_suppose_maxima_rules_and_policy(run, scored):
    (scored / "what.yaml").write_text(
        "schema: 1\n"
        "cells: {an-phu: {1.1.4: '95'}}\n"
        "maxima: {5.1.1: 3}\n"
        "rules: {1.1.4: {by: proportional}}\n"
        "policy: {ties: dense, rank_on: published}\n",
        encoding="utf-8",
    )
    ran = run("whatif", "--file", "what.yaml", "-y", 2020, "-b", "communes", "-f", "json", cwd=scored)
    assert ran.code == 0, ran.err
    (block,) = json.loads(ran.out)["blocks"]
    assert [(one["kind"], one["code"]) for one in block["supposed"]] == [
        ("maximum", "5.1.1"),
        ("rule", "1.1.4"),
        ("policy", "ties"),
        ("policy", "rank_on"),
        ("cell", "1.1.4"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("path", "an-phu", "--to", "tier:none"), "is not a target"),
        (("path", "an-phu", "--to", "rank:0"), "is not a target"),
        (("path", "nobody", "--to", "rank:1"), "There is no unit"),
        (("whatif", "--set", "an-phu"), "is not a cell"),
        (("whatif", "--set", "an-phu:9.9.9=1"), "has no component"),
        (("whatif", "--set", "an-phu:1.1.4=many"), "is not a value"),
        (("whatif",), "Nothing is supposed"),
    ],
)
@pytest.mark.usefixtures("scored")
def test_what_cannot_be_answered_is_said_and_ends_with_4(run, arguments, said):
    ran = run("--locale", "en", *arguments, "-y", 2020)
    assert (ran.code, said in ran.err) == (4, True), ran.err


def test_a_file_with_faults_is_refused_with_their_places(run, scored):
    (scored / "what.yaml").write_text("schema: 1\ncell: {}\n", encoding="utf-8")
    ran = run("--locale", "en", "whatif", "--file", "what.yaml", "-y", 2020, cwd=scored)
    assert ran.code == 3
    assert "what.yaml" in ran.err + ran.out


def test_a_set_of_which_nothing_is_told_leaves_the_other_blocks_theirs(run, scored):
    departments = scored / "criteria" / "tam-ky-departments-2020.yaml"
    plain = departments.read_text("utf-8")
    try:
        departments.write_text(plain.replace("    max: 14\n", "    max: 14\n    floor: 1\n", 1), "utf-8")
        for name in ("losses", "robust"):
            found = answer(run, name)
            assert [one["block"] for one in found["blocks"]] == ["communes"]
            assert [(one["block"], one["criteria"]) for one in found["refused"]] == [
                ("departments", "tam-ky-departments@2020")
            ]
            assert "Nothing is told of this block" in run("--locale", "en", *COMMANDS[name], "-y", 2020).out
            table = run("--locale", "en", *COMMANDS[name], "-y", 2020, "-f", "csv", "-o", "-")
            assert "Nothing is told of this block" in table.err
        assert run(*COMMANDS["losses"], "-y", 2020, "-b", "departments").code == 4
    finally:
        departments.write_text(plain, "utf-8")


def test_dossiers_behind_pace_put_the_component_that_takes_their_rate_at_risk(run, scored):
    (scored / "monitor.yaml").write_text("schema: 1\npoints: [{criterion: 2.6.1}]\n", "utf-8")
    (scored / "months.csv").write_text(
        "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết: trong hạn;"
        "Đang giải quyết: quá hạn;Trả lại/rút\n"
        "Phường An Phú;1;0;100;0;95;5;0;0;0\nPhường An Phú;2;0;100;0;80;20;0;0;0\n"
        "Phường An Mỹ;1;0;100;0;95;5;0;0;0\nPhường An Mỹ;2;0;100;0;96;4;0;0;0\n",
        "utf-8",
    )
    assert run("monitor", "import", "months.csv", "-y", 2021, cwd=scored).code == 0
    blocks = answer(run, "losses")["blocks"]
    watched = [one for block in blocks for one in block["risks"] if one["reason"] in {"behind", "falling"}]
    assert [(one["unit"], one["code"], one["reason"], one["figure_exact"], one["of_exact"]) for one in watched] == [
        ("an-phu", "2.6.1", "behind", "5/2", "175/2"),
        ("an-phu", "2.6.1", "falling", "15", "80"),
    ]
    assert "2,5" in run("--locale", "vi", "profile", "an-phu", "-y", 2020).out
    (scored / "monitor.yaml").unlink()


def test_a_report_says_what_the_numbers_mean_if_it_is_asked_to(run, scored):
    def made(form, *more):
        ran = run(
            "--locale", "en", "report", "-y", 2020, "-b", "communes", "-f", form, "-o", f"r.{form}", *more, cwd=scored
        )
        assert ran.code == 0, ran.err
        return scored / f"r.{form}"

    plain = made("md").read_text("utf-8")
    text = made("md", "--analysis").read_text("utf-8")
    head = "## What the numbers mean: Communes"
    assert text.startswith(plain)
    assert [line for line in text[len(plain) :].splitlines() if line.startswith("#")] == [
        head,
        "### Where points were lost",
        "### What is at risk",
        "### Which ranks hold",
        "### Outlook",
    ]
    assert "seed 20260101, 10000 draws" in text
    document = docx.Document(made("docx", "--analysis"))
    assert len(document.inline_shapes) == 3
    assert any(paragraph.text == head[3:] for paragraph in document.paragraphs)
    book = openpyxl.load_workbook(made("xlsx", "--analysis"))
    assert "What the numbers mean Communes" in book.sheetnames
    with pdfplumber.open(made("pdf", "--analysis")) as pages:
        told = "\n".join(page.extract_text() for page in pages.pages)
    assert told.index("ANNEX 1C") < told.index("ANNEX 2\nWhat the numbers mean") < told.index("20260101, 10000 draws")
    settings = scored / "parindex.yaml"
    before = settings.read_text("utf-8")
    try:
        settings.write_text(before + "\nanalysis: {in_report: true}\n", "utf-8")
        assert made("md").read_text("utf-8") == text
        assert made("md", "--no-analysis").read_text("utf-8") == plain
    finally:
        settings.write_text(before, "utf-8")


def test_units_can_be_supposed_to_be_one(run, scored):
    (scored / "what.yaml").write_text(
        "schema: 1\nmerge:\n  - {id: moi, name: Phường Mới, units: [an-phu, Phường An Mỹ], weights: {an-phu: 3}}\n",
        encoding="utf-8",
    )
    ran = run("whatif", "--file", "what.yaml", "-y", 2020, "-f", "json", cwd=scored)
    assert ran.code == 0, ran.err
    (block,) = json.loads(ran.out)["blocks"]
    units = {one["unit"]: one for one in block["units"]}
    assert [(one["kind"], one["before"], one["after"]) for one in block["supposed"]] == [
        ("merger", "Phường An Phú + Phường An Mỹ", "Phường Mới")
    ]
    old = [units[unit] for unit in ("an-phu", "an-my")]
    assert [one["index_after"] for one in old] == [None, None]
    assert len(units) == 14
    assert (
        min(one["index_before"] for one in old) < units["moi"]["index_after"] < max(one["index_before"] for one in old)
    )
    assert sorted(one["rank_after"] for one in units.values() if one["rank_after"]) == list(range(1, 13))
    for wrong, said in (
        ("units: [an-phu, an-phu]", "twice"),
        ("units: [an-phu, tu-phap]", "in one block"),
        ("units: [an-phu, an-my], sum: ['5.1.9']", "has no component"),
        ("units: [an-phu, an-my], id: tam-phu", "another unit has it"),
    ):
        text = f"schema: 1\nmerge: [{{{'' if 'id:' in wrong else 'id: moi, '}name: Mới, {wrong}}}]\n"
        (scored / "what.yaml").write_text(text, encoding="utf-8")
        ran = run("--locale", "en", "whatif", "--file", "what.yaml", "-y", 2020, cwd=scored)
        assert (ran.code, said in ran.err) == (4, True), (wrong, ran.err)
