"""Where everything stands on the components sheet: one column a node, one row a unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from parindex.model.criteria import Edition, Node

__all__ = ["APPRAISAL", "SURVEY", "TAIL", "ColumnPlan"]

FIRST_COLUMN = 2
"""Columns A and B hold the rank and the unit."""

ROWS = ("code", "title", "max", "weight", "kind")
"""The rows of the head, from :data:`HEAD_ROW`."""

HEAD_ROW = 3
APPRAISAL, SURVEY = "appraisal", "survey"
TAIL = ("appraised", "appraised_max", "surveyed", "surveyed_max", "points", "max", "converted", "index", "published")
"""The columns after the nodes and adjustments; exact numbers, from which the other sheets read."""


@dataclass(frozen=True)
class ColumnPlan:
    """Columns by node, adjustment and result; rows by unit, the ranked ones first."""

    edition: Edition
    sheet: str
    units: int
    ranked: int
    kinds: Mapping[str, str]
    """The words for appraisal and survey in the head, which formulas look for."""
    weighted: bool = False
    """Units count in means by a property."""

    @cached_property
    def nodes(self) -> dict[str, int]:
        """The column of every node."""
        return {node.code: FIRST_COLUMN + place for place, (_, node) in enumerate(self.edition.walk())}

    @cached_property
    def adjustments(self) -> dict[str, int]:
        """The column of every bonus and penalty."""
        first = FIRST_COLUMN + len(self.nodes)
        return {item.code: first + place for place, item in enumerate(self.edition.adjustments)}

    @cached_property
    def tail(self) -> dict[str, int]:
        """The columns of the results."""
        first = FIRST_COLUMN + len(self.nodes) + len(self.adjustments)
        return {name: first + place for place, name in enumerate(TAIL)}

    @cached_property
    def indexes(self) -> dict[str, int]:
        """The columns with the index % of every area."""
        first = FIRST_COLUMN + len(self.nodes) + len(self.adjustments) + len(TAIL)
        return {node.code: first + place for place, node in enumerate(self.edition.index)}

    @cached_property
    def breakers(self) -> dict[str, int]:
        """The columns of what parts ties; here a number stands for "nothing applies" too: -1."""
        first = FIRST_COLUMN + len(self.nodes) + len(self.adjustments) + len(TAIL) + len(self.indexes)
        return {code: first + place for place, code in enumerate(dict.fromkeys(self.edition.policy.tie_breakers))}

    @property
    def last_column(self) -> int:
        """The last column that is written."""
        return max([*self.indexes.values(), *self.breakers.values()]) + self.weighted

    @property
    def weights(self) -> int | None:
        """The column with what each unit counts in means; `None`: all count alike."""
        return self.last_column if self.weighted else None

    @cached_property
    def terms(self) -> dict[str, str]:
        """What the points of a sheet are the sum of (components, groups that average), and who assesses it."""
        return {
            node.code: SURVEY if self._surveyed(node) else APPRAISAL for node in terms(self.edition, self.edition.index)
        }

    def partly(self, code: str) -> bool:
        """Tell whether the maximum of a group that is a term of the sum differs from unit to unit."""
        node = self.edition.nodes[code]
        return bool(node.parts) and node.aggregate == "sum" and self.edition.converts.get(code) != "rescale"

    @property
    def first_row(self) -> int:
        """The row of the first unit."""
        return HEAD_ROW + len(ROWS)

    @property
    def last_row(self) -> int:
        """The row of the last unit."""
        return self.first_row + self.units - 1

    @property
    def last_ranked(self) -> int:
        """The row of the last unit that is ranked."""
        return self.first_row + max(self.ranked, 1) - 1

    @property
    def foot_row(self) -> int:
        """The row under the units: lost points of the components, exact means of the indexes."""
        return self.last_row + 1

    def mean(self, column: int) -> str:
        """Return the address of the exact mean of an index over the ranked units, for other sheets."""
        return f"{quoted(self.sheet)}!{xl_rowcol_to_cell(self.foot_row, column, row_abs=True, col_abs=True)}"

    def head(self, name: str) -> int:
        """Return the row of one line of the head."""
        return HEAD_ROW + ROWS.index(name)

    def head_cell(self, code: str, name: str) -> str:
        """Return the address of a node's cell in the head, its row fixed: `C$6`."""
        return address(self.head(name), self.nodes[code], row_abs=True)

    def cell(self, code: str, row: int) -> str:
        """Return the address of a node's points."""
        return address(row, self.nodes[code])

    def tail_cell(self, name: str, row: int) -> str:
        """Return the address of one of :data:`TAIL`."""
        return address(row, self.tail[name])

    def elsewhere(self, column: int, row: int) -> str:
        """Return the address of a cell for formulas on other sheets."""
        return f"{quoted(self.sheet)}!{address(row, column)}"

    def ranked_range(self, column: int) -> str:
        """Return the cells of the ranked units in a column, for formulas on other sheets."""
        name = xl_col_to_name(column, col_abs=True)
        return f"{quoted(self.sheet)}!{name}${self.first_row + 1}:{name}${self.last_ranked + 1}"

    def _surveyed(self, node: Node) -> bool:
        if node.is_leaf:
            return node.code in self.edition.survey_codes
        return all(self._surveyed(part) for part in node.parts)


def address(row: int, column: int, *, row_abs: bool = False) -> str:
    """Return the address of a cell (both from 0): `C6`, or `C$6`."""
    return str(xl_rowcol_to_cell(row, column, row_abs=row_abs))


def terms(edition: Edition, nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield components and groups that average or convert, down to where sums end."""
    for node in nodes:
        if not node.counts:
            continue
        if node.is_leaf or not edition.adds_up(node):
            yield node
        else:
            yield from terms(edition, node.parts)


def quoted(sheet: str) -> str:
    """Return the name of a sheet for a formula."""
    return "'" + sheet.replace("'", "''") + "'"
