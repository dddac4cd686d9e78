"""Units with hostile names through every output: no live formula or markup, no file outside, no command, no escape.

All names of a list go into one workspace, so that each output is made once. `OUTPUTS` is the registry of what is
made; `CHECKS` says by the kind of file what must not be in it.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
import xlsxwriter
from tests.conftest import SHARED

from parindex.__main__ import main
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.identity.unit_names import canonical

CORPUS = SHARED / "workbooks" / "attacks" / "hostile_names.json"
FEW = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1:9/?"&A1,"x")',
    "@SUM(1+1)",
    "../../../../outside/pwned",
    "NUL.txt",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "</w:t></w:r></w:p><w:p><w:r><w:t>pwned",
    "{{7*7}}",
    "| a | b |",
    "::error::pwned",
    "\x1b[2J\x1b[31mPWNED",
    "\u202egpj.exe",
    "a\x00b",
]
YEAR = 2020
CRITERIA = """\
schema: 1
id: hostile
edition: 2020
title: Bộ thử
model: true
index:
  - {code: "1", title: Một, max: 10}
  - {code: "2", title: Hai, max: 10, assessed_by: survey, score: {by: proportional}}
"""


def listed(which):
    if which == "few":
        return FEW
    if not CORPUS.exists():
        pytest.skip("the corpus of hostile names is not here (../shared/workbooks)")
    return [name for names in json.loads(CORPUS.read_text("utf-8")).values() for name in names]


@dataclass
class Made:
    """What the commands wrote: files below `out`, and what they printed."""

    root: Path
    names: list[str]
    said: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def files(self, output) -> list[Path]:
        return sorted(path for path in (self.root / "out" / output).rglob("*") if path.is_file())


OUTPUTS = {
    "check": "check",
    "check-json": "check --format json",
    "check-layout": "check --explain-layout",
    "check-alone": "check --criteria criteria/set.yaml loose/names.xlsx",
    "score-alone": "score --criteria criteria/set.yaml loose/names.xlsx",
    "score": "score sheets/2020/all.xlsx",
    "rank": "rank --year 2020",
    "rank-json": "rank --year 2020 --format json",
    "stages": "stages --year 2020",
    "stages-json": "stages --year 2020 --format json",
    "disputes": "disputes --year 2020",
    "explain": "explain u0000 --year 2020",
    "report-md": "report --year 2020 --format md --out {out}/",
    "report-xlsx": "report --year 2020 --format xlsx --out {out}/",
    "report-docx": "report --year 2020 --format docx --out {out}/",
    "report-pdf": "report --year 2020 --format pdf --out {out}/",
    "letters-docx": "letters --year 2020 --format docx --out {out}",
    "letters-pdf": "letters --year 2020 --format pdf --out {out}",
    "report-csv": "report --year 2020 --format csv --out {out}/",
    "report-json": "report --year 2020 --format json --out {out}/",
    "report-screen": "report --year 2020 --format md --out -",
    "forms": "template --year 2020 --out {out}",
    "form-matrix": "template --year 2020 --matrix --out {out}",
    "returned-docx": "return --year 2020 loose --out {out}",
    "returned-md": "return --year 2020 loose --note md --out {out}",
    "site": "site --year 2020 --draft --out {out}",
}
"""Every command that shows or writes names of units; `{out}` is the folder that it may write to."""


def workspace(root: Path, names: list[str]) -> list[str]:
    """Write a workspace whose registry has every name that a registry takes; return these."""
    (root / "criteria").mkdir(parents=True)
    (root / "criteria" / "set.yaml").write_text(CRITERIA, "utf-8")
    site = "site: {}\n" if len(names) <= len(FEW) else "site: {languages: [en], pictures: false}\n"
    (root / "parindex.yaml").write_text("schema: 1\nname: {vi: Thử, en: Test}\nlocale: en\n" + site, "utf-8")
    kept = list({canonical(name): name for name in names if name.strip()}.values())
    while True:
        lines = [
            f"  - {{id: u{at:04}, name: {json.dumps(name, ensure_ascii=True)}, block: all}}"
            for at, name in enumerate(kept)
        ]
        head = "schema: 1\nblocks:\n  all: {title: Khối, criteria: hostile}\nunits:\n"
        (root / "units.yaml").write_text(head + "\n".join(lines) + "\n", "utf-8")
        registry, issues = read_registry(root / "units.yaml")
        bad = {int(issue.place.cell.partition(":")[0]) - 5 for issue in issues if issue.severity == "error"}
        if registry is not None and not bad:
            return kept
        assert bad, issues
        kept = [name for at, name in enumerate(kept) if at not in bad]


def matrix(path: Path, rows: list[tuple[str, object, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 0, "Bảng điểm năm 2020")
        for column, head in enumerate(("Đơn vị", "1", "2")):
            sheet.write_string(1, column, head)
        for row, (name, first, second) in enumerate(rows, 2):
            sheet.write_string(row, 0, "".join(char for char in name if char.isprintable() or char in "\t\n"))
            sheet.write_number(row, 1, first)
            sheet.write_number(row, 2, second)


def single(path: Path, name: str) -> None:
    """Write the sheet of one unit with a score over the maximum, so that it is sent back."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 0, "Năm 2020")
        sheet.write_string(1, 0, "Đơn vị:")
        sheet.write_string(1, 1, name)
        for row, cells in enumerate(
            [("Mã", "Tiêu chí", "Điểm tối đa", "Điểm"), ("1", name, 10, 11), ("2", name, 10, 90)]
        ):
            for column, cell in enumerate(cells):
                sheet.write(row + 3, column, cell)


@pytest.fixture(scope="module", params=["few", "corpus"])
def made(request, tmp_path_factory):
    names = listed(request.param)
    root = tmp_path_factory.mktemp(f"hostile-{request.param}") / "work"
    kept = workspace(root, names)
    assert len(kept) * 2 > len(names), "most names must get as far as the outputs"
    ids = [f"u{at:04}" for at in range(len(kept))]
    matrix(root / "sheets" / str(YEAR) / "all.xlsx", [(unit, at % 10, 50 + at % 50) for at, unit in enumerate(ids)])
    matrix(root / "loose" / "names.xlsx", [(name or " ", 11, 90) for name in names])
    for unit in ids[:: max(1, len(ids) // 6)]:
        single(root / "loose" / f"{unit}.xlsx", unit)
    for number, name in enumerate(names[:: max(1, len(names) // 8)]):
        safe = re.sub(r"[\x00/\ud800-\udfff]", "", name)[:80] or "x"
        single(root / "loose" / f"{safe}{number}.xlsx", "Không có trong danh mục")
    before = set(root.parent.rglob("*"))
    yield Made(root, kept, *ran(root))
    outside = {path for path in set(root.parent.rglob("*")) - before if not path.is_relative_to(root / "out")}
    assert {path.name for path in outside} <= {"parindex.db"}, outside


def ran(root: Path) -> tuple[dict[str, str], dict[str, int]]:
    """Run every command once and keep what it printed."""
    said, codes = {}, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("PARINDEX_LOCALE", "en")
        for output, command in OUTPUTS.items():
            arguments = command.format(out=f"out/{output}").split()
            (root / "out" / output).mkdir(parents=True, exist_ok=True)
            patch.setattr("sys.argv", ["parindex", *arguments])
            text = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
            patch.setattr("sys.stdout", text)
            patch.setattr("sys.stderr", text)
            try:
                main()
                codes[output] = 0
            except SystemExit as stop:
                codes[output] = int(stop.code or 0)
            said[output] = text.buffer.getvalue().decode("utf-8", "surrogatepass")
            patch.undo()
            patch.chdir(root)
            patch.setenv("PARINDEX_LOCALE", "en")
    return said, codes


# --- What must not be in a file --------------------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_COMMAND = re.compile(r"^[ \t]*(?:::[\w-]+|##\[|##vso)", re.MULTILINE)
_DANGER = re.compile(r"cmd\||HYPERLINK\(\"http|WEBSERVICE|DDE\(|IMPORTXML|1\+1\b", re.IGNORECASE)
_CODE = re.compile(r"<(?:f|formula1|formula2|definedName)\b[^>]*>([^<]*)<")
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def text_is_plain(content: str) -> Iterator[str]:
    yield from (f"control character {found[0]!a}" for found in _CONTROL.finditer(content))
    yield from (f"command {found[0]!r}" for found in _COMMAND.finditer(content))


def markdown(content: bytes) -> Iterator[str]:
    text = content.decode()
    yield from text_is_plain(text)
    bare = re.sub(r"\\.", "", text)
    for pattern in (r"<[A-Za-z/!?]", r"!?\[[^\]]*\]\(", r"\bhttps?://"):
        yield from (f"live markup {found[0]!r}" for found in re.finditer(pattern, bare))
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    for rows in tables:
        widths = {re.sub(r"\\.", "", row).count("|") for row in rows.splitlines()}
        yield from ([f"a table is torn: {widths}"] if len(widths) > 1 else [])


def comma_separated(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    yield from text_is_plain(text)
    for separator in ",;\t":  # whatever the regional setting of the reader says
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from (f"live formula {cell!r}" for cell in row if _is_formula(cell))


def _is_formula(cell: str) -> bool:
    return len(cell) > 1 and cell.startswith(_FORMULA) and not re.fullmatch(r"[+\-−]?[0-9.,]+", cell)


def machine(content: bytes) -> Iterator[str]:
    json.loads(content)
    yield from text_is_plain(content.decode())


def package(content: bytes) -> Iterator[str]:
    """Check what all Office files have in common: parts that are XML, and no relations that lead out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if ".." in name or name.startswith("/"):
                yield f"part {name}"
            if name.endswith((".xml", ".rels")):
                root = ET.fromstring(archive.read(name))  # noqa: S314  our own output
                yield from (
                    f"external {each.get('Target')}"
                    for each in root.iter()
                    if each.tag.endswith("}Relationship") and each.get("TargetMode") == "External"
                )


def workbook(content: bytes) -> Iterator[str]:
    yield from package(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/")).decode()
    yield from (f"live formula {code!r}" for code in _CODE.findall(xml) if _DANGER.search(code))
    yield from (f"link {link!r}" for link in re.findall(r"<hyperlink [^>]*r:id=[^>]*>", xml))


def document(content: bytes) -> Iterator[str]:
    yield from package(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    for found in re.finditer(r"<w:instrText[^>]*>([^<]*)<|w:fldSimple[^>]*w:instr=\"([^\"]*)", xml):
        field_code = (found[1] or found[2]).split()
        yield from ([f"field {field_code}"] if field_code and field_code[0] not in {"PAGE", "NUMPAGES", "TOC"} else [])
    yield from (["a template was run"] if ">49<" in xml and "7*7" not in xml else [])


def page(content: bytes) -> Iterator[str]:
    """Check that a page has just the elements and the one script that we wrote, and that its data are data."""
    text = content.decode()
    yield from text_is_plain(text)
    read = PageRead(text)
    yield from (f"live {one}" for one in read.live)
    yield from (["scripts"] if read.scripts != 1 else [])
    for data in read.data:
        json.loads(data)
    yield from (["a line end in data"] if any("\u2028" in data for data in read.data) else [])


class PageRead(HTMLParser):
    """What a browser would take for live in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.live: list[str] = []
        self.data: list[str] = []
        self.scripts, self._in_data = 0, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self._in_data = tag == "script" and named.get("type") == "application/json"
        self.scripts += tag == "script" and not named
        if tag in {"img", "iframe", "object", "embed", "base", "w:t"}:
            self.live.append(tag)
        self.live += [name for name in named if name.startswith("on")]
        self.live += [named["href"]] if re.match(r"(?i)\s*[a-z]+:|//", named.get("href") or "") else []

    def handle_endtag(self, _tag):
        self._in_data = False

    def handle_data(self, data):
        if self._in_data:
            self.data.append(data)


def portable(content: bytes) -> Iterator[str]:
    """Check that a PDF runs nothing and leads nowhere; texts are drawn, so that they cannot be anything else."""
    for word in (b"/JavaScript", b"/Launch", b"/URI", b"/SubmitForm", b"/EmbeddedFile"):
        yield from ([f"live {word!r}"] if word in content else [])
    yield from ([] if content.startswith(b"%PDF-1.7") else ["no PDF"])


CHECKS = {
    ".html": page,
    ".png": lambda content: [] if content.startswith(b"\x89PNG") else ["no picture"],
    ".txt": lambda content: text_is_plain(content.decode()),
    ".md": markdown,
    ".pdf": portable,
    ".csv": comma_separated,
    ".json": machine,
    ".xlsx": workbook,
    ".docx": document,
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_that_is_printed_is_a_command_or_an_escape(made, output):
    assert made.codes[output] in {0, 3}, made.said[output][-2000:]
    assert list(text_is_plain(made.said[output])) == []
    if output.endswith("-json") and not output.startswith("report"):
        json.loads(made.said[output])


@pytest.mark.parametrize("output", [output for output, command in OUTPUTS.items() if "{out}" in command])
def test_nothing_that_is_written_is_live(made, output):
    files = made.files(output)
    assert files
    found = [f"{path.name}: {one}" for path in files for one in CHECKS[path.suffix](path.read_bytes())]
    if output == "letters-docx":  # each has one name, so that 49 may be a place in it; the letter to 7*7 says so
        found = [one for one in found if not one.endswith("a template was run")]
        assert any("7*7" in docx.Document(str(path)).element.xml for path in files)
    assert found == []


def test_every_file_name_is_a_name_that_every_system_takes(made):
    for path in (made.root / "out").rglob("*"):
        assert re.fullmatch(r"[\w][\w .–()-]{0,120}", path.name), path.name
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", path.name), path.name
        assert not path.name.endswith((" ", "."))


def test_the_names_are_in_the_outputs_at_all(made):
    shown = [name for name in made.names if name.isascii() and name.isalnum()]
    plain = made.files("report-json")[0].read_text("utf-8")
    assert all(name in plain for name in shown)
    assert "pwned" in made.said["rank"].lower()
