"""The rows of a form, written down once for an edition: every unit's form repeats them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.reporting.forms.asks import CELL, RATE, Ask, ask, ask_adjustment
from parindex.reporting.forms.book import Op, blank, formula, number, text
from parindex.reporting.forms.choices import Choices
from parindex.reporting.forms.columns import Columns
from parindex.reporting.forms.conditions import Refutations
from parindex.reporting.forms.leaf_line import LeafLine, typed_in
from parindex.reporting.forms.lists import ListedChoices, Lists

__all__ = ["Row", "RowMaker", "Validation", "height_of", "sum_of", "validation"]

_LINE, _TALLEST, _WIDER = 15.0, 400.0, 0.88
"""Points of a line and of a row; characters of Times New Roman beside the digits that Excel measures columns in."""

_ROOM = {"asked": 1.1, "title:": 1.0}
"""Room for small and for plain letters; what is not here is bold."""

_TITLE_LIMIT = 32
_MOST_ARGUMENTS = 200

Validation = tuple[int, int, int, int, Mapping[str, object]]
"""First row, first column, last row, last column, and what XlsxWriter takes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its cells as the unit fills them in, and as they are where it is exempt."""

    code: str
    open: tuple[Op, ...]
    exempt: tuple[Op, ...] = ()
    validation: Validation | None = None
    rates: str = ""
    """The range that holds rates in percent."""
    height: float | None = None
    """Points, where more than one line must be read; Excel and LibreOffice fit rows differently."""

    @property
    def computed(self) -> bool:
        """Tell whether a formula says the points."""
        return any(op.kind == "f" for op in self.open)


class RowMaker:
    """Makes the rows of one edition in one language."""

    def __init__(
        self, edition: Edition, columns: Columns, lists: Lists, voice: Speech, rows: Mapping[str, int] | None = None
    ) -> None:
        self.edition = edition
        self.columns = columns
        self.lists = lists
        self.voice = voice
        self.word = voice.say("N/A")
        self._refutations = Refutations(edition, columns, rows or {}, voice, self.word)
        places = edition.policy.published_decimals
        self.decimals = f"0.{'0' * places}" if places else "0"

    def leaf(self, leaf: Node, row: int, *, counted: bool) -> Row:
        """Return the row of a component; `counted`: the sums above it can be told."""
        asked = ask(leaf, self.voice, self.word)
        listed = self.lists.add(asked.choices, asked.not_applicable) if asked.choices else None
        surveyed = leaf.code in self.edition.survey_codes
        percent = self.edition.counted_as(leaf.code)
        full = None if percent is None else Fraction(leaf.total) * Fraction(percent) / 100
        refuted = self._refutations.of(leaf.code)
        line = LeafLine(leaf, row, self.columns, asked, listed, surveyed, counted, full, self.decimals, refuted)
        words = node_words(leaf, self.edition, self.voice)
        head = self._head(row, leaf, "", words)
        barred = self.voice.say("Does not apply to this unit. ({rule})", rule=words)
        first, last = line.stages[0], line.stages[-1]
        return Row(
            leaf.code,
            (*head, *line.open()),
            (*self._head(row, leaf, "", barred), *line.barred()),
            (row, first, row, last, validation(asked, listed, row, first, leaf.code)),
            xl_range(row, first, row, last) if asked.look == RATE else "",
            self._height(head, asked.choices or ()),
        )

    def group(self, node: Node, row: int, depth: int, parts: Mapping[str, int]) -> Row:
        """Return the row of an area or a criterion; `parts` gives the rows of its parts that can be added up."""
        columns, level = self.columns, str(min(depth, 8))
        adds = self.edition.adds_up(node)
        words = "" if adds else self._folded(node)
        ops = [*self._head(row, node, level, words), *(blank(row, column, "closed") for column in columns.stages)]
        for column in columns.counting:
            total = f"={sum_of(list(parts.values()), column)}" if adds and parts else ""
            look = f"sum:{level}:{self.decimals}"
            ops.append(formula(row, column, total, look) if total else blank(row, column, "closed"))
        ops += [blank(row, column, f"sum:{level}") for column in columns.texts]
        return Row(node.code, tuple(ops), height=self._height(ops, ()))

    def _folded(self, node: Node) -> str:
        """Say why the points of a group are no plain sum."""
        if node.bounded:
            return node_words(node, self.edition, self.voice)
        if node.aggregate == "sum":
            return self.voice.say("What does not apply counts in the others; worked out when the sheets are scored.")
        return self.voice.say("Mean of its parts; worked out when the sheets are scored.")

    def adjustment(self, item: Adjustment, row: int) -> Row:
        """Return the row of a bonus or a penalty."""
        columns = self.columns
        asked = ask_adjustment(item, self.voice)
        stages = columns.stages if columns.appraised is None else columns.appraised
        ops = [
            text(row, columns.code, item.code, "code"),
            text(row, columns.title, one_line(item.title.in_(self.voice.locale)), "title:"),
            number(row, columns.max, float(item.max), "max"),
            text(row, columns.asked, self._adjusting(item), "asked"),
            *(blank(row, column, f"input:{asked.look}") for column in stages),
            *(blank(row, column, "closed") for column in columns.stages if column not in stages),
            *(blank(row, column, "free") for column in columns.texts),
        ]
        for column in columns.counting:
            cells, typed = typed_in(columns, row, column, surveyed=False)
            ops.append(formula(row, column, f"=IF(COUNT({cells})=0,0,{typed})", f"points:{self.decimals}"))
        check = validation(asked, None, row, stages[0], item.code)
        return Row(item.code, tuple(ops), (), (row, stages[0], row, stages[-1], check), "", self._height(ops[:4], ()))

    def _adjusting(self, item: Adjustment) -> str:
        most = plain(item.max, self.voice)
        if item.kind == "bonus":
            return self.voice.say("Bonus: at most {max} points are added.", max=most)
        return self.voice.say("Penalty: at most {max} points are taken off; type them as a positive number.", max=most)

    def _head(self, row: int, node: Node, level: str, words: str) -> list[Op]:
        columns = self.columns
        most = node.total if node.is_leaf or node.aggregate == "sum" else node.max
        at_max = columns.max
        return [
            text(row, columns.code, node.printed, f"code:{level}"),
            text(row, columns.title, one_line(node.title.in_(self.voice.locale)), f"title:{level}"),
            blank(row, at_max, f"max:{level}") if most is None else number(row, at_max, float(most), f"max:{level}"),
            text(row, columns.asked, words, "asked") if words else blank(row, columns.asked, f"title:{level}"),
        ]

    def _height(self, ops: Sequence[Op], choices: Choices) -> float | None:
        """Return the height of a row in which title, rule and the longest choice can be read whole."""
        heads, columns = self.columns.heads, self.columns
        texts = [(op.value, heads[op.column][1] * _ROOM.get(op.look, 0.9)) for op in ops if op.kind == "s"]
        texts += [(name, heads[columns.stages[0]][1]) for name, _ in choices]
        return height_of(texts)


def height_of(texts: Iterable[tuple[str, float]]) -> float | None:
    """Return the height in which texts of given widths can be read; `None` where one line is enough."""
    lines = max(ceil(len(words) * _WIDER / width) for words, width in texts)
    return min(_TALLEST, _LINE * lines) if lines > 1 else None


def validation(asked: Ask, listed: ListedChoices | None, row: int, column: int, code: str) -> Mapping[str, object]:
    """Return what XlsxWriter takes to check a range that begins at a cell."""
    title = code[:_TITLE_LIMIT]
    made: dict[str, object] = {"validate": "any", "input_title": title, "input_message": asked.prompt}
    if listed is not None:
        made |= {"validate": "list", "source": f"={listed.source}"}
    elif asked.check:
        made |= {"validate": "custom", "value": "=" + asked.check.replace(CELL, xl_rowcol_to_cell(row, column))}
    if asked.error:
        made |= {"error_title": title, "error_message": asked.error}
    return made


def sum_of(rows: Sequence[int], column: int) -> str:
    """Add up cells of one column, neighbours as one range; Excel takes 255 arguments at most."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    letter = xl_col_to_name(column)
    ranges = [f"{letter}{a + 1}" if a == b else f"{letter}{a + 1}:{letter}{b + 1}" for a, b in runs]
    chunks = [ranges[at : at + _MOST_ARGUMENTS] for at in range(0, len(ranges), _MOST_ARGUMENTS)]
    return "+".join(f"SUM({','.join(chunk)})" for chunk in chunks)
