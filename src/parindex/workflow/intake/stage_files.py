"""Stages of one year in files of their own, side by side: each file is looked at as what it brings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from parindex.model.codes import CODES
from parindex.model.issues import Issue
from parindex.model.scores import Basis, Step
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead, read_sheets

__all__ = ["by_stages"]


def by_stages(read: SheetsRead, expectation: Expectation) -> SheetsRead:
    """Read files that bring different stages of their units again, each as these stages.

    What was refused because the units have several files (S208) becomes a hint how to score each (S209).
    """
    if not read.apart:
        return read
    others = [at for at, sheet in enumerate(read.sheets) if sheet.source.path not in read.apart]
    sheets, totals = [read.sheets[at] for at in others], [read.totals[at] for at in others]
    issues = [one for one in read.issues if one.place.file not in read.apart]
    issues += [
        replace(one, code="S209", severity=CODES["S209"].severity)
        for one in read.issues
        if one.code == "S208" and one.place.file in read.apart
    ]
    for step in Step:
        files = [Path(file) for file, steps in read.apart.items() if step in steps]
        basis = Basis.SELF if step is Step.SELF else expectation.basis
        again = read_sheets(files, replace(expectation, step=step, basis=basis))
        new = [at for at, sheet in enumerate(again.sheets) if read.apart[sheet.source.path][0] is step]
        sheets, totals = sheets + [again.sheets[at] for at in new], totals + [again.totals[at] for at in new]
        issues += _unknown(again.issues, issues)
    return replace(read, sheets=sheets, totals=totals, issues=issues)


def _unknown(found: list[Issue], known: list[Issue]) -> Iterator[Issue]:
    """Yield the issues that were not told by the reading for another stage."""
    told = {(one.code, one.place, one.unit, one.criterion) for one in known}
    return (one for one in found if (one.code, one.place, one.unit, one.criterion) not in told)
