"""Forms that are workbooks: one to type answers into, and XLSForm (xlsform.org) for KoBo and ODK."""

import io
from collections.abc import Sequence

from parindex.language import Speech
from parindex.model.survey.form_names import form_name, option_names
from parindex.model.survey.questionnaire import Questionnaire
from parindex.reporting.harmless import harmless
from parindex.reporting.writers.cells import said
from parindex.reporting.zipped import as_on_unix

__all__ = ["form_xlsx", "xlsform"]

_ROWS = 2_000
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 255
"""Characters of a list in a cell's validation."""


def form_xlsx(survey: Questionnaire, units: Sequence[str], voice: Speech) -> bytes:
    """Return a workbook with a line for each answer sheet, and a list of options in every cell."""
    import xlsxwriter  # noqa: PLC0415  slow to import

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDE6F0", "valign": "top"})
    sheet, lists = book.add_worksheet(voice.say("Answers")), book.add_worksheet(voice.say("Lists"))
    heads = [
        survey.unit_column,
        *survey.columns_beside_unit(),
        *(item.title.in_(voice.locale) for item in survey.items.values()),
    ]
    for at, text in enumerate(heads):
        sheet.write_string(0, at, said(text, voice), head)
    sheet.set_column(0, len(heads) - 1, 22)
    sheet.freeze_panes(1, 1)
    for at, values in enumerate((units, list(survey.scale))):
        for row, value in enumerate(values):
            lists.write_string(row, at, harmless(said(value, voice)))
    lists.hide()
    name = f"='{lists.name}'!"
    sheet.data_validation(1, 0, _ROWS, 0, {"validate": "list", "source": f"{name}$A$1:$A${max(1, len(units))}"})
    first = 1 + len(survey.columns_beside_unit())
    source = f"{name}$B$1:$B${len(survey.scale)}"
    sheet.data_validation(1, first, _ROWS, len(heads) - 1, {"validate": "list", "source": source})
    book.close()
    return as_on_unix(out.getvalue())


def xlsform(survey: Questionnaire, units: Sequence[tuple[str, str]], voice: Speech) -> bytes:
    """Return an XLSForm: sheets survey, choices and settings; the answers come back as codes of the scale.

    `units` are ids and names. What KoBo and ODK export is read as it is, by names of values (o1, o2 …) or by labels.
    """
    import xlsxwriter  # noqa: PLC0415  slow to import

    questions: list[tuple[str, ...]] = [
        ("type", "name", "label", "required"),
        ("select_one units", form_name(survey.unit_column), survey.unit_column, "yes"),
        *(("text", form_name(text), text, "yes") for text in survey.columns_beside_unit()),
    ]
    for factor in survey.factors:
        questions.append(("begin_group", f"f_{form_name(factor.id)}", factor.title.in_(voice.locale), ""))
        questions += [
            ("select_one scale", item, survey.items[item].title.in_(voice.locale), "no") for item in factor.items
        ]
        questions.append(("end_group", "", "", ""))
    choices: list[tuple[str, ...]] = [
        ("list_name", "name", "label"),
        *(("units", unit, name) for unit, name in units),
        *(("scale", name, option) for name, option in option_names(survey).items()),
    ]
    settings = [("form_title", "form_id"), (survey.title.in_(voice.locale), survey.id)]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    for title, rows in (("survey", questions), ("choices", choices), ("settings", settings)):
        sheet = book.add_worksheet(title)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(at, column, said(text, voice))
    book.close()
    return as_on_unix(out.getvalue())
