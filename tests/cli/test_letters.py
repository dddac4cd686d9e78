"""`letters`: one for each unit, numbered by the registry, the same numbers in Word and PDF, the same bytes again."""

import io
import re
import shutil
import zipfile

import docx
import pdfplumber
import pytest

import yaml
from parindex.errors import ParindexError
from parindex.workflow.letters import letters
from parindex.workflow.years.workspace import load

NUMBER = re.compile(r"(?<![\d/-])[+−]?\d+(?:[.,]\d+)*(?![\d/])")
LETTERS = {
    "number": "{n}/TB-PNV",
    "first": 41,
    "date": "2021-01-20",
    "signer_title": "KT. Trưởng phòng; Phó Trưởng phòng",
    "signer_name": "(Họ và tên)",
    "recipients": ["Chủ tịch UBND thành phố (báo cáo)"],
}
PLAN = {
    "schema": 1,
    "year": 2021,
    "title": "Kế hoạch 2021",
    "tasks": [
        {
            "id": "T1",
            "area": "1",
            "title": "Rà soát #panic() <b>",
            "result": "Báo cáo",
            "lead": "an-my",
            "due": "2021-06-30",
        }
    ],
}


@pytest.fixture
def office(city):
    """The example city with a plan and what letters need."""
    settings = yaml.safe_load((city / "parindex.yaml").read_text("utf-8"))
    (city / "parindex.yaml").write_text(yaml.safe_dump({**settings, "letters": LETTERS}, allow_unicode=True), "utf-8")
    (city / "plan-2021.yaml").write_text(yaml.safe_dump(PLAN, allow_unicode=True), "utf-8")
    return city


def words_of_docx(content):
    document = docx.Document(io.BytesIO(content))
    return [text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")]


def words_of_pdf(content):
    with pdfplumber.open(io.BytesIO(content)) as document:
        assert len(document.pages) <= 4
        return [page.extract_text() for page in document.pages]


def test_every_unit_gets_its_letter_by_the_order_of_the_registry(office, tmp_path):
    made = letters(load(office), tmp_path / "out", "docx", year=2020, compare=2019)
    names = [path.name for path in made.paths]
    listed = [unit["id"] for unit in yaml.safe_load((office / "units.yaml").read_text("utf-8"))["units"]]
    there = [name.split("-", 1)[1].removesuffix(".docx") for name in names]
    assert there == [unit for unit in listed if unit in set(there)]
    assert [int(name.split("-")[0]) for name in names] == list(range(41, 41 + len(names)))
    assert {path.parent.name for path in made.paths} == {"communes"}
    first = {path.name: path.read_bytes() for path in made.paths}
    alone = letters(load(office), tmp_path / "alone", "docx", year=2020, compare=2019, unit=there[5])
    assert {path.name: path.read_bytes() for path in alone.paths} == {names[5]: first[names[5]]}
    again = letters(load(office), tmp_path / "out", "docx", year=2020, compare=2019)
    assert {path.name: path.read_bytes() for path in again.paths} == first
    assert (made.replaced, again.replaced) == (0, len(names))


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_word_and_pdf_state_the_same_numbers_and_what_a_unit_needs(office, tmp_path, locale):
    texts = {}
    for form, read in (("docx", words_of_docx), ("pdf", words_of_pdf)):
        (path,) = letters(load(office), tmp_path, form, year=2020, compare=2019, unit="an-my", locale=locale).paths
        texts[form] = " ".join(read(path.read_bytes())).replace("\u00a0", " ")
    told = {form: sorted(NUMBER.findall(text)) for form, text in texts.items()}
    pages = [number for number in told["pdf"] if number not in told["docx"]]
    assert set(pages) <= {"2", "3", "4"}  # numbers of pages
    assert set(told["docx"]) <= set(told["pdf"])
    for text in texts.values():
        assert "41/TB-PNV" in text
        assert "#panic()" in text  # data, never markup
        assert "PHÓ TRƯỞNG PHÒNG" in text
        assert "@2020" not in text  # no codes of ours in an official text
    if locale == "vi":
        assert all("Kính gửi: Ủy ban nhân dân phường An Mỹ." in " ".join(text.split()) for text in texts.values())


def test_the_typst_template_of_an_office_wins_and_can_neither_loop_for_ever_nor_leave_its_folder(office, tmp_path):
    templates = office / "templates"
    templates.mkdir()
    own = templates / "letter.typ"
    own.write_text("#show: dressed\n= Của cơ quan\n#said(data.number)\n#for one in data.blocks { put(one) }\n", "utf-8")
    (path,) = letters(load(office), tmp_path, "pdf", year=2020, unit="an-my").paths
    assert "Của cơ quan" in words_of_pdf(path.read_bytes())[0]
    own.write_text('#read("../parindex.yaml")', "utf-8")
    with pytest.raises(ParindexError, match=r"letter\.typ"):
        letters(load(office), tmp_path, "pdf", year=2020, unit="an-my")


def test_the_word_template_of_an_office_wins(office, tmp_path):
    templates = office / "templates"
    templates.mkdir()
    own = docx.Document()
    own.add_paragraph("Của cơ quan {{ number }}")
    own.add_paragraph("{{p body }}")
    own.save(templates / "letter.vi.docx")
    (path,) = letters(load(office), tmp_path, "docx", year=2020, unit="an-my").paths
    text = " ".join(words_of_docx(path.read_bytes()))
    assert "Của cơ quan Số: 41/TB-PNV" in text
    assert "#panic()" in text
    assert zipfile.is_zipfile(path)
    shutil.rmtree(templates)


def test_the_draft_of_a_decision_has_the_annexes_of_the_report_in_both_formats(office, run, tmp_path):
    for form in ("docx", "pdf"):
        out = tmp_path / f"d.{form}"
        asked = ("report", "--kind", "decision", "--year", 2020, "--format", form, "--out", out)
        assert run(*asked, cwd=office, locale="vi").code == 0
        if form == "docx":
            told = " ".join(words_of_docx(out.read_bytes()))
        else:
            with pdfplumber.open(out) as document:
                told = " ".join(page.extract_text() for page in document.pages)
        assert all(
            words in told
            for words in ("QUYẾT ĐỊNH", "DỰ THẢO", "Điều 1.", "PHỤ LỤC 1C", "/QĐ-…", "Như Điều 3", "PHÓ TRƯỞNG PHÒNG")
        )
    refused = run("report", "--kind", "decision", "--year", 2020, "--format", "md", cwd=office, locale="vi")
    assert refused.code == 4
