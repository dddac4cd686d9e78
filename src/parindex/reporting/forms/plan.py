"""Everything in a form that is the same for all units of an edition, made once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition, Node
from parindex.reporting.forms.book import Op, blank, formula, number, text
from parindex.reporting.forms.columns import Columns, columns_of
from parindex.reporting.forms.lists import Lists
from parindex.reporting.forms.rows import Row, RowMaker, sum_of
from parindex.reporting.forms.totals import Counted, IndexFormula

__all__ = ["FIRST", "FormPlan"]

_LONGEST = 8000
"""Characters of a formula; Excel takes 8,192."""

FIRST = 10
"""The first row of the tree; the heading stands right above it."""


@dataclass
class FormPlan:
    """The rows of a unit's form for one edition in one language."""

    edition: Edition
    voice: Speech
    columns: Columns = field(init=False)
    lists: Lists = field(default_factory=Lists)
    rows: list[Row] = field(default_factory=list)
    closing: list[Op] = field(default_factory=list)
    counted: Counted = field(default_factory=Counted)
    end: int = field(init=False)
    """The row after the last of the table."""

    def __post_init__(self) -> None:
        """Make all rows."""
        self.columns = columns_of(self.edition, self.voice)
        rows = {node.code: FIRST + place for place, (_, node) in enumerate(self.edition.walk())}
        self._maker = RowMaker(self.edition, self.columns, self.lists, self.voice, rows)
        self._at = FIRST
        tops = self._tree(self.edition.index, 0, counted=self.edition.adds_up(self.edition.root))
        self._close(list(tops.values()), (FIRST, self._at - 1))

    @property
    def word(self) -> str:
        """What is typed where nothing arose."""
        return self._maker.word

    @property
    def decimals(self) -> str:
        """The number format of points."""
        return self._maker.decimals

    def ops(self, exempt: Collection[str]) -> Iterator[Op]:
        """Yield the cells of the table for a unit to which the nodes `exempt` do not apply."""
        gone = {leaf.code for leaf in self.edition.leaves if set(exempt) & set(self.edition.paths[leaf.code])}
        granted = self._granted(gone)
        stored = self._stored(granted) if granted else {}
        for row in self.rows:
            ops = row.exempt if row.code in gone else row.open
            yield from (_stored_in(op, stored) for op in ops) if stored else ops
        yield from (_stored_in(op, stored) for op in self.closing) if stored else self.closing

    def heights(self) -> Iterator[tuple[int, float]]:
        """Yield the rows that need more than one line, and their heights."""
        for row in self.rows:
            if row.height is not None:
                yield row.open[0].row, row.height

    def _tree(self, nodes: tuple[Node, ...], depth: int, *, counted: bool) -> dict[str, int]:
        """Make the rows of nodes and of all below them; return the rows that can be added up."""
        rows: dict[str, int] = {}
        for node in nodes:
            at = self._at
            self._at += 1
            if node.is_leaf:
                if self._leaf(node, at, counted=counted and node.counts) and node.counts:
                    rows[node.code] = at
                continue
            slot = len(self.rows)
            parts = self._tree(node.parts, depth + 1, counted=counted and node.counts and self.edition.adds_up(node))
            self.rows.insert(slot, self._maker.group(node, at, depth, parts))
            if not node.counts:
                continue
            if self.edition.adds_up(node) and parts:
                rows[node.code] = at
            elif not self.edition.adds_up(node) and counted:
                self.counted.left_out.append(node.code)
        return rows

    def _leaf(self, leaf: Node, at: int, *, counted: bool) -> bool:
        row = self._maker.leaf(leaf, at, counted=counted)
        self.rows.append(row)
        if counted and row.computed:
            self.counted.add(at, Fraction(leaf.total), surveyed=leaf.code in self.edition.survey_codes)
        elif counted:
            self.counted.left_out.append(leaf.code)
        return row.computed

    def _close(self, tops: Sequence[int], body: tuple[int, int]) -> None:
        """Make the rows below the tree; a tree that averages has neither sum nor index before it is scored."""
        sums, voice = self.edition.adds_up(self.edition.root), self.voice
        self._total = self._at
        if sums:
            added = {column: f"={sum_of(tops, column)}" for column in self.columns.counting if tops}
            self._line(voice.say("Total points"), added, float(self.edition.total))
        adjustments = range(self._at, self._at + len(self.edition.adjustments))
        self.rows += [self._maker.adjustment(*one) for one in zip(self.edition.adjustments, adjustments, strict=True)]
        self._at += len(adjustments)
        if sums:
            formulas = IndexFormula(self.edition, self.columns, self.counted, body, adjustments)
            found = {
                column: words
                for column in self.columns.counting
                if (words := formulas.index(column)) and len(words) <= _LONGEST
            }
            title = voice.say("Provisional index (%)") if self.counted.left_out else voice.say("Index (%)")
            self._line(title, found, None)
        self.end = self._at

    def _line(self, title: str, formulas: dict[int, str], maximum: float | None) -> None:
        row, columns = self._at, self.columns
        self.closing += [blank(row, columns.code, "code:0"), text(row, columns.title, title, "title:0")]
        self.closing.append(
            blank(row, columns.max, "max:0") if maximum is None else number(row, columns.max, maximum, "max:0")
        )
        for column in range(columns.asked, columns.last + 1):
            if column in formulas:
                self.closing.append(formula(row, column, formulas[column], f"sum:0:{self.decimals}"))
            else:
                self.closing.append(blank(row, column, "title:0"))
        self._at += 1

    def _granted(self, gone: Collection[str]) -> dict[str, Fraction]:
        """Return the points of the components that do not apply and have some all the same."""
        shares = {code: self.edition.counted_as(code) for code in gone}
        nodes = self.edition.nodes
        return {
            code: Fraction(nodes[code].total) * Fraction(share) / 100
            for code, share in shares.items()
            if share is not None
        }

    def _stored(self, granted: Mapping[str, Fraction]) -> dict[tuple[int, int], float]:
        """Return what the sums show in an empty form where components that do not apply get points."""
        stored: dict[tuple[int, int], float] = {}
        paths, surveyed = self.edition.paths, set(self.counted.surveyed)
        for column in self.columns.counting:
            own = set(self.counted.appraised) | (surveyed if column == self.columns.points else set())
            given = [row.code for at, row in enumerate(self.rows, FIRST) if at in own and row.code in granted]
            for at, row in enumerate(self.rows, FIRST):
                below = [granted[code] for code in given if row.code in paths[code] and row.code != code]
                if below:
                    stored[at, column] = float(sum(below))
            everything = sum((granted[code] for code in given), Fraction(0))
            whole = sum((Fraction(self.edition.nodes[self.rows[at - FIRST].code].total) for at in own), Fraction(0))
            stored[self._total, column] = float(everything)
            stored[self.end - 1, column] = float(everything / whole * 100) if whole else 0
        return stored


def _stored_in(op: Op, stored: Mapping[tuple[int, int], float]) -> Op:
    known = stored.get((op.row, op.column))
    return op if known is None or op.kind != "f" else op._replace(stored=known)
