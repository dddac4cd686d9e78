"""A trend as one JSON document: numbers rounded by the policy, the exact ones beside them."""

from typing import assert_never

from parindex.model.criteria import Policy
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.series import AreaValue, BlockYear, Gap, Step, UnitSeries, YearResult
from parindex.model.results.trends import BlockTrend, Improvement, Placed, Run, Steadiness, Trend
from parindex.reporting.documents.comparison.changes import aside_document
from parindex.reporting.documents.heads import Document, basis_of, head, marks_document, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.year_figures import policy_of
from parindex.reporting.writers.records import harmless_document

__all__ = ["trend_document"]


def trend_document(trend: Trend) -> Document:
    """Return the years of every block, its units with steps and runs, and the lists."""
    return harmless_document(
        {
            **head(2),
            "from": trend.first,
            "to": trend.last,
            "unit": trend.unit,
            "area": trend.area or None,
            "blocks": [_block(block, trend.unit) for block in trend.blocks],
        }
    )


def _block(found: BlockTrend, only: str | None) -> Document:
    series, policy = found.series, found.policy
    names = {(unit.unit, year.year): year.name for unit in series.units for year in unit.results}
    runs: dict[str, list[Run]] = {}
    for run in found.runs:
        runs.setdefault(run.unit, []).append(run)
    return {
        "block": series.block,
        "title": title_document(series.title),
        "years": [_summary(year, place, names, policy) for year, place in zip(series.span, series.years, strict=True)],
        "units": [_unit(each, runs.get(each.unit, []), policy) for each in series.units if only in {None, each.unit}],
        "most_improved": [_improved(1, found.improved, policy)]
        + ([_improved(found.over, found.improved_over, policy)] if found.over else []),
        "steadiest": [_steady(one, policy) for one in found.steadiest],
        "fewest_steps": found.fewest_steps,
    }


def _summary(year: int, found: BlockYear | None, names: dict[tuple[str, int], str], policy: Policy) -> Document:
    if found is None:
        return {"year": year, "source": None}
    return {
        "year": year,
        "source": found.origin.value,
        "revision": None if found.revision is None else found.revision.number,
        "basis": None if found.revision is None else basis_of(found.revision),
        "criteria": found.yardstick.name,
        **(marks_document(draft=known.draft, period=known.period) if (known := found.yardstick.edition) else {}),
        "units": found.units,
        "ranked": found.ranked,
        "mean": number(found.mean, policy_of(found.yardstick, policy)),
        "mean_exact": exact(found.mean),
        **({"mean_weights": found.weights} if found.weights else {}),
        "best": [{"unit": unit, "name": names[unit, year]} for unit in found.best],
        "worst": [{"unit": unit, "name": names[unit, year]} for unit in found.worst],
        "break": None if found.obstacle is None else _break(found.obstacle),
        "overruled": found.overruled,
        "differing": [
            {"unit": unit, "published_exact": exact(published), "scored_exact": exact(scored)}
            for unit, published, scored in found.differing
        ],
    }


def _break(found: NotComparable) -> Document:
    return {"reason": found.reason.value, "detail": found.detail}


def _unit(series: UnitSeries, runs: list[Run], policy: Policy) -> Document:
    return {
        "unit": series.unit,
        "name": series.results[-1].name,
        "years": [_year(year, series.results[-1].name, policy) for year in series.years],
        "steps": [
            {"from": before.year, "to": now.year, **_step(step, _policy(now, policy))}
            for before, step, now in zip(series.years, series.steps, series.years[1:], strict=False)
        ],
        "runs": [_run(run) for run in runs],
    }


def _year(year: YearResult | Gap, name: str, policy: Policy) -> Document:
    if isinstance(year, Gap):
        return {"year": year.year, "source": None, "gap": year.absence.value}
    policy = policy_of(year.yardstick, policy)
    return {
        "year": year.year,
        "source": year.origin.value,
        "index": number(year.index, policy),
        "index_exact": exact(year.index),
        "points_exact": exact(year.points),
        "max_exact": exact(year.maximum),
        "rank": year.rank,
        "of": year.of,
        "tier": title_document(year.tier) if year.tier else None,
        "tier_id": _tier_id(year),
        "areas": [_area(area, policy) for area in year.areas],
        "file": year.source.path if year.source else None,
        **({} if year.name == name else {"name": year.name}),
    }


def _tier_id(year: YearResult) -> str | None:
    """Return the id of a tier of the set; `None` where it is not at hand or has no such tier."""
    tiers = year.yardstick.edition.tiers if year.yardstick.edition else ()
    named = (tier.id for tier in tiers if year.tier in {tier.title.in_("vi"), tier.title.in_("en")})
    return next(named, None)


def _area(area: AreaValue, policy: Policy) -> Document:
    return {
        "code": area.code,
        "title": title_document(area.title),
        "index": number(area.index, policy),
        "index_exact": exact(area.index),
        "printed_exact": exact(area.printed),
    }


def _policy(year: YearResult | Gap, otherwise: Policy) -> Policy:
    return otherwise if isinstance(year, Gap) else policy_of(year.yardstick, otherwise)


def _step(step: Step, policy: Policy) -> Document:
    match step:
        case Moved():
            return {
                "status": "moved",
                "index": number(step.index, policy),
                "index_exact": exact(step.index),
                "points_exact": exact(step.points),
                "rank": step.rank,
                "parted": step.parted,
                **aside_document(step, policy),
            }
        case NotComparable():
            return {"status": "not_comparable", **_break(step)}
        case _:
            assert_never(step)


def _run(run: Run) -> Document:
    return {
        "measure": run.measure.value,
        "direction": "up" if run.up else "down",
        "from": run.first,
        "to": run.last,
        "length": run.length,
    }


def _improved(years: int, found: tuple[Placed[Improvement], ...], policy: Policy) -> Document:
    return {
        "over": years,
        "units": [
            {
                "place": one.place,
                "tied": one.tied,
                "unit": one.item.unit,
                "name": one.item.name,
                "from": one.item.first,
                "to": one.item.last,
                "index": number(one.item.index, policy),
                "index_exact": exact(one.item.index),
                "rank": one.item.places,
            }
            for one in found
        ],
    }


def _steady(one: Placed[Steadiness], policy: Policy) -> Document:
    return {
        "place": one.place,
        "tied": one.tied,
        "unit": one.item.unit,
        "name": one.item.name,
        "moved": number(one.item.moved, policy),
        "moved_exact": exact(one.item.moved),
        "steps": one.item.steps,
    }
