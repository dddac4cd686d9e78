"""Use case: a plan drafted from the points that were lost, and what its tasks brought a year later."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from parindex.analysis import component_losses
from parindex.errors import ParindexError
from parindex.model.criteria import Edition, Node
from parindex.model.plan.results import PaidOff
from parindex.model.plan.tasks import Plan, Task
from parindex.model.results.scorecards import BlockStandings, ComponentLoss
from parindex.model.rounding import rounded
from parindex.model.texts.bilingual import Bilingual
from parindex.workflow.explain import find_unit
from parindex.workflow.rank import rank
from parindex.workflow.years.block_standings import stored_years
from parindex.workflow.years.workspace import Workspace

__all__ = ["draft_plan", "paid_off"]

_DECIMALS = 2


def draft_plan(  # noqa: PLR0913  the options of the command
    workspace: Workspace, year: int, losses: int, *, block: str | None = None, unit: str | None = None, most: int = 30
) -> Plan:
    """Propose a task for each component that lost points in `losses`, most lost first.

    Components that lost in the year before, too, are at risk again: their tasks have priority. Lead, result and
    deadline are left for people to decide.

    Raises:
        ParindexError: a year without scores, an unknown block or unit, or nothing was lost.
    """
    standings = _standings(workspace, losses, block, unit)
    edition, found = standings.edition, component_losses(standings)
    before = _lost_before(workspace, losses - 1, block, unit)
    lost = [one for one in found if one.lost > 0][:most]
    if not lost:
        raise ParindexError("No points were lost in {year}: there is nothing to propose.", year=losses)
    units = sum(one.rank is not None for one in standings.standings) or 1
    width = max(2, len(str(len(lost))))
    tasks = tuple(
        _task(f"T{number:0{width}d}", one, edition, one.lost / units, again=one.code in before)
        for number, one in enumerate(lost, 1)
    )
    title = Bilingual(vi=f"Kế hoạch CCHC năm {year} (dự thảo)", en=f"PAR plan {year} (draft)")
    return Plan(year=year, title=title, tasks=tasks)


def _task(name: str, one: ComponentLoss, edition: Edition, recover: Fraction, *, again: bool) -> Task:
    """Propose a task; `recover` are the points that one unit lost, in the mean."""
    short = rounded(recover, _DECIMALS, "half_up")
    return Task(
        id=name,
        area=_area_of(edition, one.code),
        title=edition.nodes[one.code].title.in_("vi"),
        criteria=(one.code,),
        priority=again,
        recover=Decimal(short.numerator) / short.denominator,
    )


def _area_of(edition: Edition, code: str) -> str:
    return next(area.code for area in edition.index if _holds(area, code))


def _holds(node: Node, code: str) -> bool:
    return node.code == code or any(_holds(part, code) for part in node.parts)


def _standings(workspace: Workspace, year: int, block: str | None, unit: str | None) -> BlockStandings:
    """Return one block, or one unit of it alone."""
    chosen = find_unit(workspace, unit, year) if unit is not None else None
    blocks = rank(workspace, year, block=chosen.block_in(year) if chosen else block).blocks
    if len(blocks) != 1:
        raise ParindexError(
            "The plan is drafted for one block or unit: name it with --block or --unit. There are: {known}.",
            known=", ".join(one.block for one in blocks),
        )
    return _of_unit(blocks[0], chosen.id) if chosen else blocks[0]


def _of_unit(standings: BlockStandings, unit: str) -> BlockStandings:
    mine = tuple(one for one in standings.standings if one.card.unit == unit)
    return replace(standings, standings=tuple(replace(one, rank=one.rank or 1) for one in mine))


def _lost_before(workspace: Workspace, year: int, block: str | None, unit: str | None) -> set[str]:
    if year not in stored_years(workspace):
        return set()
    try:
        return {one.code for one in component_losses(_standings(workspace, year, block, unit)) if one.lost > 0}
    except ParindexError:
        return set()


def paid_off(
    workspace: Workspace, plan: Plan, *, block: str | None = None, unit: str | None = None
) -> tuple[PaidOff, ...]:
    """Return, for each task with components, what these lost in the year before the plan, and in its year.

    Points are those of one unit, or the mean of the ranked units of a block.

    Raises:
        ParindexError: one of the two years has no scores.
    """
    before, after = (_mean_losses(workspace, year, block, unit) for year in (plan.year - 1, plan.year))
    return tuple(
        PaidOff(
            task,
            sum((before.get(code, Fraction(0)) for code in task.criteria), Fraction(0)),
            sum((after.get(code, Fraction(0)) for code in task.criteria), Fraction(0)),
        )
        for task in plan.tasks
        if task.criteria
    )


def _mean_losses(workspace: Workspace, year: int, block: str | None, unit: str | None) -> dict[str, Fraction]:
    chosen = find_unit(workspace, unit, year) if unit is not None else None
    found: dict[str, Fraction] = {}
    for standings in rank(workspace, year, block=chosen.block_in(year) if chosen else block).blocks:
        mine = _of_unit(standings, chosen.id) if chosen else standings
        ranked = sum(one.rank is not None for one in mine.standings) or 1
        found |= {one.code: one.lost / ranked for one in component_losses(mine)}
    return found
