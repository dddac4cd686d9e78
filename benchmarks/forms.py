"""Blank forms beside a bare XlsxWriter loop that writes the same cells: `python -m benchmarks.forms [COUNT]`.

Both write into memory, in one process, by turns. The bare loop knows every value, formula, format and
check beforehand: what it costs is XlsxWriter's own work.
"""

import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from benchmarks.workbooks import CRITERIA, YEAR
from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.units import Unit
from parindex.reporting.forms import FormWriter
from parindex.reporting.forms.book import Op, properties
from parindex.reporting.forms.plan import FormPlan
from parindex.sources.definitions.criteria_file import read_edition

__all__ = ["Forms", "forms"]

_SETTINGS = Settings.model_validate(
    {"name": {"vi": "Đo hiệu năng (dữ liệu bịa đặt)", "en": "Benchmark (invented data)"}}
)
_OPTIONS = {"in_memory": True}


@dataclass(frozen=True)
class Forms:
    """Least wall clock of several turns, in seconds for `count` forms."""

    count: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def forms(count: int = 241, turns: int = 3) -> Forms:
    """Write `count` forms of 92 components, and as many workbooks with the same cells."""
    edition, _ = read_edition(CRITERIA)
    if edition is None:
        sys.exit(f"{CRITERIA} has errors")
    units = [Unit(id=f"xa-{n:04}", name=f"Xã Thử nghiệm {n}", block="communes") for n in range(1, count + 1)]
    plan = FormPlan(edition, speech("vi"))
    ops = list(plan.ops(()))
    looks = {op.look: properties(op.look) for op in ops}
    checks = [row.validation for row in plan.rows if row.validation]
    heights = list(plan.heights())
    laps = [
        (
            _timed(lambda: _ours(edition, units)),
            _timed(lambda: [_bare(plan, ops, looks, checks, heights) for _ in units]),
        )
        for _ in range(turns)
    ]
    return Forms(count, min(ours for ours, _ in laps), min(bare for _, bare in laps))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ours(edition: Edition, units: Sequence[Unit]) -> None:
    writer = FormWriter(edition, _SETTINGS, year=YEAR, locale="vi", version="0")
    for unit in units:
        writer.unit(unit)


def _bare(
    plan: FormPlan, ops: Sequence[Op], looks: dict[str, Any], checks: Sequence[Any], heights: Sequence[Any]
) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        made = {name: book.add_format(look) for name, look in looks.items()}
        sheet = book.add_worksheet()
        for kind, row, column, value, look, stored in ops:
            if kind == "s":
                sheet.write_string(row, column, value, made[look])
            elif kind == "b":
                sheet.write_blank(row, column, None, made[look])
            elif kind == "f":
                sheet.write_formula(row, column, value, made[look], stored)
            else:
                sheet.write_number(row, column, value, made[look])
        for row, height in heights:
            sheet.set_row(row, height)
        for check in checks:
            sheet.data_validation(*check)
        lists = book.add_worksheet("parindex")
        for row, (name, points) in enumerate(plan.lists.cells):
            lists.write_string(row, 15, name)
            if points is not None:
                lists.write_number(row, 16, points)
    return target.getvalue()


def main() -> None:
    found = forms(int(sys.argv[1]) if len(sys.argv) > 1 else 241)
    print(f"| {found.count} forms of 92 components | wall |\n|---|--:|")
    print(f"| parindex | {found.ours:.2f} |\n| bare XlsxWriter loop, same cells | {found.bare:.2f} |")
    print(f"\n{found.ratio:.2f} × (wanted: ≤ 1.3 ×)")


if __name__ == "__main__":
    main()
