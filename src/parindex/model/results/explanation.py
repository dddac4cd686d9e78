"""Why a unit has its number: its standing, a branch of the tree, and the sheets that its scores came in."""

from dataclasses import dataclass
from datetime import datetime

from parindex.model.brief import brief
from parindex.model.criteria import Node
from parindex.model.records.arrivals import Arrival
from parindex.model.records.revisions import RevisionPlace
from parindex.model.results.scorecards import Scorecard, Standing

__all__ = ["Explanation"]


@brief
@dataclass(frozen=True, slots=True)
class Explanation:
    """One unit's standing, the branch of the tree that was asked for, and where its scores came from."""

    standing: Standing
    year: int
    code: str | None
    """The node that was asked for; `None`: the whole tree."""
    at: datetime
    version: str
    arrivals: tuple[Arrival, ...] = ()
    """The sheets that the scores came in, in the order of the year."""
    place: RevisionPlace | None = None
    """The revision of the year that was asked for."""

    @property
    def card(self) -> Scorecard:
        """The unit's result."""
        return self.standing.card

    @property
    def branch(self) -> tuple[Node, ...]:
        """The asked node, or all areas."""
        edition = self.card.edition
        return edition.index if self.code is None else (edition.nodes[self.code],)
