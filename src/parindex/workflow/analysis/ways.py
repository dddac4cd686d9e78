"""Use case: the cheapest ways of a unit to a tier, a rank or an index."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from parindex.analysis.paths import ways_up
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.scores import Basis
from parindex.model.studies.paths import Target, WaysUp
from parindex.workflow.analysis.inputs import analysed_year, refuse_conversions
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["UnitWays", "efforts_of", "next_targets", "path", "target_of"]


@brief
@dataclass(frozen=True, slots=True)
class UnitWays:
    """The ways of one unit, and what they were looked for in."""

    year: int
    block: str
    title: str
    edition: Edition
    standing: Standing
    of: int
    ways: WaysUp


@one_moment
def path(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    unit: str,
    target: str,
    *,
    year: int,
    revision: int | None = None,
    by: str = "effort",
    with_survey: bool = False,
    basis: Basis | None = None,
    locale: str | None = None,
) -> UnitWays:
    """Find the ways of a unit (id, name or alias) to a target: `tier:ID`, `rank:N` or `index:X`.

    Raises:
        ParindexError: an unknown unit or target, a unit without an index, a year without scores.
    """
    asked = analysed_year(workspace, year, revision=revision, unit=unit, basis=basis, locale=locale)
    block = asked.blocks[0]
    assert asked.unit is not None
    standing = next((one for one in block.standings if one.card.unit == asked.unit.id), None)
    if standing is None or standing.card.index is None:
        raise ParindexError(
            "{unit} has no index in {year}: there is no way to look for.", unit=asked.unit.name, year=year
        )
    refuse_conversions(block.edition, answers_vary=True)
    wanted = target_of(target, block)
    efforts = efforts_of(asked.definitions) if by == "effort" else {}
    found = ways_up(block, asked.unit.id, wanted, efforts=efforts, with_survey=with_survey)
    return UnitWays(year, block.block, block.title, block.edition, standing, block.ranked, found)


def efforts_of(workspace: Workspace) -> dict[str, Fraction]:
    """Return what one step costs, by the settings."""
    return {code: Fraction(effort) for code, effort in workspace.settings.analysis.effort.items()}


def target_of(text: str, block: BlockStandings) -> Target:
    """Read a target.

    Raises:
        ParindexError: it is none, or the set has no such tier.
    """
    kind, _, value = text.partition(":")
    kind, value = kind.strip(), value.strip().replace(",", ".")
    tiers = [tier.id for tier in block.edition.tiers]
    fine = {
        "tier": value in tiers,
        "rank": value.isascii() and value.isdigit() and 0 < int(value) <= len(block.standings),
    }
    if kind == "index" and _percent(value) is not None:
        return Target(kind, f"{_percent(value)}")
    if not fine.get(kind, False):
        raise ParindexError(
            "{text} is not a target. Write tier:ID (one of {tiers}), rank:N (1 to {last}), or index:X in percent.",
            text=text,
            tiers=", ".join(tiers) or "–",
            last=len(block.standings),
        )
    return Target(kind, str(int(value)) if kind == "rank" else value)


def next_targets(block: BlockStandings, standing: Standing) -> list[Target]:
    """Return what is next above a unit: the next tier, the next rank."""
    found = []
    tiers = sorted(block.edition.tiers, key=lambda tier: tier.at_least or tier.above or Decimal(-1))
    ids = [tier.id for tier in tiers]
    place = ids.index(standing.card.tier) + 1 if standing.card.tier in ids else 0
    if place < len(ids):
        found.append(Target("tier", ids[place]))
    if standing.rank is not None and standing.rank > 1:
        ahead = max(
            (one.rank for one in block.standings if one.rank is not None and one.rank < standing.rank), default=1
        )
        found.append(Target("rank", str(ahead)))
    return found


def _percent(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= 100 else None  # noqa: PLR2004
