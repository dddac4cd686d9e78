"""Lost points in tables: by node, by unit, of one unit, and at risk."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.studies.losses import (
    AtRisk,
    LossHistory,
    LossState,
    NodeLoss,
    RiskReason,
    StateCount,
    UnitLoss,
    UnitNodeLoss,
)
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Shown, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import TITLED, node_title, short

__all__ = [
    "RISK_WORDS",
    "area_chart",
    "node_table",
    "risk_sums_table",
    "risk_table",
    "risk_words",
    "unit_components_table",
    "unit_table",
]

_MACHINES = Shown.MACHINES
RISK_WORDS: Mapping[RiskReason, Phrase] = {
    RiskReason.LOST_OFTEN: Phrase("lost in several years"),
    RiskReason.CUT: Phrase("cut by the appraisal"),
    RiskReason.BAND_EDGE: Phrase("at the edge of a band"),
    RiskReason.NO_EVIDENCE: Phrase("claimed without evidence"),
    RiskReason.BEHIND: Phrase("dossiers behind the best zone"),
    RiskReason.FALLING: Phrase("dossiers fell into a lower zone"),
    RiskReason.NO_TASK: Phrase("no task of the plan"),
}
_STATES: Mapping[LossState, Phrase] = {
    LossState.AGAIN: Phrase("lost again"),
    LossState.NEW: Phrase("newly lost"),
    LossState.RECOVERED: Phrase("recovered"),
    LossState.KEPT: Phrase("kept"),
    LossState.UNKNOWN: Phrase("not known"),
}


def node_table(
    edition: Edition, nodes: tuple[NodeLoss, ...], states: tuple[StateCount, ...], voice: Speech, *, past: bool
) -> Table:
    """Return every area, criterion and component with what the block lost on it."""
    counts = {one.code: one.units for one in states}
    times = Shown.EVERYWHERE if past else _MACHINES

    def units(state: LossState) -> Callable[[NodeLoss], Value]:
        return lambda one: counts[one.code].get(state, 0) if one.code in counts and past else None

    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("level", Phrase("Level"), Kind.COUNT, _MACHINES), lambda one: one.depth + 1),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=44),
            lambda one: node_title(edition, one.code, voice),
        ),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT, short=Phrase("Lost"), exact=True), lambda one: one.lost),
        (Column("available", Phrase("Points available"), Kind.MAXIMUM, _MACHINES | Shown.SHEET), lambda o: o.available),
        (
            Column("share", Phrase("Share of the block's loss %"), Kind.PERCENT, short=Phrase("Share %")),
            lambda o: o.share,
        ),
        (Column("units", Phrase("Units that lose"), Kind.COUNT, short=Phrase("Units")), lambda one: one.units),
        (Column("of", Phrase("Units it applies to"), Kind.COUNT, short=Phrase("Of")), lambda one: one.of),
        (
            Column("again", Phrase("Lost again"), Kind.COUNT, times, short=Phrase("Again")),
            units(LossState.AGAIN),
        ),
        (Column("new", Phrase("Newly lost"), Kind.COUNT, times, short=Phrase("New")), units(LossState.NEW)),
        (Column("recovered", Phrase("Recovered"), Kind.COUNT, times), units(LossState.RECOVERED)),
    )
    return tabled(
        "nodes", columns, nodes, title=Phrase("Points lost by area, criterion and component"), policy=edition.policy
    )


def unit_table(edition: Edition, units: tuple[UnitLoss, ...]) -> Table:
    """Return every unit with what it lost: maximum less total, bonus and penalty aside."""
    adjusted = Shown.EVERYWHERE if edition.adjustments else _MACHINES
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=30), lambda one: one.name),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: one.rank),
        (Column("maximum", Phrase("Maximum"), Kind.MAXIMUM, short=Phrase("Max")), lambda one: one.maximum),
        (
            Column("total", Phrase("Total on the full scale"), Kind.POINTS, short=Phrase("Total"), exact=True),
            lambda o: o.total,
        ),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT, short=Phrase("Lost"), exact=True), lambda one: one.lost),
        (
            Column("share", Phrase("Share of the block's loss %"), Kind.PERCENT, short=Phrase("Share %")),
            lambda o: o.share,
        ),
        (Column("bonus", Phrase("Bonus"), Kind.POINTS, adjusted), lambda one: one.bonus),
        (Column("penalty", Phrase("Penalty"), Kind.POINTS, adjusted), lambda one: one.penalty),
    )
    return tabled("units", columns, units, title=Phrase("Points lost by unit"), policy=edition.policy)


def unit_components_table(edition: Edition, parts: tuple[UnitNodeLoss, ...], voice: Speech) -> Table:
    """Return the components on which one unit lost points, with the cell of each score."""
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda one: node_title(edition, one.code, voice),
        ),
        (Column("points", Phrase("Points"), Kind.POINTS, short=Phrase("Pts")), lambda one: one.points),
        (Column("applicable", Phrase("Maximum"), Kind.MAXIMUM, short=Phrase("Max")), lambda one: one.applicable),
        (Column("lost", Phrase("Points lost"), Kind.AMOUNT, short=Phrase("Lost"), exact=True), lambda one: one.lost),
        (
            Column("converted", Phrase("Lost on the full scale"), Kind.AMOUNT, _MACHINES | Shown.SHEET, exact=True),
            lambda o: o.converted,
        ),
        (
            Column("share", Phrase("Share of the unit's loss %"), Kind.PERCENT, short=Phrase("Share %")),
            lambda one: one.share,
        ),
        (
            Column("of_block", Phrase("Share of the block's loss here %"), Kind.PERCENT, short=Phrase("Of block %")),
            lambda o: o.of_block,
        ),
        (
            Column("state", Phrase("Since the year before"), Kind.TEXT, Shown.PEOPLE),
            lambda one: _history_words(one.history),
        ),
        (
            Column("state", Phrase("Since the year before"), Kind.CODE, _MACHINES),
            lambda one: one.history.state.value if one.history else None,
        ),
        (
            Column("lost_in", Phrase("Lost in years"), Kind.COUNT, _MACHINES),
            lambda one: one.history.lost_in if one.history else None,
        ),
        (
            Column("known", Phrase("Years that can be compared"), Kind.COUNT, _MACHINES),
            lambda one: one.history.known if one.history else None,
        ),
        (Column("cell", Phrase("Cell"), Kind.CODE), lambda one: one.cell),
        (Column("file", Phrase("Source file"), Kind.CODE, _MACHINES), lambda one: one.file),
        (Column("sheet", Phrase("Sheet"), Kind.TEXT, _MACHINES), lambda one: one.sheet),
    )
    return tabled(
        "components", columns, parts, title=Phrase("Components on which points were lost"), policy=edition.policy
    )


def _history_words(history: LossHistory | None) -> Value:
    if history is None or history.state is LossState.UNKNOWN:
        return Phrase("not known")
    if history.state is LossState.AGAIN:
        return Phrase("lost again: {number} of {years} years", {"number": history.lost_in, "years": history.known})
    return _STATES[history.state]


def risk_sums_table(edition: Edition, risks: tuple[AtRisk, ...], voice: Speech) -> Table:
    """Return by component and reason how many units are at risk with how many points: what people read of a block."""
    found: dict[tuple[str, RiskReason], list[AtRisk]] = {}
    for risk in risks:
        found.setdefault((risk.code, risk.reason), []).append(risk)
    order = {leaf.code: place for place, leaf in enumerate(edition.leaves)}
    rows = sorted(found.items(), key=lambda item: (order[item[0][0]], list(RiskReason).index(item[0][1])))
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda row: row[0][0]),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda row: node_title(edition, row[0][0], voice),
        ),
        (
            Column("reason", Phrase("Why it is at risk"), Kind.TEXT, Shown.PEOPLE, width=30),
            lambda row: RISK_WORDS[row[0][1]],
        ),
        (Column("reason", Phrase("Why it is at risk"), Kind.CODE, _MACHINES), lambda row: row[0][1].value),
        (Column("units", Phrase("Units"), Kind.COUNT), lambda row: len(row[1])),
        (
            Column("at_stake", Phrase("Points held now"), Kind.POINTS, short=Phrase("Pts"), exact=True),
            lambda row: sum((each.at_stake for each in row[1]), Fraction(0)),
        ),
    )
    return tabled("risk_sums", columns, rows, title=Phrase("Points at risk by component"), policy=edition.policy)


def risk_table(edition: Edition, risks: tuple[AtRisk, ...], voice: Speech, *, all_units: bool = False) -> Table:
    """Return where points may be lost, each with its reason and figure; of `all_units` not on screens and pages."""
    people = Shown.SHEET if all_units else Shown.PEOPLE
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda one: one.unit),
        (Column("name", Phrase("Unit"), Kind.TEXT, people | _MACHINES, width=24), lambda one: one.name),
        (Column("code", Phrase("Code"), Kind.CODE, people | _MACHINES), lambda one: one.code),
        (
            Column(
                "title", Phrase("Criterion"), Kind.TEXT, (people & (Shown.PAGE | Shown.SHEET)) | Shown.DATA, width=36
            ),
            lambda o: node_title(edition, o.code, voice),
        ),
        (
            Column("at_stake", Phrase("Points held now"), Kind.POINTS, people | _MACHINES, short=Phrase("Pts")),
            lambda one: one.at_stake,
        ),
        (Column("reason", Phrase("Why it is at risk"), Kind.TEXT, people, width=50), risk_words),
        (Column("reason", Phrase("Why it is at risk"), Kind.CODE, _MACHINES), lambda one: one.reason.value),
        (Column("figure", Phrase("Figure"), Kind.AMOUNT, _MACHINES, exact=True), lambda one: one.figure),
        (Column("of", Phrase("Of"), Kind.AMOUNT, _MACHINES, exact=True), lambda one: one.of),
    )
    return tabled("risks", columns, risks, title=Phrase("Points at risk"), policy=edition.policy)


def risk_words(risk: AtRisk) -> Phrase:
    """Say why points are at risk, with the figure."""
    figure, of = short(risk.figure), short(risk.of)
    templates = {
        RiskReason.LOST_OFTEN: Phrase(
            "lost in {figure} of {of} years ({years})", {"figure": figure, "of": of, "years": _years(risk)}
        ),
        RiskReason.CUT: Phrase("the appraisal cut {figure} of {of} points claimed", {"figure": figure, "of": of}),
        RiskReason.BAND_EDGE: Phrase("{figure} above the bound of its band ({of})", {"figure": figure, "of": of}),
        RiskReason.NO_EVIDENCE: Phrase("{figure} points claimed without evidence", {"figure": figure}),
        RiskReason.BEHIND: Phrase(
            "on-time rate so far {of} %: {figure} below the bound of the best zone", {"figure": figure, "of": of}
        ),
        RiskReason.FALLING: Phrase(
            "on-time rate of the last month fell by {figure} to {of} %, into a lower zone", {"figure": figure, "of": of}
        ),
        RiskReason.NO_TASK: Phrase("{figure} points lost and no task of the plan is about it", {"figure": figure}),
    }
    return templates[risk.reason]


def _years(risk: AtRisk) -> str:
    return ", ".join(map(str, sorted(risk.years)))


def area_chart(edition: Edition, nodes: tuple[NodeLoss, ...], voice: Speech) -> Chart:
    """Return the areas by the points that the block lost."""
    areas = [one for one in nodes if not one.depth]
    return Chart(
        "bar",
        Phrase("Points lost by area"),
        tuple(f"{one.code}. {node_title(edition, one.code, voice)}" for one in areas),
        (Series(Phrase("Points lost"), tuple(one.lost for one in areas)),),
    )
