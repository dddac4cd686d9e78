"""The form of one unit: title, table, notes, signatures."""

import re
from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.language.set_words import marked
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.records.form_stamp import Stamp
from parindex.model.units import Unit
from parindex.reporting.forms.book import FormBook
from parindex.reporting.forms.lists import write_hidden
from parindex.reporting.forms.plan import FIRST, FormPlan

__all__ = ["Issuer", "foreign_year", "write_unit_form"]

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the forms, for which year, in which language."""

    settings: Settings
    year: int
    voice: Speech
    version: str

    def stamp(self, edition: Edition, block: str, unit: str = "") -> Stamp:
        """Return what the hidden sheet says."""
        name = one_line(self.settings.name.in_("vi"))
        return Stamp(name, edition.key, edition.digest, self.year, block, unit)

    def book(self, title: str) -> FormBook:
        """Return an empty workbook."""
        author = one_line(self.settings.authority.in_(self.voice.locale)) if self.settings.authority else ""
        return FormBook(title, author, self.version)

    def offices(self) -> tuple[str, str]:
        """Return the office above and the one that issues, as printed in the head."""
        found = (self.settings.superior, self.settings.authority)
        superior, authority = (one_line(text.in_(self.voice.locale)).upper() if text else "" for text in found)
        return superior, authority


def foreign_year(text: str, year: int) -> bool:
    """Tell whether a text names another year: above a table it would be taken for the year of the scores."""
    return any(int(found) != year for found in _YEAR.findall(text))


def write_unit_form(plan: FormPlan, issuer: Issuer, unit: Unit) -> bytes:
    """Write the form of a unit; the same unit and edition give the same bytes."""
    voice = issuer.voice
    title = voice.say("SCORE SHEET OF THE PUBLIC ADMINISTRATION REFORM INDEX, YEAR {year}", year=issuer.year)
    book = issuer.book(title)
    sheet = book.sheet(voice.say("Score sheet"), footer=f"{unit.id} · {plan.edition.key}")
    _columns(book, sheet, plan)
    _title(book, sheet, plan, issuer, unit, title)
    book.write(sheet, list(plan.ops(plan.edition.exempt(unit))))
    for at, height in plan.heights():
        sheet.set_row(at, height)
    _checks(book, sheet, plan)
    _closing(book, sheet, plan, issuer)
    write_hidden(book.hidden(), issuer.stamp(plan.edition, unit.block_in(issuer.year), unit.id), plan.lists)
    return book.finish()


def _columns(book: FormBook, sheet: Worksheet, plan: FormPlan) -> None:
    for column, (head, width) in enumerate(plan.columns.heads):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST - 1, column, head, book.look("head"))
    sheet.set_row(FIRST - 1, 48)
    sheet.repeat_rows(FIRST - 1)
    sheet.ignore_errors({"number_stored_as_text": xl_range(FIRST, 0, plan.end, 0)})
    sheet.freeze_panes(FIRST, 2)


def _title(  # noqa: PLR0913, PLR0917  the parts of a page
    book: FormBook, sheet: Worksheet, plan: FormPlan, issuer: Issuer, unit: Unit, title: str
) -> None:
    last, voice = plan.columns.last, issuer.voice
    for row, (office, look) in enumerate(zip(issuer.offices(), ("office", "office_bold"), strict=True)):
        if office:
            book.merged(sheet, (row, 0, row, 2), office, look)
            sheet.set_row(row, 16 * (1 + len(office) // 42))
    book.merged(sheet, (3, 0, 3, last), title, "heading")
    sheet.set_row(3, 24)
    name = marked(one_line(plan.edition.title.in_(voice.locale)), plan.edition, voice)
    if not foreign_year(name, issuer.year):
        book.merged(sheet, (4, 0, 4, last), name, "set")
    book.merged(sheet, (5, 0, 5, last), voice.say("Unit: {name}", name=one_line(unit.name)), "unit")
    sheet.set_row(5, 20)
    book.merged(sheet, (7, 0, 7, last), _how(voice, plan.word), "note")
    sheet.set_row(7, 32)


def _how(voice: Speech, word: str) -> str:
    return voice.say(
        "Fill in the light yellow cells only; a cell says what it takes when it is selected. Where nothing arose, "
        "type or choose: {word}. Grey cells are not filled in. The unit fills in its self scores, the evidence and "
        "its explanations; the other columns are left to the appraisal and the survey.",
        word=word,
    )


def _checks(book: FormBook, sheet: Worksheet, plan: FormPlan) -> None:
    for row in plan.rows:
        if row.validation:
            sheet.data_validation(*row.validation)
    book.doubt(sheet, [row.rates for row in plan.rows if row.rates])


def _closing(book: FormBook, sheet: Worksheet, plan: FormPlan, issuer: Issuer) -> None:
    voice, row, last = issuer.voice, plan.end + 1, plan.columns.last
    for words in _notes(plan, issuer):
        book.merged(sheet, (row, 0, row, last), words, "note")
        sheet.set_row(row, 16 * (1 + len(words) // 190))
        row += 1
    middle = plan.columns.asked
    sheet.set_row(row + 1, 18)
    book.merged(sheet, (row + 1, 0, row + 1, 2), voice.say("FILLED IN BY"), "office_bold")
    book.merged(sheet, (row + 1, middle + 1, row + 1, last), voice.say("HEAD OF THE UNIT"), "office_bold")
    sheet.print_area(0, 0, row + 6, last)


def _notes(plan: FormPlan, issuer: Issuer) -> list[str]:
    voice = issuer.voice
    name = marked(one_line(plan.edition.title.in_(voice.locale)), plan.edition, voice)
    notes = [voice.say("Criteria set: {name} ({key}).", name=name, key=plan.edition.key)]
    if plan.counted.left_out:
        left_out = ", ".join(plan.counted.left_out)
        notes.append(
            voice.say(
                "The sums and the index are provisional: they leave out {codes}, whose points are worked out when "
                "the sheets are scored.",
                codes=left_out,
            )
        )
    if plan.counted.surveyed and plan.columns.appraised:
        notes.append(voice.say("What is counted of the self scores leaves the survey out."))
    if any(row.rates for row in plan.rows):
        notes.append(voice.say("A rate coloured orange is below 1 %: see whether it is meant."))
    return notes
