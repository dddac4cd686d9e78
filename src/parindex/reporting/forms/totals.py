"""The index in percent as a formula, as far as one unit's form can tell it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from parindex.model.criteria import Edition
from parindex.reporting.forms.columns import Columns
from parindex.reporting.forms.leaf_line import NOTHING, quoted
from parindex.reporting.forms.points import decimal
from parindex.reporting.forms.rows import sum_of

__all__ = ["Counted", "IndexFormula"]


@dataclass
class Counted:
    """The rows of the components whose points a form can add up, and the codes of those that it cannot."""

    appraised: list[int] = field(default_factory=list)
    surveyed: list[int] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    full_appraised: Fraction = Fraction(0)
    full_surveyed: Fraction = Fraction(0)

    def add(self, row: int, maximum: Fraction, *, surveyed: bool) -> None:
        """Count a component that stands in a row."""
        if surveyed:
            self.surveyed.append(row)
            self.full_surveyed += maximum
        else:
            self.appraised.append(row)
            self.full_appraised += maximum


@dataclass(frozen=True, slots=True)
class _Part:
    """The appraised or the surveyed part: points, the maximum that applies, and what the part is worth."""

    points: str
    applicable: str
    full: Fraction

    def share_of(self, points: Fraction) -> str:
        """Return achieved / applicable x `points`."""
        return f"{self.points}/{self.applicable}*{decimal(points)}"


@dataclass(frozen=True, slots=True)
class IndexFormula:
    """Where everything stands: `body` is the first and last row of the tree, `adjustments` of bonus and penalty."""

    edition: Edition
    columns: Columns
    counted: Counted
    body: tuple[int, int]
    adjustments: Sequence[int]

    def index(self, column: int) -> str | None:
        """Return the index of a column of points; `None` if nothing counts. The self index leaves the survey out."""
        parts = []
        if self.counted.full_appraised:
            parts.append(self._part(column, self.counted.appraised, self.counted.full_appraised, surveyed=False))
        if self.counted.full_surveyed and column == self.columns.points:
            parts.append(self._part(column, self.counted.surveyed, self.counted.full_surveyed, surveyed=True))
        if not parts:
            return None
        whole = sum((part.full for part in parts), Fraction(0))
        applicable = "+".join(part.applicable for part in parts)
        converted = self._converted(parts, whole)
        return f'=IF({applicable}=0,"",ROUND(({converted}{self._added(column)})/{decimal(whole)}*100,10))'

    def _converted(self, parts: Sequence[_Part], whole: Fraction) -> str:
        """Return points on the full scale under the policy for what does not apply."""
        points, applicable = ("+".join(words) for words in zip(*((p.points, p.applicable) for p in parts), strict=True))
        policy = self.edition.policy.not_applicable
        if policy == "full_points":
            return f"({points})"
        if policy != "rescale" or len(parts) == 1:
            return f"({points})/({applicable})*{decimal(whole)}"
        appraisal, survey = parts
        both = f"{appraisal.share_of(appraisal.full)}+{survey.share_of(survey.full)}"
        alone = f"IF({survey.applicable}=0,{appraisal.share_of(whole)},{both})"
        return f"IF({appraisal.applicable}=0,{survey.share_of(whole)},{alone})"

    def _part(self, column: int, rows: Sequence[int], full: Fraction, *, surveyed: bool) -> _Part:
        return _Part(sum_of(rows, column), f"({decimal(full)}-{self._gone(column, surveyed=surveyed)})", full)

    def _gone(self, column: int, *, surveyed: bool) -> str:
        """Add up the maxima of what does not apply: the survey's components have something in its column."""
        first, last = self.body
        marks = xl_range_abs(first, column, last, column)
        maxima = xl_range_abs(first, self.columns.max, last, self.columns.max)
        if self.columns.survey is None:
            return f"SUMIF({marks},{quoted(NOTHING)},{maxima})"
        survey = xl_range_abs(first, self.columns.survey, last, self.columns.survey)
        sign = "<>" if surveyed else "="
        return f'SUMPRODUCT(({marks}={quoted(NOTHING)})*({survey}{sign}""),{maxima})'

    def _added(self, column: int) -> str:
        signs = {"bonus": "+", "penalty": "-"}
        pairs = zip(self.edition.adjustments, self.adjustments, strict=True)
        cells = ((signs[item.kind], xl_rowcol_to_cell(row, column), decimal(item.max)) for item, row in pairs)
        return "".join(f"{sign}MIN({cell},{most})" for sign, cell, most in cells)
