"""All that is made once and used for every sheet of a reading."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.rules import PointsTyped
from parindex.model.units import Unit
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.answers import AnswerReader, Slot
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.score_sheets.layout.search_context import Codes
from parindex.sources.score_sheets.lines.criteria_lines import Planner

__all__ = ["SheetContext", "Tools"]

_REMEMBERED = 20_000
"""Cells whose code is remembered."""


class Tools:
    """What reading against one edition needs."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.planner = Planner(edition)
        self.answers = AnswerReader([*_components(edition), *map(_adjustment, edition.adjustments)])
        self.adjustments = frozenset(adjustment.code for adjustment in edition.adjustments)
        self.penalties = frozenset(one.code for one in edition.adjustments if one.kind == "penalty") | edition.deducted
        self._exempt: dict[tuple[str, ...], frozenset[str]] = {}
        self.components = frozenset(leaf.code for leaf in edition.leaves)
        self.surveyed = edition.survey_codes
        self.uncounted = edition.uncounted
        self.appraised = self.components - self.surveyed
        self.parts = {node.code: _parts(node) for _, node in edition.walk()}
        self.summed = frozenset(node.code for _, node in edition.walk() if _adds_up(edition, node))
        """The groups that are worth the sum of their components, all the way down."""
        self.areas = tuple((area, self.parts[area.code]) for area in edition.index)
        self._titles = {node.code: str(node.title) for _, node in edition.walk()}
        self._titles |= {adjustment.code: str(adjustment.title) for adjustment in edition.adjustments}

    def title(self, code: str) -> str:
        """Return the title of a node or adjustment."""
        return self._titles[code]

    def exempt(self, unit: Unit) -> frozenset[str]:
        """Return the components that do not apply to a unit by the registry or by its properties."""
        codes = self.edition.exempt(unit)
        found = self._exempt.get(codes)
        if found is None:
            found = self._exempt[codes] = frozenset(leaf for code in codes for leaf in self.parts.get(code, ()))
        return found


class SheetContext:
    """The tools of a reading: names, and one set of tools for each edition."""

    def __init__(self, expectation: Expectation) -> None:
        self.expectation = expectation
        self._tools: dict[str, Tools] = {}
        self.year = expectation.year
        self._codes: dict[object, tuple[bool, str | None]] = {}

    def take(self, path: Path) -> None:
        """Turn to the next file: what was asked for or its folder says the year of its sheets."""
        self.year = self.expectation.year or self.expectation.year_of_path(path)

    @property
    def names(self) -> NameIndex | None:
        """The names of the registry, if there is one; of two units of one name, that of the year is meant."""
        return None if self._names is None else self._names.of(self.year)

    @cached_property
    def _names(self) -> NameIndex | None:
        registry = self.expectation.registry
        return NameIndex(registry) if registry else None

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        """The names of the units of the registry, by id."""
        registry = self.expectation.registry
        return {unit.id: unit.name for unit in registry.units} if registry else {}

    def tools(self, edition: Edition) -> Tools:
        """Return the tools of an edition."""
        if edition.key not in self._tools:
            self._tools[edition.key] = Tools(edition)
        return self._tools[edition.key]

    def knows_code(self, value: CellValue) -> bool:
        """Tell whether a cell holds a code of any edition."""
        return self._code(value)[0]

    @cached_property
    def codes(self) -> Codes:
        """The codes of all editions, for finding tables."""
        fewest = min((len(edition.leaves) for edition in self.expectation.editions), default=0)
        return Codes(self.knows_code, self.component, max(1, fewest * 2 // 3))

    def component(self, value: CellValue) -> str | None:
        """Return the component, of any edition, whose code a cell holds."""
        return self._code(value)[1]

    @cached_property
    def restarts(self) -> bool:
        """Tell whether the codes of any edition count anew below groups."""
        return any(one.planner.restarts for one in self._all_tools)

    def below(self, group: CellValue, code: CellValue) -> str | None:
        """Return the code, of any edition, that counts anew below a group."""
        found = (one.planner.below(group, code) for one in self._all_tools)
        return next(filter(None, found), None)

    @property
    def _all_tools(self) -> list[Tools]:
        return [self.tools(edition) for edition in self.expectation.editions]

    def _code(self, value: CellValue) -> tuple[bool, str | None]:
        """Return whether a cell holds a code, and the component that it is."""
        key = value if isinstance(value, str) else (type(value), value)
        found = self._codes.get(key)
        if found is None:
            if len(self._codes) >= _REMEMBERED:
                self._codes.clear()
            found = self._codes[key] = self._looked_up(value)
        return found

    def _looked_up(self, value: CellValue) -> tuple[bool, str | None]:
        found = [(one, code) for one in self._all_tools for code in one.planner.book.read(value).candidates]
        return bool(found), next((code for one, code in found if code in one.components), None)

    def knows_unit(self, text: str) -> bool:
        """Tell whether a text is the name of one unit of the registry."""
        return self.names is not None and isinstance(self.names.unit(text), Unit)


def _parts(node: Node) -> tuple[str, ...]:
    """Return the components of a node, in printed order."""
    return (node.code,) if node.is_leaf else tuple(code for part in node.parts for code in _parts(part))


def _adds_up(edition: Edition, node: Node) -> bool:
    return edition.adds_up(node) and all(part.counts and _adds_up(edition, part) for part in node.parts)


def _components(edition: Edition) -> list[Slot]:
    return [Slot(leaf.code, str(leaf.title), leaf.total, leaf.score, deducts=leaf.deducts) for leaf in edition.leaves]


def _adjustment(adjustment: Adjustment) -> Slot:
    return Slot(adjustment.code, str(adjustment.title), adjustment.max, PointsTyped(), capped=True)
