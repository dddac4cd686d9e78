"""What a report tells of the analysis: charts and short tables of what weighs most, each with how to read it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import AreaSummary
from parindex.model.studies.losses import AtRisk, LossState, NodeLoss, RiskReason, StateCount
from parindex.model.studies.outlook import Outlook
from parindex.model.studies.robustness import Robustness
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Shown, Table, tabled
from parindex.reporting.tables.analysis.losses import RISK_WORDS
from parindex.reporting.tables.analysis.robustness import bounds_table
from parindex.reporting.tables.analysis.texts import TITLED, node_title, short, tier_title

__all__ = [
    "change_chart",
    "held_chart",
    "held_table",
    "losers_chart",
    "loss_chart",
    "most_lost",
    "outlook_chart",
    "outlook_table",
    "reasons_table",
]

_WORDS = 46
"""Characters of a title beside a bar."""


def change_chart(edition: Edition, areas: Sequence[AreaSummary], year: int, voice: Speech) -> Chart:
    """Return by area how the mean index changed since a year, in points of percent."""
    told = [area for area in areas if area.change is not None]
    return Chart(
        "bar",
        Phrase("Change of the mean index by area since {year}, in points of percent", {"year": str(year)}),
        tuple(_named(edition, area.code, voice) for area in told),
        (Series(Phrase("Change"), tuple(area.change for area in told)),),
        signed=True,
    )


def most_lost(edition: Edition, nodes: Sequence[NodeLoss], most: int) -> list[NodeLoss]:
    """Return the components with the most lost points, most first."""
    leaves = [one for one in nodes if one.lost and edition.nodes[one.code].is_leaf]
    return sorted(leaves, key=lambda one: one.lost, reverse=True)[:most]


def loss_chart(edition: Edition, nodes: Sequence[NodeLoss], voice: Speech) -> Chart:
    """Return components by the points that the block lost on them, in the order given."""
    return Chart(
        "bar",
        Phrase("Points lost, all ranked units together"),
        tuple(_named(edition, one.code, voice) for one in nodes),
        (Series(Phrase("Points lost"), tuple(one.lost for one in nodes)),),
    )


def losers_chart(edition: Edition, nodes: Sequence[NodeLoss], states: Sequence[StateCount], voice: Speech) -> Chart:
    """Return by component how many units lose points again, newly, or nobody knows."""
    counts = {one.code: one.units for one in states}
    again = [counts[one.code].get(LossState.AGAIN, 0) for one in nodes]
    new = [counts[one.code].get(LossState.NEW, 0) for one in nodes]
    rest = [one.units - a - b for one, a, b in zip(nodes, again, new, strict=True)]
    series = ((Phrase("lost again"), again), (Phrase("newly lost"), new), (Phrase("not known before"), rest))
    return Chart(
        "stacked",
        Phrase("Units that lose points there: again, or newly"),
        tuple(_named(edition, one.code, voice) for one in nodes),
        tuple(Series(name, tuple(map(Fraction, row))) for name, row in series if any(row)),
    )


def reasons_table(edition: Edition, risks: Sequence[AtRisk]) -> Table:
    """Return by reason how many components of how many units are at risk."""
    found: dict[RiskReason, list[AtRisk]] = {}
    for risk in risks:
        found.setdefault(risk.reason, []).append(risk)
    rows = [(reason, found[reason]) for reason in RiskReason if reason in found]
    columns = (
        (Column("reason", Phrase("Why it is at risk"), width=40), lambda row: RISK_WORDS[row[0]]),
        (
            Column("components", Phrase("Components concerned"), Kind.COUNT),
            lambda row: len({one.code for one in row[1]}),
        ),
        (Column("units", Phrase("Units"), Kind.COUNT), lambda row: len({one.unit for one in row[1]})),
        (
            Column("at_stake", Phrase("Points held now"), Kind.POINTS),
            lambda row: sum((one.at_stake for one in row[1]), Fraction(0)),
        ),
    )
    return tabled("risk_reasons", columns, rows, title=Phrase("Why points are at risk"), policy=edition.policy)


def held_chart(study: Robustness, most: int) -> Chart:
    """Return for the first units the ranks that are possible, those of 90 % of the draws, and the rank that counts."""
    drawn = {one.unit: one for each in study.scenarios if each.id == "weights" for one in each.spreads}
    bounds = study.bounds[:most]
    lowest = [drawn[one.unit].lowest if one.unit in drawn else one.rank for one in bounds]
    highest = [drawn[one.unit].highest if one.unit in drawn else one.rank for one in bounds]
    columns = (
        (Phrase("Best possible rank"), [one.best for one in bounds]),
        (Phrase("90 % of draws from rank"), [min(a, one.rank) for a, one in zip(lowest, bounds, strict=True)]),
        (Phrase("Rank"), [one.rank for one in bounds]),
        (Phrase("90 % of draws to rank"), [max(a, one.rank) for a, one in zip(highest, bounds, strict=True)]),
        (Phrase("Worst possible rank"), [one.worst for one in bounds]),
    )
    title = Phrase(
        "Ranks under weights within ±{within} %: thin, what is possible; thick, 90 % of draws; point, the rank",
        {"within": short(study.within)},
    )
    return Chart(
        "range",
        title,
        tuple(one.name for one in bounds),
        tuple(Series(name, tuple(map(Fraction, row))) for name, row in columns),
    )


def held_table(study: Robustness, most: int) -> Table:
    """Return what a page has room for: rank, best, worst, and the interval of the draws."""
    table = bounds_table(study).for_(Shown.PAGE).only("name", "rank", "best", "worst", "lowest", "highest", "same")
    return replace(table, rows=table.rows[:most])


def outlook_chart(edition: Edition, outlooks: Sequence[Outlook], voice: Speech) -> Chart:
    """Return the units by what they lack to their next tiers."""
    names = [
        Phrase("{unit} → {tier}", {"unit": one.name, "tier": tier_title(edition, one.ways.target.value, voice)})
        for one in outlooks
    ]
    lacking = Series(Phrase("Points lacking"), tuple(one.ways.need for one in outlooks))
    return Chart("bar", Phrase("Points lacking to the next tier"), tuple(names), (lacking,))


def outlook_table(edition: Edition, outlooks: Sequence[Outlook], voice: Speech) -> Table:
    """Return the units with their next tier and the cheapest way there."""

    def way(one: Outlook) -> str | Phrase:
        if not one.ways.ways:
            return Phrase("out of reach: all components bring {possible}", {"possible": short(one.ways.possible)})
        return ", ".join(climb.code for climb in one.ways.ways[0].climbs)

    columns = (
        (Column("name", Phrase("Unit"), width=26), lambda one: one.name),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: one.rank),
        (Column("index", Phrase("Index %"), Kind.PERCENT), lambda one: one.index),
        (
            Column("tier", Phrase("Next tier"), Kind.TEXT, TITLED, width=14),
            lambda one: tier_title(edition, one.ways.target.value, voice),
        ),
        (Column("need", Phrase("Points lacking"), Kind.AMOUNT, width=10), lambda one: one.ways.need),
        (Column("way", Phrase("Components of the cheapest way"), width=34), way),
        (
            Column("effort", Phrase("Effort"), Kind.AMOUNT, width=9),
            lambda one: one.ways.ways[0].effort if one.ways.ways else None,
        ),
    )
    return tabled("outlook", columns, outlooks, title=Phrase("Nearest to a next tier"), policy=edition.policy)


def _named(edition: Edition, code: str, voice: Speech) -> str:
    title = f"{code} {node_title(edition, code, voice)}"
    return title if len(title) <= _WORDS else f"{title[: _WORDS - 1].rstrip()}…"
