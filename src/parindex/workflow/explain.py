"""Use case: why a unit has its number."""

from dataclasses import dataclass
from datetime import datetime

from parindex.errors import ParindexError
from parindex.model.criteria import Node
from parindex.model.results import Scorecard, Standing
from parindex.model.scores import Basis
from parindex.model.units import Unit
from parindex.sources.names import match_unit
from parindex.store import open_store
from parindex.workflow.rank import rank
from parindex.workflow.workspace import Workspace

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One unit's standing, the branch of the tree that was asked for, and where its scores came from."""

    standing: Standing
    year: int
    branch: tuple[Node, ...]
    """The asked node, or all areas."""
    at: datetime
    version: str

    @property
    def card(self) -> Scorecard:
        return self.standing.card


def explain(
    workspace: Workspace, unit: str, code: str | None, *, year: int, basis: Basis = Basis.APPRAISED
) -> Explanation:
    """Explain a unit (id, name or alias), whole or from one node down.

    Raises:
        ParindexError: an unknown unit or code, a unit without scores in that year.
    """
    found = _unit(workspace, unit)
    standing = _standing(workspace, found, year, basis)
    edition = standing.card.edition
    if code is not None and code not in edition.nodes:
        raise ParindexError("The criteria set {key} has no code {code}.", key=edition.key, code=code)
    branch = edition.index if code is None else (edition.nodes[code],)
    with open_store(workspace.store, create=False) as store:
        stored = next(each for each in store.load(year) if each.sheet.unit == found.id)
    return Explanation(standing, year, branch, stored.at, stored.version)


def _unit(workspace: Workspace, text: str) -> Unit:
    by_id = workspace.registry.by_id.get(text)
    return by_id if by_id is not None else match_unit(workspace.registry, text)


def _standing(workspace: Workspace, unit: Unit, year: int, basis: Basis) -> Standing:
    (block,) = rank(workspace, year, block=unit.block, basis=basis).blocks
    for standing in block.standings:
        if standing.card.unit == unit.id:
            return standing
    for card in block.incomplete:
        if card.unit == unit.id:
            return Standing(card, None, None)
    raise ParindexError("There is no score sheet of {unit} for {year}.", unit=unit.name, year=year)
