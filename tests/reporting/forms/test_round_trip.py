"""What is typed into a form is what is read from it, whichever program saved it."""

import io
import shutil
import subprocess
from decimal import Decimal

import openpyxl
import pytest
from tests.reporting.forms.filling import SETTINGS, UNITS, YEAR, answer, every_rule, fill, heads, read_back, seeded

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.model.records.form_stamp import Stamp
from parindex.model.rules import Bands, Proportional
from parindex.model.scores import Basis, Stage
from parindex.reporting.forms import FormWriter, file_name
from parindex.scoring import score
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.form_stamp import read_stamp
from parindex.sources.score_sheets.reading import read_sheets
from parindex.sources.workbook import open_workbooks

SOFFICE = shutil.which("soffice")


def form(edition, unit, locale="vi"):
    return FormWriter(edition, SETTINGS, year=YEAR, locale=locale, version="0").unit(UNITS.by_id[unit])


def read(path, edition):
    return read_sheets([path], Expectation((edition,), UNITS, YEAR), workers=1)


def loud(issues):
    return [issue for issue in issues if issue.severity is not Severity.HINT]


def converted(path, suffix, folder):
    filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods"}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [
        SOFFICE,
        "--headless",
        profile,
        "--convert-to",
        filters[suffix],
        "--outdir",
        str(folder / suffix),
        str(path),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return folder / suffix / f"{path.stem}.{suffix}"


@pytest.mark.parametrize("seed", range(6))
def test_a_form_filled_by_a_machine_reads_back_to_what_was_typed(tmp_path, seed):
    random, locale, unit = seeded(seed), ("vi", "en")[seed % 2], ("song-la", "dong-mai")[seed // 2 % 2]
    edition = every_rule()
    content, wanted = fill(form(edition, unit, locale), edition, random, locale)
    path = tmp_path / file_name(unit, YEAR)
    path.write_bytes(content)
    found = read(path, edition)
    assert loud(found.issues) == []
    (sheet,) = found.sheets
    assert (sheet.unit, sheet.year) == (unit, YEAR)
    assert read_back(sheet) == wanted


def test_what_is_typed_covers_every_rule_and_every_stage():
    edition = every_rule()
    _, wanted = fill(form(edition, "song-la"), edition, seeded(1), "vi")
    assert {code for code, _ in wanted} == {*(leaf.code for leaf in edition.leaves), "T", "P"}
    assert len({stage for _, stage in wanted}) == 4


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("suffix", "policy"), [("xlsx", "rescale"), ("xls", "drop"), ("ods", "full_points")])
def test_libreoffice_computes_what_the_program_computes_and_keeps_what_was_typed(tmp_path, suffix, policy):
    edition = every_rule(policy, computed_only=True)
    content, wanted = fill(form(edition, "dong-mai"), edition, seeded(7), "vi")
    path = tmp_path / file_name("dong-mai", YEAR)
    path.write_bytes(content)
    saved = converted(path, suffix, tmp_path)
    found = read(saved, edition)
    assert loud(found.issues) == []
    (sheet,) = found.sheets
    assert read_back(sheet) == wanted
    (book,) = open_workbooks([saved], workers=1)
    assert read_stamp(book) == Stamp("Chỉ số thử", edition.key, edition.digest, YEAR, "communes", "dong-mai")
    (card,) = score(edition, [sheet], basis=Basis.APPRAISED, exempt={"dong-mai": ["2"]})
    back = saved if suffix == "xlsx" else converted(saved, "xlsx", tmp_path / "back")
    assert index_in(back) == pytest.approx(float(card.index), abs=1e-9)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_every_rule_survives_being_saved_by_libreoffice(tmp_path):
    edition = every_rule()
    content, wanted = fill(form(edition, "song-la", "en"), edition, seeded(3), "en")
    path = tmp_path / file_name("song-la", YEAR)
    path.write_bytes(content)
    found = read(converted(path, "ods", tmp_path), edition)
    assert loud(found.issues) == []
    assert read_back(found.sheets[0]) == wanted


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_rates_in_percent_cells_survive_being_saved_in_another_format(tmp_path, suffix):
    edition = every_rule()
    content, wanted = fill(form(edition, "song-la"), edition, seeded(11), "vi")
    path = tmp_path / file_name("song-la", YEAR)
    path.write_bytes(as_percents(content, edition))
    saved = converted(path, suffix, tmp_path)
    (book,) = open_workbooks([saved], workers=1)
    assert len(book.sheets[0].percents) >= 6
    found = read(saved, edition)
    assert loud(found.issues) == []
    assert read_back(found.sheets[0]) == wanted


def as_percents(content, edition):
    """Type every rate as a person does who formats cells as percent: 0.9 in a cell that shows 90 %."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        rule = getattr(edition.nodes.get(row[0].value), "score", None)
        if isinstance(rule, Proportional) or (isinstance(rule, Bands) and rule.of == "rate"):
            for cell in row:
                if not cell.protection.locked and isinstance(cell.value, int | float):
                    cell.value, cell.number_format = float(Decimal(str(cell.value)) / 100), "0.00%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def index_in(path):
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    columns, head = heads(sheet, "vi")
    column = columns[speech("vi").say("Counted (appraised)")]
    (row,) = [row for row in range(head, sheet.max_row) if sheet.cell(row, 2).value == speech("vi").say("Index (%)")]
    return sheet.cell(row, column).value


def test_a_form_for_a_whole_block_reads_back_too(tmp_path):
    edition, random = every_rule(), seeded(5)
    writer = FormWriter(edition, SETTINGS, year=YEAR, locale="vi", version="0")
    path = tmp_path / file_name("communes", YEAR)
    path.write_bytes(writer.matrix("communes", "Khối xã", UNITS.units))
    book = openpyxl.load_workbook(path)
    sheet, wanted = book.worksheets[0], {}
    for cells in sheet.iter_rows(min_row=10, min_col=2):
        unit = sheet.cell(cells[0].row, 1).value
        for cell in cells:
            code = sheet.cell(7, cell.column).value
            if not cell.protection.locked and code in edition.nodes:
                stage = Stage.SURVEY if code in edition.survey_codes else Stage.APPRAISAL_1
                cell.value, wanted[unit, code, stage] = answer(edition.nodes[code], random, "vi")
    book.save(path)
    found = read(path, edition)
    assert loud(found.issues) == []
    assert {(sheet.name, *key): value for sheet in found.sheets for key, value in read_back(sheet).items()} == wanted
    assert {unit for unit, _, _ in wanted} == {unit.name for unit in UNITS.units}
