"""The examples as the program reads them: files on disk, through the real pipeline."""

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl.compat import safe_string

from parindex.analysis import compare, rank
from parindex.model.issues import Issue
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.scores import ScoreSheet
from parindex.scoring import score
from parindex.sources.definitions.criteria_file import read_editions
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import expand, read_sheets

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Example:
    """All sheets of a workspace, and its standings by block and year."""

    sheets: list[ScoreSheet]
    issues: list[Issue]
    standings: Mapping[tuple[str, int], BlockStandings]

    def order(self, block: str, year: int) -> list[str]:
        return [standing.card.unit for standing in self.standings[block, year].standings]

    def of(self, unit: str, block: str, year: int) -> Standing:
        return next(one for one in self.standings[block, year].standings if one.card.unit == unit)


@cache
def _read(name: str) -> Example:
    folder = EXAMPLES / name
    editions, _ = read_editions(folder / "criteria")
    registry, _ = read_registry(folder / "units.yaml")
    assert registry is not None
    expectation = Expectation(tuple(editions), registry, sheets=str(folder / "sheets" / "{year}"))
    read = read_sheets(expand([folder / "sheets"]), expectation, workers=1)
    exempt = {unit.id: unit.exempt for unit in registry.units}
    standings: dict[tuple[str, int], BlockStandings] = {}
    for edition in sorted(editions, key=lambda one: one.edition):
        cards = score(edition, [sheet for sheet in read.sheets if sheet.edition == edition.key], exempt=exempt)
        block, title = next((id_, one.title) for id_, one in registry.blocks.items() if one.criteria == edition.id)
        ranked = rank(block, str(title), edition.edition, edition, cards)
        before = standings.get((block, edition.edition - 1))
        standings[block, edition.edition] = compare(ranked, before) if before else ranked
    return Example(read.sheets, read.issues, standings)


@pytest.fixture(scope="session")
def example() -> Callable[[str], Example]:
    return _read


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return the generator script of an example as a module.

    The makers of marked copies have openpyxl write more digits from then on; a generator runs without them.
    """
    monkeypatch.setattr("openpyxl.cell._writer.safe_string", safe_string)

    def load(name: str) -> ModuleType:
        monkeypatch.syspath_prepend(str(EXAMPLES))
        spec = importlib.util.spec_from_file_location(name.replace("-", "_"), EXAMPLES / name / "make_sheets.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return load
