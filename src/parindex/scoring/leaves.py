"""From the sheets of a block to one column of points for every component."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from parindex.model.conditions import unmet
from parindex.model.criteria import Edition, Node
from parindex.model.rules import RuleKind
from parindex.model.scores import Answer, Basis, Entry, Mark, Missing, Numeric, Scored, ScoreSheet, Stage, Value
from parindex.scoring.block_rules import Goalpost, block_points, goalposts
from parindex.scoring.counting import (
    CONDITION,
    EXEMPT,
    UNSURVEYED,
    columns_that_count,
    counting_mark,
    exempt_leaves,
    has_survey,
)
from parindex.scoring.rules import amount, points

__all__ = ["LeafColumn", "Reading"]

_ZERO, _FULL = 0, 1
_MISSING = Missing()
_NO_POSTS: Mapping[str, Goalpost] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeafColumn:
    """One component over a block: `table[pick]` points for every unit.

    Few different points occur among many units, so that only the table needs to be converted; its
    second entry is the maximum. `inapplicable` and `missing` are rows.
    """

    table: Sequence[Fraction]
    picks: Sequence[int]
    inapplicable: Collection[int] = ()
    missing: Collection[int] = ()
    posts: Goalpost | None = None
    """What a rule that looks at the block measured against."""
    gaps: Mapping[str, Collection[int]] = field(default_factory=dict)
    """Rows without a score by the policy that says what they count: `not_applicable` or `missing`."""


class Reading:
    """The answers that count in the sheets of a block; rows are sheets."""

    def __init__(
        self, edition: Edition, sheets: Sequence[ScoreSheet], basis: Basis, exempt: Mapping[str, Collection[str]]
    ) -> None:
        self.sheets = sheets
        self._edition = edition
        self._stages = {survey: columns_that_count(basis, survey=survey) for survey in (False, True)}
        self._exempt = [exempt_leaves(edition, frozenset(exempt.get(sheet.unit, ()))) for sheet in sheets]
        self._unsurveyed = [basis is Basis.SELF and not has_survey(sheet) for sheet in sheets]
        self._by_answers: Sequence[frozenset[str]] = [frozenset()] * len(sheets)
        if edition.by_answers:
            self._by_answers = [self._unmet(row) for row in range(len(sheets))]
            self._exempt = [mine | other for mine, other in zip(self._exempt, self._by_answers, strict=True)]

    def _unmet(self, row: int) -> frozenset[str]:
        edition = self._edition
        return unmet(edition.by_answers, edition.leaves_below, self.answers(row), self._exempt[row])

    def counted(self, row: int, code: str) -> tuple[Answer, Mark | None]:
        """Return the answer that counts for a component of the unit in `row`, and its mark."""
        survey = code in self._edition.survey_codes
        mark = self._mark(self.sheets[row].by_code, code, self._stages[survey], self._exempt[row])
        return (mark.answer, mark) if mark else (self._unmarked(row, code, survey=survey), None)

    def answers(self, row: int) -> Callable[[str], Answer]:
        """Return what gives the answers that count for the unit in `row`."""
        return lambda code: self.counted(row, code)[0]

    def columns(self, posts: Mapping[str, Goalpost] = _NO_POSTS) -> dict[str, LeafColumn]:
        """Return the points of every component; with `posts` by code, as if these were the ends of the block.

        Goes sheet by sheet, as the answers lie in memory, which is about twice as fast as by component.
        """
        growing = [_Growing(leaf, len(self.sheets)) for leaf in self._edition.leaves]
        reading = [(column, code := column.code, code in self._edition.survey_codes) for column in growing]
        for row, sheet in enumerate(self.sheets):
            entries, exempt = sheet.by_code, self._exempt[row]
            for column, code, survey in reading:
                mark = self._mark(entries, code, self._stages[survey], exempt)
                column.take(row, mark.answer if mark else self._unmarked(row, code, survey=survey))
        return {column.code: column.finished(self._edition, posts.get(column.code)) for column in growing}

    @staticmethod
    def _mark(entries: Mapping[str, Entry], code: str, stages: Sequence[Stage], exempt: Collection[str]) -> Mark | None:
        entry = entries.get(code)
        return None if entry is None or code in exempt else counting_mark(entry.marks, stages)

    def _unmarked(self, row: int, code: str, *, survey: bool) -> Answer:
        """Return the answer of a component for which no mark counts."""
        if code in self._exempt[row]:
            return CONDITION if code in self._by_answers[row] else EXEMPT
        return UNSURVEYED if survey and self._unsurveyed[row] else _MISSING


class _Growing:
    """The column of one component while the sheets are read."""

    __slots__ = ("_amounts", "_in_block", "_inapplicable", "_leaf", "_missing", "_picks", "_seen", "_table", "code")

    def __init__(self, leaf: Node, rows: int) -> None:
        self.code = leaf.code
        self._leaf = leaf
        self._in_block = leaf.score.of_block
        self._table = [Fraction(0), Fraction(leaf.total)]
        self._picks = [_ZERO] * rows
        self._seen: dict[Hashable, int] = {}
        self._amounts: dict[int, Decimal] = {}
        self._inapplicable: set[int] = set()
        self._missing: set[int] = set()

    def take(self, row: int, answer: Answer) -> None:
        """Note the answer of one sheet."""
        if not isinstance(answer, Scored):
            (self._missing if isinstance(answer, Missing) else self._inapplicable).add(row)
        elif self._in_block:
            self._amounts[row] = amount(answer.value)
        else:
            value = answer.value
            key = value.number if isinstance(value, Numeric) else value
            pick = self._seen.get(key)
            if pick is None:
                pick = self._seen[key] = self._earn(value)
            self._picks[row] = pick

    def finished(self, edition: Edition, posts: Goalpost | None) -> LeafColumn:
        """Return the column, with what the policy makes of gaps."""
        if self._in_block:
            posts = posts or goalposts(self._amounts.values())
            self._compare(self._leaf.score, posts)
        gaps = {"not_applicable": frozenset(self._inapplicable), "missing": frozenset(self._missing)}
        inapplicable, policy, percent = self._inapplicable, edition.policy, edition.counted_as(self.code)
        if policy.missing == "not_applicable":
            inapplicable |= self._missing
        if percent is not None and inapplicable:
            pick = self._granted(percent)
            for row in inapplicable:
                self._picks[row] = pick
            inapplicable = set()
        missing = self._missing if policy.missing == "refuse" else ()
        return LeafColumn(self._table, self._picks, inapplicable, missing, posts, gaps)

    def _granted(self, percent: Decimal) -> int:
        if percent == 100:  # noqa: PLR2004  the maximum is in every table
            return _FULL
        self._table.append(Fraction(self._leaf.total) * Fraction(percent) / 100)
        return len(self._table) - 1

    def _earn(self, value: Value) -> int:
        self._table.append(points(self._leaf.score, self._leaf.total, value))
        return len(self._table) - 1

    def _compare(self, rule: RuleKind, posts: Goalpost | None) -> None:
        """Let the amounts of the block earn their points."""
        start = len(self._table)
        self._table += block_points(rule, self._leaf.total, list(self._amounts.values()), posts)
        for pick, row in enumerate(self._amounts, start):
            self._picks[row] = pick
