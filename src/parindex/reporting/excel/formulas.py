"""The arithmetic of a set as spreadsheet formulas.

A component that does not apply holds text, so that SUM and ISNUMBER leave it out by themselves.
Indexes are rounded to ten places before they are compared: a spreadsheet computes in binary, and
equal results must stay equal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from parindex.model.criteria import Node, Policy
from parindex.reporting.excel.plan import APPRAISAL, SURVEY, ColumnPlan

__all__ = ["NOTHING", "Formulas", "RowFormulas", "published"]

NOTHING = '"–"'
"""What a formula shows where nothing applies."""

_NO_CAPS: Mapping[str, Decimal] = MappingProxyType({})

_PLACES = 10
_FAR = (7_654_321, 8_765_432)
"""Rows that no sheet has, to see where the number of a row stands in a formula."""


class Formulas:
    """Formulas of one row of the components sheet."""

    def __init__(
        self,
        plan: ColumnPlan,
        row: int,
        caps: Mapping[str, Decimal] = _NO_CAPS,
        weights: Mapping[str, Decimal] = _NO_CAPS,
    ) -> None:
        self._caps, self._weights = caps, weights
        self._plan = plan
        self._row = row

    def group(self, node: Node) -> str:
        """Points of a group: the sum of its parts, or their mean x what the group is worth."""
        cells = ",".join(self._cell(part) for part in node.counting)
        return f"=IF(COUNT({cells})=0,{NOTHING},{self._bounded(node)})"

    def _bounded(self, node: Node) -> str:
        """Points of a group within its bounds, less what is taken off."""
        points = self._sum_or_mean(node)
        if node.deducted:
            points += f"-SUM({','.join(self._cell(part) for part in node.deducted)})"
        if node.least is not None:
            points = f"MAX({_typed(Fraction(node.least))},{points})"
        if node.code in self._caps:
            points = f"MIN({_typed(Fraction(self._caps[node.code]))},{points})"
        return points

    def index(self, code: str, nothing: str = NOTHING) -> str:
        """Index % of a node, or of the `survey` or `appraisal` part."""
        if code in {SURVEY, APPRAISAL} and code not in self._plan.nodes:
            name = "surveyed" if code == SURVEY else "appraised"
            points, most = self._tail(name), self._tail(f"{name}_max")
            return f"=IF({most}=0,{nothing},ROUND({points}/{most}*100,{_PLACES}))"
        node = self._plan.edition.nodes[code]
        cell = self._cell(node)
        return f"=IF(ISNUMBER({cell}),ROUND({cell}/{self._applicable(node)}*100,{_PLACES}),{nothing})"

    def achieved(self, kind: str) -> str:
        """Points of the appraised or the surveyed part."""
        return f'=SUMIF({self._kinds()},"{self._plan.kinds[kind]}",{self._points()})'

    def applicable(self, kind: str) -> str:
        """The maximum that applies in the appraised or the surveyed part."""
        whole = f'SUMPRODUCT(ISNUMBER({self._points()})*({self._kinds()}="{self._plan.kinds[kind]}"),{self._maxima()})'
        return f"={whole}{''.join(self._less(code) for code, own in self._plan.terms.items() if own == kind)}"

    def _less(self, code: str) -> str:
        """Take off the maximum what of it does not apply in a group that is not brought back to its full worth."""
        node = self._plan.edition.nodes[code]
        if not self._plan.partly(code):
            return ""
        most = self._plan.head_cell(code, "max")
        return f"-IF(ISNUMBER({self._cell(node)}),{most}-{self._applicable(node)},0)"

    def points(self) -> str:
        """Everything achieved, with bonus and penalty."""
        if self._sums:
            return f"={self._tail('appraised')}+{self._tail('surveyed')}{self._adjustment()}"
        return f"={self._whole()}{self._adjustment()}"

    def maximum(self) -> str:
        """Everything that applies, bonus and penalty aside."""
        if self._sums:
            return f"={self._tail('appraised_max')}+{self._tail('surveyed_max')}"
        cells = ",".join(self._cell(area) for area in self._plan.edition.root.counting)
        root = self._plan.edition.root
        most = self._applicable(root) if root.code in self._plan.edition.converts else _typed(self._total)
        return f"=IF(COUNT({cells})=0,0,{most})"

    def converted(self) -> str:
        """Points on the full scale of the set, by the policy for what does not apply."""
        edition, maximum = self._plan.edition, self._tail("max")
        if edition.aggregate != "sum":
            return f"=IF({maximum}=0,{NOTHING},{self._tail('points')})"
        if not self._sums:
            whole = f"{self._whole()}/{maximum}*{_typed(self._total)}"
            return f"=IF({maximum}=0,{NOTHING},{whole}{self._adjustment()})"
        policy = edition.policy.not_applicable
        formula = self._rescaled() if policy == "rescale" else self._dropped()
        return f"=IF({maximum}=0,{NOTHING},{formula}{self._adjustment()})"

    def total_index(self) -> str:
        """Index % of the unit."""
        converted = self._tail("converted")
        return f"=IF(ISNUMBER({converted}),ROUND({converted}/{_typed(self._total)}*100,{_PLACES}),{NOTHING})"

    def published(self) -> str:
        """Index % of the unit as printed."""
        index = self._tail("index")
        return f"=IF(ISNUMBER({index}),{published(index, self._plan.edition.policy)},{NOTHING})"

    def _rescaled(self) -> str:
        appraised, maximum = self._tail("appraised"), self._tail("appraised_max")
        if not self._full(SURVEY):
            return f"{appraised}/{maximum}*{_typed(self._total)}"
        surveyed, most, total = self._tail("surveyed"), self._tail("surveyed_max"), _typed(self._total)
        both = f"{appraised}/{maximum}*{_typed(self._full(APPRAISAL))}+{surveyed}/{most}*{_typed(self._full(SURVEY))}"
        return f"IF({maximum}=0,{surveyed}/{most}*{total},IF({most}=0,{appraised}/{maximum}*{total},{both}))"

    def _dropped(self) -> str:
        return f"({self._tail('appraised')}+{self._tail('surveyed')})/{self._tail('max')}*{_typed(self._total)}"

    def _adjustment(self) -> str:
        signs = {"bonus": "+", "penalty": "-"}
        plan = self._plan
        return "".join(
            signs[item.kind] + xl_rowcol_to_cell(self._row, plan.adjustments[item.code])
            for item in plan.edition.adjustments
        )

    def _whole(self) -> str:
        root = self._plan.edition.root
        cells = ",".join(self._cell(area) for area in root.counting)
        return f"IF(COUNT({cells})=0,0,{self._sum_or_mean(root)})"

    def _sum_or_mean(self, node: Node) -> str:
        if node.aggregate == "sum" and node.code not in self._plan.edition.converts:
            return f"SUM({','.join(self._cell(part) for part in node.counting)})"
        if node.aggregate == "sum":
            return self._converted_sum(node)
        weights = [self._weight(part) for part in node.counting]
        cells = [self._cell(part) for part in node.counting]
        shares = [f"{cell}/{self._applicable(part)}" for cell, part in zip(cells, node.counting, strict=True)]
        whole = "+".join(f"{weight}*ISNUMBER({cell})" for weight, cell in zip(weights, cells, strict=True))
        return f"{_mean(node.aggregate, weights, cells, shares, f'({whole})')}*{_typed(Fraction(node.total))}"

    def _weight(self, part: Node) -> str:
        """What a part weighs: as the head says, or as the class of the unit has it."""
        own = self._weights.get(part.code)
        return self._plan.head_cell(part.code, "weight") if own is None else _typed(Fraction(own))

    def _converted_sum(self, node: Node) -> str:
        """The points of a group of which what applies counts for the whole."""
        cells = [self._cell(part) for part in node.counting]
        applicable = [self._applicable(part) for part in node.counting]
        pairs = list(zip(cells, applicable, strict=True))
        if self._plan.edition.converts[node.code] == "rescale":
            left = "+".join(f"ISNUMBER({cell})*{most}" for cell, most in pairs)
            return f"SUM({','.join(cells)})/({left})*{_typed(Fraction(node.total))}"
        share = f"({self._left_out(node)})/COUNT({','.join(cells)})"
        return "(" + "+".join(f"IF(ISNUMBER({cell}),{cell}*(1+{share}/{most}),0)" for cell, most in pairs) + ")"

    def _left_out(self, node: Node) -> str:
        """What those parts of a group are worth of which nothing applies."""
        parts = ((self._cell(part), self._plan.head_cell(part.code, "max")) for part in node.counting)
        return "+".join(f"ISTEXT({cell})*{most}" for cell, most in parts)

    @property
    def _sums(self) -> bool:
        """Tell whether the set is the plain sum of its areas."""
        return self._plan.edition.adds_up(self._plan.edition.root)

    def _applicable(self, node: Node) -> str:
        """The maximum that applies to a node that has a number."""
        edition = self._plan.edition
        if edition.converts.get(node.code) == "equal":
            parts = (f"ISNUMBER({self._cell(part)})*{self._applicable(part)}" for part in node.counting)
            return f"({'+'.join(parts)}+{self._left_out(node)})"
        if node.is_leaf or node.aggregate != "sum" or edition.converts.get(node.code) == "rescale":
            return self._plan.head_cell(node.code, "max")
        if all(leaf.code in self._plan.terms for leaf in _leaves(node)):
            return self._applicable_below(node)
        parts = (f"ISNUMBER({self._cell(part)})*{self._applicable(part)}" for part in node.counting)
        return f"({'+'.join(parts)})"

    def _applicable_below(self, node: Node) -> str:
        """Where only sums stand below: add the maxima of the components, which alone say who assesses them."""
        columns = [self._plan.nodes[leaf.code] for leaf in _leaves(node)]
        cells = xl_range(self._row, columns[0], self._row, columns[-1])
        kinds, maxima = (
            f"{xl_rowcol_to_cell(line, columns[0], row_abs=True)}:{xl_rowcol_to_cell(line, columns[-1], row_abs=True)}"
            for line in (self._plan.head("kind"), self._plan.head("max"))
        )
        return f'SUMPRODUCT(ISNUMBER({cells})*({kinds}<>""),{maxima})'

    @property
    def _total(self) -> Fraction:
        return Fraction(self._plan.edition.total)

    def _full(self, kind: str) -> Fraction:
        edition = self._plan.edition
        return sum(
            (Fraction(edition.nodes[code].total) for code, own in self._plan.terms.items() if own == kind), Fraction(0)
        )

    def _cell(self, node: Node) -> str:
        return self._plan.cell(node.code, self._row)

    def _tail(self, name: str) -> str:
        return self._plan.tail_cell(name, self._row)

    def _points(self) -> str:
        columns = list(self._plan.nodes.values())
        return str(xl_range(self._row, columns[0], self._row, columns[-1]))

    def _kinds(self) -> str:
        return self._head_range("kind")

    def _maxima(self) -> str:
        return self._head_range("max")

    def _head_range(self, name: str) -> str:
        row, columns = self._plan.head(name), list(self._plan.nodes.values())
        first, last = (
            xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for column in (columns[0], columns[-1])
        )
        return f"{first}:{last}"


class RowFormulas:
    """The formulas of all rows under the same caps and weights: each is made once, as rows differ in their number."""

    def __init__(
        self, plan: ColumnPlan, caps: Mapping[str, Decimal] = _NO_CAPS, weights: Mapping[str, Decimal] = _NO_CAPS
    ) -> None:
        self._plan, self._caps, self._weights = plan, caps, weights
        self._models = tuple((Formulas(plan, row, caps, weights), str(row + 1)) for row in _FAR)
        self._parts: dict[tuple[str, str], list[str]] = {}
        self._others: dict[tuple[frozenset[tuple[str, Decimal]], ...], RowFormulas] = {}

    def under(self, caps: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> "RowFormulas":
        """Return the formulas of the rows of units whose groups have these caps, and whose class these weights."""
        if not caps and not weights:
            return self
        key = frozenset(caps.items()), frozenset(weights.items())
        if key not in self._others:
            self._others[key] = RowFormulas(self._plan, caps, weights)
        return self._others[key]

    def at(self, row: int, name: tuple[str, str], make: Callable[[Formulas], str]) -> str:
        """Return the formula of a name in a row, which `make` makes of the formulas of that row."""
        parts = self._parts.get(name)
        if parts is None:
            parts, others = (make(formulas).split(number) for formulas, number in self._models)
            if parts != others:  # a number of the set looks like the row
                return make(Formulas(self._plan, row, self._caps, self._weights))
            self._parts[name] = parts
        return str(row + 1).join(parts)


def _leaves(node: Node) -> Iterator[Node]:
    for part in node.parts:
        yield from [part] if part.is_leaf else _leaves(part)


def _mean(aggregate: str, weights: Sequence[str], cells: Sequence[str], shares: Sequence[str], whole: str) -> str:
    parts = list(zip(weights, cells, shares, strict=True))
    if aggregate == "weighted_mean":
        return "(" + "+".join(f"IF(ISNUMBER({c}),{w}*{s},0)" for w, c, s in parts) + f")/{whole}"
    if aggregate == "harmonic_mean":
        inner = f"{whole}/(" + "+".join(f"IF(ISNUMBER({c}),{w}/({s}),0)" for w, c, s in parts) + ")"
    else:
        inner = "EXP((" + "+".join(f"IF(ISNUMBER({c}),{w}*LN({s}),0)" for w, c, s in parts) + f")/{whole})"
    return f"IF(MIN({','.join(cells)})<=0,0,{inner})"


def published(expression: str, policy: Policy) -> str:
    """Return a formula that rounds as the policy says."""
    places = policy.published_decimals
    match policy.rounding:
        case "half_up":
            return f"ROUND({expression},{places})"
        case "down":
            return f"TRUNC(ROUND({expression},{_PLACES}),{places})"
        case "half_even":
            half = f"MOD(ROUND(ABS({expression})*10^{places},6),1)=0.5"
            return f"IF({half},2*ROUND(({expression})*10^{places}/2,0)/10^{places},ROUND({expression},{places}))"


def _typed(number: Fraction) -> str:
    """Write a number of the set into a formula."""
    return str(number.numerator) if number.denominator == 1 else repr(float(number))
