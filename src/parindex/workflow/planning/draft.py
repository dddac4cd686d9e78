"""Use case: a plan drafted from the points that were lost, and what its tasks brought a year later."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from parindex.analysis import component_losses
from parindex.errors import ParindexError
from parindex.model.criteria import Edition, Node
from parindex.model.plan.results import PaidOff
from parindex.model.plan.tasks import Plan, Task
from parindex.model.results.scorecards import BlockStandings
from parindex.model.rounding import rounded
from parindex.model.studies.losses import RiskReason
from parindex.model.texts.bilingual import Bilingual
from parindex.workflow.analysis.inputs import AnalysedYear, analysed_year
from parindex.workflow.analysis.losses import risks_of
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["draft_plan", "paid_off"]

_DECIMALS = 2


@one_moment
def draft_plan(  # noqa: PLR0913  the options of the command
    workspace: Workspace, year: int, losses: int, *, block: str | None = None, unit: str | None = None, most: int = 30
) -> Plan:
    """Propose a task for each component that lost points in `losses`, most lost first, then for those at risk.

    What is at risk, and over which years, is what `parindex losses` tells; components that were lost in several
    years have priority. Codes are those of the set of `year`. Lead, result and deadline are left for people to decide.

    Raises:
        ParindexError: a year without scores, an unknown block or unit, or nothing was lost or is at risk.
    """
    if losses > year:
        raise ParindexError(
            "The plan of {year} cannot be drafted from the losses of {losses}, which is a later year.",
            year=year,
            losses=losses,
        )
    then = _one_block(workspace, losses, block, unit)
    codes = then.asked.later_codes(then.standings, year)
    proposed = [_Proposed(codes[one.code], one.often, one.lost) for one in then.proposed() if one.code in codes][:most]
    if not proposed:
        raise ParindexError("No points were lost in {year}: there is nothing to propose.", year=losses)
    edition = workspace.edition_for(then.standings.block, year)
    width = max(2, len(str(len(proposed))))
    tasks = tuple(_task(f"T{number:0{width}d}", one, edition) for number, one in enumerate(proposed, 1))
    title = Bilingual(vi=f"Kế hoạch CCHC năm {year} (dự thảo)", en=f"PAR plan {year} (draft)")
    used = {task.area for task in tasks}
    areas = {area.code: area.title for area in edition.index if area.code in used}  # other sets may name them otherwise
    return Plan(year=year, title=title, areas=areas, tasks=tasks)


@one_moment
def paid_off(
    workspace: Workspace, plan: Plan, *, block: str | None = None, unit: str | None = None
) -> tuple[PaidOff, ...]:
    """Return, for each task with components, what these lost in the year before the plan, and in its year.

    Points are those of one unit, or the mean of the ranked units of a block. Components of the year before are those
    that the crosswalk finds for the codes of the plan's year.

    Raises:
        ParindexError: one of the two years has no scores, or there are several blocks and none was named.
    """
    then = _one_block(workspace, plan.year - 1, block, unit)
    codes = then.asked.later_codes(then.standings, plan.year)
    before = {codes[code]: lost for code, lost in then.lost().items() if code in codes}
    after = _one_block(workspace, plan.year, block, unit).lost()
    return tuple(
        PaidOff(task, _of(before, task.criteria), _of(after, task.criteria)) for task in plan.tasks if task.criteria
    )


def _of(lost: Mapping[str, Fraction], codes: Iterable[str]) -> Fraction:
    return sum((lost.get(code, Fraction(0)) for code in codes), Fraction(0))


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A component that a task is proposed for; `lost` are points of one unit, in the mean."""

    code: str
    often: bool
    lost: Fraction


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of a year, or one unit of it alone."""

    asked: AnalysedYear
    standings: BlockStandings

    def lost(self) -> dict[str, Fraction]:
        """Return the points that one unit lost in the mean, by component, most first; points as on the sheets."""
        ranked = sum(one.rank is not None for one in self.standings.standings) or 1
        return {one.code: one.lost / ranked for one in component_losses(self.standings)}

    def proposed(self) -> Iterator[_Proposed]:
        """Yield the components that lost points, then those that lost none and are at risk, in printed order."""
        cards = [one.card for one in self.standings.standings if one.rank is not None]
        risks = risks_of(self.asked, self.asked.blocks[0], cards)
        often = {one.code for one in risks if one.reason is RiskReason.LOST_OFTEN}
        lost = {code: points for code, points in self.lost().items() if points > 0}
        yield from (_Proposed(code, code in often, points) for code, points in lost.items())
        threatened = {one.code for one in risks} - lost.keys()
        for leaf in self.standings.edition.leaves:
            if leaf.code in threatened:
                yield _Proposed(leaf.code, leaf.code in often, Fraction(0))


def _task(name: str, one: _Proposed, edition: Edition) -> Task:
    short = rounded(one.lost, _DECIMALS, "half_up")
    return Task(
        id=name,
        area=_area_of(edition, one.code),
        title=edition.nodes[one.code].title.in_("vi"),
        criteria=(one.code,),
        priority=one.often,
        recover=Decimal(short.numerator) / short.denominator if one.lost else None,
    )


def _area_of(edition: Edition, code: str) -> str:
    return next(area.code for area in edition.index if _holds(area, code))


def _holds(node: Node, code: str) -> bool:
    return node.code == code or any(_holds(part, code) for part in node.parts)


def _one_block(workspace: Workspace, year: int, block: str | None, unit: str | None) -> _Block:
    asked = analysed_year(workspace, year, block=block, unit=unit)
    if len(asked.blocks) != 1:
        raise ParindexError(
            "The plan is drafted for one block or unit: name it with --block or --unit. There are: {known}.",
            known=", ".join(one.block for one in asked.blocks),
        )
    (standings,) = asked.blocks
    return _Block(asked, _of_unit(standings, asked.unit.id) if asked.unit else standings)


def _of_unit(standings: BlockStandings, unit: str) -> BlockStandings:
    mine = tuple(one for one in standings.standings if one.card.unit == unit)
    return replace(standings, standings=tuple(replace(one, rank=one.rank or 1) for one in mine))
