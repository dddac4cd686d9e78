"""One form for a block: units down, components across; the scores count as the first appraisal."""

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.set_words import marked
from parindex.language.single_line import one_line
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.units import Unit
from parindex.reporting.forms.asks import RATE, Ask, ask, ask_adjustment
from parindex.reporting.forms.book import FormBook, Op, blank, number, text
from parindex.reporting.forms.columns import columns_of
from parindex.reporting.forms.leaf_line import NOTHING
from parindex.reporting.forms.lists import Lists, write_hidden
from parindex.reporting.forms.rows import RowMaker, height_of, validation
from parindex.reporting.forms.unit_form import Issuer, foreign_year

__all__ = ["write_matrix_form"]

_CODES, _TITLES, _MAXIMA, _FIRST = 6, 7, 8, 9
_WIDTH = 15
_ROW = 30
_GUIDE = (8, 50, 8, 80)


def write_matrix_form(edition: Edition, issuer: Issuer, block: str, block_title: str, units: Sequence[Unit]) -> bytes:
    """Write the form of a block; the same units and edition give the same bytes."""
    voice = issuer.voice
    title = voice.say("SCORES OF THE PUBLIC ADMINISTRATION REFORM INDEX, YEAR {year}", year=issuer.year)
    book = issuer.book(title)
    footer = f"{block} · {edition.key}"
    sheet = book.sheet(voice.say("Appraisal 1"), footer=footer)
    lists = Lists()
    maker = RowMaker(edition, columns_of(edition, voice), lists, voice)
    slots: list[tuple[Node | Adjustment, Ask]] = [(leaf, ask(leaf, voice, maker.word)) for leaf in edition.leaves]
    slots += [(item, ask_adjustment(item, voice)) for item in edition.adjustments]
    _title(book, sheet, edition, issuer, title, block_title)
    book.write(sheet, [*_heads(slots, voice), *_cells(edition, slots, units)])
    _frame(book, sheet, voice, [one_line(slot.title.in_(voice.locale)) for slot, _ in slots], len(units))
    _checks(book, sheet, maker, slots, len(units))
    _guide(book, book.sheet(voice.say("Guide"), footer=footer), edition, voice)
    write_hidden(book.hidden(), issuer.stamp(edition, block), lists)
    return book.finish()


def _title(  # noqa: PLR0913, PLR0917  the parts of a page
    book: FormBook, sheet: Worksheet, edition: Edition, issuer: Issuer, title: str, block_title: str
) -> None:
    name = marked(one_line(edition.title.in_(issuer.voice.locale)), edition, issuer.voice)
    lines = [(title, "plain:14"), (one_line(block_title), "plain:12")]
    lines += [] if foreign_year(name, issuer.year) else [(name, "plain:11")]
    lines.append((_how(issuer.voice), "plain:11"))
    for row, (words, look) in enumerate(lines):
        sheet.write_string(row, 0, words, book.look(look))


def _how(voice: Speech) -> str:
    return voice.say(
        "Fill in the light yellow cells only; a cell says what it takes when it is selected. Where nothing arose, "
        "type or choose: {word}. The sheet of guidance says how each component is scored.",
        word=voice.say("N/A"),
    )


def _heads(slots: Sequence[tuple[Node | Adjustment, Ask]], voice: Speech) -> list[Op]:
    ops = [text(_MAXIMA, 0, voice.say("Maximum"), "head")]
    for column, (slot, _) in enumerate(slots, 1):
        ops.append(text(_CODES, column, slot.code, "head"))
        ops.append(text(_TITLES, column, one_line(slot.title.in_(voice.locale)), "asked"))
        most = slot.total if isinstance(slot, Node) else slot.max
        ops.append(number(_MAXIMA, column, float(most), "max:0"))
    return ops


def _cells(edition: Edition, slots: Sequence[tuple[Node | Adjustment, Ask]], units: Sequence[Unit]) -> list[Op]:
    ops = []
    for row, unit in enumerate(units, _FIRST):
        ops.append(text(row, 0, one_line(unit.name), "title:0"))
        gone = set(edition.exempt(unit))
        for column, (slot, asked) in enumerate(slots, 1):
            if gone and gone & set(edition.paths.get(slot.code, ())):
                ops.append(text(row, column, NOTHING, "closed"))
            else:
                ops.append(blank(row, column, f"input:{asked.look}"))
    return ops


def _frame(book: FormBook, sheet: Worksheet, voice: Speech, titles: Sequence[str], units: int) -> None:
    book.merged(sheet, (_CODES, 0, _TITLES, 0), voice.say("Unit"), "head")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(titles), _WIDTH)
    lines = max(3, *(ceil(len(title) / _WIDTH) for title in titles))
    sheet.set_row(_TITLES, min(400, 14 * lines))
    for row in range(_FIRST, _FIRST + units):
        sheet.set_row(row, _ROW)
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(_CODES, _MAXIMA)
    sheet.repeat_columns(0)
    sheet.ignore_errors({"number_stored_as_text": xl_range(_CODES, 1, _CODES, len(titles))})
    sheet.fit_to_pages(0, 0)
    sheet.set_print_scale(60)


def _checks(
    book: FormBook,
    sheet: Worksheet,
    maker: RowMaker,
    slots: Sequence[tuple[Node | Adjustment, Ask]],
    units: int,
) -> None:
    rates = []
    for column, (slot, asked) in enumerate(slots, 1):
        listed = maker.lists.add(asked.choices, asked.not_applicable) if asked.choices else None
        check: Mapping[str, object] = validation(asked, listed, _FIRST, column, slot.code)
        last = _FIRST + max(units, 1) - 1
        sheet.data_validation(_FIRST, column, last, column, check)
        if asked.look == RATE:
            rates.append(xl_range(_FIRST, column, last, column))
    book.doubt(sheet, rates)


def _guide(book: FormBook, sheet: Worksheet, edition: Edition, voice: Speech) -> None:
    """Say how each component is scored; without a heading, so that nobody takes it for a table of scores."""
    for column, width in enumerate(_GUIDE):
        sheet.set_column(column, column, width)
    for row, (depth, node) in enumerate(edition.walk()):
        level = "" if node.is_leaf else str(min(depth, 8))
        title = one_line(node.title.in_(voice.locale))
        words = node_words(node, edition, voice)
        ops = [
            text(row, 0, node.code, f"code:{level}"),
            text(row, 1, title, f"title:{level}"),
            number(row, 2, float(node.total), f"max:{level}"),
            text(row, 3, words, "asked") if words else blank(row, 3, f"title:{level}"),
        ]
        book.write(sheet, ops)
        height = height_of([(title, 0.9 * _GUIDE[1]), (words, _GUIDE[3])])
        if height is not None:
            sheet.set_row(row, height)
