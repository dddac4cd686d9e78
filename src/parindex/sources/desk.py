"""All that is made once and used for every sheet of a reading."""

from functools import cached_property, lru_cache

from parindex.model.criteria import Adjustment, Edition
from parindex.model.rules import PointsTyped
from parindex.model.units import Unit
from parindex.sources.answers import AnswerReader, Slot
from parindex.sources.expectation import Expectation
from parindex.sources.grid import CellValue
from parindex.sources.names import NameIndex
from parindex.sources.rows import Planner

__all__ = ["Desk", "Tools"]


class Tools:
    """What reading against one edition needs."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.planner = Planner(edition)
        self.answers = AnswerReader([*_components(edition), *map(_adjustment, edition.adjustments)])
        self.adjustments = frozenset(adjustment.code for adjustment in edition.adjustments)
        self._titles = {node.code: str(node.title) for _, node in edition.walk()}
        self._titles |= {adjustment.code: str(adjustment.title) for adjustment in edition.adjustments}

    def title(self, code: str) -> str:
        """Return the title of a node or adjustment."""
        return self._titles[code]

    @lru_cache(maxsize=256)  # noqa: B019  one per edition, and editions live as long as the program
    def exempt(self, codes: tuple[str, ...]) -> frozenset[str]:
        """Return the components below any of the nodes that do not apply to a unit."""
        gone = set(codes)
        return frozenset(leaf.code for leaf in self.edition.leaves if gone & set(self.edition.paths[leaf.code]))


class Desk:
    """The tools of a reading: names, and one set of tools for each edition."""

    def __init__(self, expectation: Expectation) -> None:
        self.expectation = expectation
        self._tools: dict[str, Tools] = {}

    @cached_property
    def names(self) -> NameIndex | None:
        """The names of the registry, if there is one."""
        registry = self.expectation.registry
        return NameIndex(registry) if registry else None

    def tools(self, edition: Edition) -> Tools:
        """Return the tools of an edition."""
        if edition.key not in self._tools:
            self._tools[edition.key] = Tools(edition)
        return self._tools[edition.key]

    def knows_code(self, value: CellValue) -> bool:
        """Tell whether a cell holds a code of any edition."""
        return any(self.tools(edition).planner.book.knows(value) for edition in self.expectation.editions)

    def knows_unit(self, text: str) -> bool:
        """Tell whether a text is the name of one unit of the registry."""
        return self.names is not None and isinstance(self.names.find(text), Unit)


def _components(edition: Edition) -> list[Slot]:
    return [Slot(leaf.code, str(leaf.title), leaf.total, leaf.score) for leaf in edition.leaves]


def _adjustment(adjustment: Adjustment) -> Slot:
    return Slot(adjustment.code, str(adjustment.title), adjustment.max, PointsTyped(), capped=True)
