"""Sheets that hold nothing but self scores yet: they are checked as what they are."""

from collections.abc import Collection
from dataclasses import replace
from os.path import commonpath
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.scores import Basis, Step
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead, read_sheets

__all__ = ["as_self_scores"]

_NAMED = 6


def as_self_scores(read: SheetsRead, expectation: Expectation) -> SheetsRead:
    """Read the files again, as self scores, whose only stage that is (S403); else their gaps would stay unseen.

    Whoever names a stage or scores by the self scores is taken at their word.
    """
    files = list(dict.fromkeys(one.place.file for one in read.issues if one.code == "S403"))
    if not files or expectation.step is not None or expectation.basis is Basis.SELF:
        return read
    again = read_sheets([Path(file) for file in files], replace(expectation, step=Step.SELF, basis=Basis.SELF))
    others = [at for at, sheet in enumerate(read.sheets) if sheet.source.path not in files]
    return replace(
        read,
        sheets=[*(read.sheets[at] for at in others), *again.sheets],
        totals=[*(read.totals[at] for at in others), *again.totals],
        issues=[_told(files), *(one for one in read.issues if one.place.file not in files), *again.issues],
    )


def _told(files: Collection[str]) -> Issue:
    names = [Path(file).name for file in files]
    named = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    place = Place(commonpath([Path(file).parent for file in files]))
    return issue("S266", place, number=len(names), files=named)
