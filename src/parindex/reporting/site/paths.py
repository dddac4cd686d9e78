"""Where every page of a site lies, and the links between them."""

from collections.abc import Sequence
from typing import Final

from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.site.names import PageNames

__all__ = ["PER_PAGE", "SitePaths"]

PER_PAGE: Final = 250
"""Units of one page of a ranking."""


class SitePaths:
    """Paths from the first folder of a language; made of ids and codes."""

    def __init__(self, blocks: Sequence[BlockStandings]) -> None:
        self._blocks = PageNames.of([f"{one.block}" for one in blocks])
        self._units = {one.block: PageNames.of([each.card.unit for each in one.standings]) for one in blocks}
        self._codes = {one.block: PageNames.of([node.code for _, node in one.edition.walk()]) for one in blocks}
        self._pages = {one.block: max(1, -(-len(one.standings) // PER_PAGE)) for one in blocks}

    def block(self, block: str, page: int = 1) -> str:
        """Return the path of a block: its ranking, which has several pages where there are many units."""
        return f"{self._blocks[block]}/index.html" if page == 1 else f"{self._blocks[block]}/page-{page}.html"

    def pages(self, block: str) -> int:
        """Return how many pages the ranking of a block has."""
        return self._pages[block]

    def of_block(self, block: str, what: str) -> str:
        """Return the path of a page that a block has once: compare, trend, method."""
        return f"{self._blocks[block]}/{what}.html"

    def units(self, block: str) -> str:
        """Return the folder of the units of a block."""
        return f"{self._blocks[block]}/units/"

    def unit_name(self, block: str, unit: str) -> str:
        """Return the name of a unit's page, without its ending."""
        return self._units[block][unit]

    def unit(self, block: str, unit: str, ending: str = "html") -> str:
        """Return the path of a unit's page, or of its picture."""
        return f"{self.units(block)}{self._units[block][unit]}.{ending}"

    def node(self, block: str, code: str) -> str:
        """Return the path of an area, criterion or component."""
        return f"{self._blocks[block]}/areas/{self._codes[block][code]}.html"
