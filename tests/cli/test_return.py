"""`parindex return`, on the faulty sheets of the example."""

import hashlib
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from tests.cli.test_hostile_templates import ENDLESS, word
from tests.systems import LINKS

import yaml

SHARED = Path(__file__).resolve().parents[3] / "shared" / "workbooks"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "returned-sheets"
FEW = ("01-doi-che.xlsx", "03-ben-do.xlsx")


@pytest.fixture
def sheets(tmp_path):
    """The example with two of its sheets, and the folder of these."""
    shutil.copytree(
        EXAMPLE,
        tmp_path / "work",
        ignore=lambda _, names: [n for n in names if n[:2].isdigit() and n not in FEW and "." in n],
    )
    return tmp_path / "work" / "sheets" / "2025"


@pytest.fixture
def work(sheets):
    return sheets.parents[1]


def tree(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def digests(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_every_sender_gets_a_marked_copy_and_a_note_and_the_originals_are_untouched(run, work, tmp_path):
    before = digests(work)
    ran = run("return", "--year", 2025, "--out", tmp_path / "out", cwd=work)
    assert ran.code == 0
    assert tree(tmp_path / "out") == [
        "ben-do/03-ben-do-marked.xlsx",
        "ben-do/covering-note.docx",
        "doi-che/01-doi-che-marked.xlsx",
        "doi-che/covering-note.docx",
    ]
    assert digests(work) == before
    assert "Xã Bến Đò" in ran.out


@pytest.mark.parametrize("name", ["letter.docx", "letter.vi.docx"])
def test_notes_are_printed_by_the_own_template_whatever_the_office_has(run, work, tmp_path, name):
    (work / "templates").mkdir(exist_ok=True)
    (work / "templates" / name).write_bytes(word(ENDLESS[0]))
    out = tmp_path / "out"
    ran = run("return", "--year", 2025, "--unit", "ben-do", "--out", out, cwd=work, locale="vi")
    assert ran.code == 0
    assert list(out.rglob("*.docx"))


@pytest.mark.parametrize(("locale", "name"), [("vi", "Danh sách lỗi"), ("en", "Issues")])
def test_the_answer_the_list_and_the_note_speak_one_language(run, work, tmp_path, locale, name):
    out = tmp_path / "out"
    run("return", "--year", 2025, "--unit", "ben-do", "--note", "md", "--out", out, cwd=work, locale=locale)
    words = ("da-danh-dau", "thu-kem") if locale == "vi" else ("marked", "covering-note")
    assert tree(out) == [f"ben-do/03-ben-do-{words[0]}.xlsx", f"ben-do/{words[1]}.md"]
    assert openpyxl.load_workbook(out / "ben-do" / f"03-ben-do-{words[0]}.xlsx").sheetnames[0] == name
    assert ("Kính gửi" in (out / "ben-do" / f"{words[1]}.md").read_text("utf-8")) == (locale == "vi")


def test_a_second_time_nothing_is_overwritten(run, work, tmp_path):
    out = tmp_path / "out"
    run("return", "--year", 2025, "--out", out, cwd=work)
    before = digests(out)
    ran = run("return", "--year", 2025, "--out", out)
    assert ran.code == 4
    assert "is there already" in ran.err
    assert digests(out) == before


@LINKS
def test_a_link_in_the_folder_leads_nothing_out_of_it(run, work, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "ben-do").symlink_to(tmp_path / "elsewhere")
    ran = run("return", "--year", 2025, "--out", tmp_path / "out", cwd=work)
    assert ran.code == 4
    assert tree(tmp_path / "out") + tree(tmp_path / "elsewhere") == []


def test_copies_are_not_put_among_the_sheets(run, work, sheets):
    ran = run("return", "--year", 2025, "--out", sheets / "out", cwd=work)
    assert ran.code == 4
    assert not (sheets / "out").exists()


def test_a_sheet_without_faults_is_not_sent_back_and_counted(run, workspace, tmp_path):
    ran = run("return", "--year", 2020, "--out", tmp_path / "out", cwd=workspace)
    assert ran.code == 0
    assert "nothing to send back" in ran.out
    assert "repaired cells: 1" in ran.out
    assert not (tmp_path / "out").exists()


def test_an_unreadable_file_gets_only_a_note_for_the_unit_of_its_name(run, work, sheets, tmp_path):
    (sheets / "05-cau-tre.xlsx").write_bytes(b"PK\x03\x04 cut off")
    ran = run("return", sheets / "05-cau-tre.xlsx", "--year", 2025, "--out", tmp_path / "out", cwd=work)
    assert tree(tmp_path / "out") == ["cau-tre/covering-note.docx"]
    assert "only the note" in ran.out


def test_an_unknown_unit_is_refused(run, work, tmp_path):
    ran = run("return", "--year", 2025, "--unit", "nowhere", "--out", tmp_path / "out", cwd=work)
    assert (ran.code, (tmp_path / "out").exists()) == (4, False)


def test_a_copy_is_read_with_the_issues_of_its_original(run, work, tmp_path):
    out = tmp_path / "out"
    run("return", "--year", 2025, "--out", out, cwd=work)

    def told(*paths):
        issues = json.loads(run("check", *paths, "--year", 2025, "--format", "json").out)["issues"]
        return sorted((one["code"], one["sheet"], one["cell"], one["unit"]) for one in issues)

    assert told(*out.rglob("*.xlsx")) == told(*(work / "sheets").rglob("*.xlsx"))


NAMES = ["=cmd|' C'!A0", "..", "a\nb", "[red]x[/red]", "<b>", "::error::x", "$(touch x)", "x" * 120, "CON", "ô; rm -rf"]
if (SHARED / "attacks" / "hostile_names.json").is_file():
    found = json.loads((SHARED / "attacks" / "hostile_names.json").read_text("utf-8"))
    NAMES += [name for names in found.values() for name in names][::6]


def fit(name):
    """Make of a name one that a file may have."""
    return name.replace("/", "_").replace("\0", "").encode("utf-8", "replace")[:180].decode("utf-8", "ignore")


def test_no_name_of_a_file_or_unit_leads_out_or_becomes_live(run, work, sheets, tmp_path):
    names = sorted(name for name in {fit(name) for name in NAMES} if name and not name.startswith((".", "~$")))[:24]
    (tmp_path / "in").mkdir()
    for number, name in enumerate(names):
        shutil.copy(sheets / FEW[0], tmp_path / "in" / f"{name}.xlsx")
        with ZipFile(tmp_path / "in" / f"{name}.xlsx", "a") as package:
            package.comment = str(number).encode()  # files that are the same byte for byte are read once
    registry = yaml.safe_load((work / "units.yaml").read_text("utf-8"))
    registry["units"][0]["name"] = '=HYPERLINK("http://x") <b>{{ 1 }}</b> | ::error::'
    registry["units"][0]["aliases"] = ["Xã Đồi Chè"]
    (work / "units.yaml").write_text(yaml.safe_dump(registry, allow_unicode=True), "utf-8")
    before = digests(work)
    ran = run("return", tmp_path / "in", "--year", 2025, "--note", "md", "--out", tmp_path / "out", cwd=work)
    assert ran.code == 0, ran.err
    assert "::error" not in ran.out + ran.err
    assert digests(work) == before
    assert {path.name for path in tmp_path.iterdir()} == {"work", "in", "out"}
    made = tree(tmp_path / "out")
    assert [
        path for path in made if not path.replace("-", "").replace("/", "").replace(".", "").replace("_", "").isascii()
    ] == []
    assert len([path for path in made if path.endswith(".xlsx")]) == len(names)
    book = openpyxl.load_workbook(tmp_path / "out" / next(path for path in made if path.endswith(".xlsx")))
    assert "f" not in {cell.data_type for row in book.worksheets[0] for cell in row}
    (note,) = [path for path in made if path.endswith(".md")]
    assert "<b>" not in (tmp_path / "out" / note).read_text("utf-8")
