"""Use case: why a unit has its number."""

from parindex.errors import ParindexError
from parindex.model.results.explanation import Explanation
from parindex.model.results.scorecards import Standing
from parindex.model.scores import Basis
from parindex.model.units import Unit
from parindex.sources.score_sheets.identity.unit_names import Candidates, NameIndex, Unknown
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import Ranking, rank
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import stored_revision

__all__ = ["explain", "find_unit"]


@one_moment
def explain(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    code: str | None,
    *,
    year: int,
    revision: int | None = None,
    basis: Basis | None = None,
) -> Explanation:
    """Explain a unit (id, name or alias), whole or from one node down.

    Raises:
        ParindexError: an unknown unit, code or revision, a unit without scores in that year.
    """
    then, sheets, *_ = stored_revision(workspace, year, revision)
    found = find_unit(then, unit, year)
    ranking = rank(workspace, year, revision=revision, block=found.block_in(year), basis=basis)
    standing = _standing(ranking, found)
    edition = standing.card.edition
    if code is not None and code not in edition.nodes:
        raise ParindexError("The criteria set {key} has no code {code}.", key=edition.key, code=code)
    stored = next(each for each in sheets if each.sheet.unit == found.id)
    return Explanation(standing, year, code, stored.at, stored.version, stored.arrivals, ranking.place)


def find_unit(workspace: Workspace, text: str, year: int | None = None) -> Unit:
    """Return the unit of an id, name or alias (in `year`), or say which may be meant."""
    match NameIndex(workspace.registry, year).find(text):
        case Candidates(units=units):
            raise ParindexError(
                "{text} may mean several units: {candidates}. Write the whole name or the id.",
                text=text,
                candidates=", ".join(f"{unit.name} ({unit.id})" for unit in units),
            )
        case Unknown(nearest=()):
            raise ParindexError("There is no unit {text} in the registry.", text=text)
        case Unknown(nearest=nearest):
            raise ParindexError(
                "There is no unit {text} in the registry. The nearest: {nearest}.",
                text=text,
                nearest=", ".join(f"{unit.name} ({unit.id})" for unit in nearest),
            )
        case unit:
            return unit


def _standing(ranking: Ranking, unit: Unit) -> Standing:
    for block in ranking.blocks:
        for standing in block.standings:
            if standing.card.unit == unit.id:
                return standing
        for card in block.incomplete:
            if card.unit == unit.id:
                return Standing(card, None, None)
    raise ParindexError("There is no score sheet of {unit} for {year}.", unit=unit.name, year=ranking.year)
