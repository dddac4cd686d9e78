"""What the pages are made of: frozen, computed, in one language; a page only chooses and prints."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.definitions.site_rules import SiteSettings
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.studies.losses import NodeLoss, UnitNodeLoss
from parindex.model.studies.profile import AreaBeside
from parindex.model.studies.robustness import RankBounds
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Table
from parindex.reporting.report.contents import BlockReport
from parindex.reporting.report.contents.trend import BlockReview, UnitLine

__all__ = ["DataFile", "Site", "SiteBlock", "SiteHead"]

_OF_RANKS = frozenset({"rank", "previous_rank", "change_rank", "place", "places", "of", "best", "worst", "bounds"})
_OF_INDEX = frozenset(
    {"index", "points", "max", "converted", "from_mean", "change_points", "change_index", "bonus", "penalty"}
    | {"tier", "change_tier", "change", "mean"}
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download: its name below the folder of data, and what it holds, in words."""

    name: str
    title: Phrase
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class SiteHead:
    """What every page says of the whole."""

    name: str
    authority: str
    year: int
    compare: int | None
    notes: tuple[str, ...]
    """Sentences about the revision, as every result of an amended year bears them."""
    draft: bool
    revision: int
    digest: str
    """SHA-256 of the manifest that was published; empty for a draft."""
    published: str
    """The day of the publication in full; empty for a draft."""
    licence: str
    settings: SiteSettings

    @property
    def parts(self) -> Collection[str]:
        """What is published of results."""
        return self.settings.publish

    @property
    def shows_index(self) -> bool:
        """Tell whether totals, indexes and tiers are published."""
        return "index" in self.parts

    @property
    def shows_ranks(self) -> bool:
        """Tell whether ranks are published."""
        return "ranks" in self.parts

    @property
    def shows_areas(self) -> bool:
        """Tell whether results of areas are published."""
        return "areas" in self.parts

    @property
    def shows_components(self) -> bool:
        """Tell whether anything below areas is published."""
        return "components" in self.parts

    def shown(self, table: Table, *more: str) -> Table:
        """Return a table without the columns that are not published, and without `more`."""
        hidden = {*more, *(() if self.shows_ranks else _OF_RANKS), *(() if self.shows_index else _OF_INDEX)}
        return table.without(hidden)


@dataclass(frozen=True)
class SiteBlock:
    """One block."""

    report: BlockReport
    standings: BlockStandings
    units: Sequence[Standing]
    """In the order of their ranks, those without one behind; by name where ranks are not published."""
    review: BlockReview | None
    """The years side by side; `None` where there is only one."""
    nodes: Mapping[str, NodeLoss]
    """What the block lost, by code; empty where that cannot be told."""
    bounds: Mapping[str, RankBounds]
    """By unit: the ranks that other weights can give; empty where they are not told."""
    within: Fraction
    """How far these weights go, in percent."""
    areas_of: Callable[[Scorecard], Sequence[AreaBeside]]
    lost_by: Callable[[Scorecard], Sequence[UnitNodeLoss]]
    """What a unit lost, most first; asked when its page is written."""
    map: str = ""
    """The map as SVG; empty where there is none."""

    @property
    def id(self) -> str:
        """The id."""
        return self.standings.block

    @property
    def title(self) -> str:
        """The title."""
        return self.report.title

    @property
    def edition(self) -> Edition:
        """The criteria set of the year."""
        return self.standings.edition

    @cached_property
    def histories(self) -> Mapping[str, UnitLine]:
        """The years of every unit."""
        return {line.unit: line for line in self.review.units} if self.review else {}


@dataclass(frozen=True, slots=True)
class Site:
    """Everything, in one language."""

    head: SiteHead
    voice: Speech
    blocks: tuple[SiteBlock, ...]

    @property
    def count(self) -> int:
        """How many units there are."""
        return sum(len(block.units) for block in self.blocks)
