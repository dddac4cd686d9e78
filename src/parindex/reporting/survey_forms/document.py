"""The blank form on paper: a line for each question, a box for each option."""

import io
from typing import Any

from parindex.language import Speech
from parindex.model.survey.questionnaire import Questionnaire
from parindex.reporting.writers.cells import said
from parindex.reporting.zipped import repacked

__all__ = ["form_docx"]

_BOX = "☐"


def form_docx(survey: Questionnaire, voice: Speech) -> bytes:
    """Return the form; it has no place for a name or a telephone number."""
    from docx import Document as new_document  # noqa: N813, PLC0415  slow to import; a function
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  as above
    from docx.shared import Pt  # noqa: PLC0415  as above

    from parindex.reporting.writers.document import set_paper  # noqa: PLC0415  as above

    made = new_document()
    set_paper(made, wide=len(survey.scale) > 5)  # noqa: PLR2004
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(said(survey.title.in_(voice.locale), voice).upper())
    run.bold, run.font.size = True, Pt(14)
    if survey.intro:
        made.add_paragraph(said(survey.intro.in_(voice.locale), voice))
    made.add_paragraph().add_run(voice.say("Please do not write your name. Tick one box in each line.")).italic = True
    made.add_paragraph(f"{said(survey.unit_column, voice)}: {'.' * 60}")
    for column in survey.columns_beside_unit():
        made.add_paragraph(f"{said(column, voice)}: {'.' * 60}")
    number = 0
    for factor in survey.factors:
        made.add_paragraph().add_run(said(factor.title.in_(voice.locale), voice)).bold = True
        number = _table(made, survey, factor.items, number, voice)
    made.add_paragraph()
    made.add_paragraph(voice.say("Thank you."))
    out = io.BytesIO()
    made.save(out)
    return repacked(out.getvalue())


def _table(made: Any, survey: Questionnaire, items: tuple[str, ...], number: int, voice: Speech) -> int:  # noqa: ANN401  typed by no library
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  slow to import
    from docx.shared import Cm, Pt  # noqa: PLC0415  as above

    options = [said(option, voice) for option in survey.scale]
    grid = made.add_table(rows=1, cols=2 + len(options))
    grid.style, grid.autofit = "Table Grid", False
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin - Cm(1)
    widths = [Cm(1), int(room * 0.45), *([int(room * 0.55 / len(options))] * len(options))]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    rows = [["", voice.say("Question"), *options]]
    for item in items:
        number += 1
        rows.append([str(number), said(survey.items[item].title.in_(voice.locale), voice), *([_BOX] * len(options))])
    for at, texts in enumerate(rows):
        row = grid.rows[0] if at == 0 else grid.add_row()
        for cell, text, width, place in zip(row.cells, texts, widths, range(len(texts)), strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(11 if place < 2 or at else 9), at == 0  # noqa: PLR2004
            if place != 1 or at == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return number
