"""Robustness in tables: bounds and intervals of ranks, scenarios, pairs that are not separable, what moves ranks."""

from collections.abc import Mapping
from fractions import Fraction

from parindex.language import Speech
from parindex.model.studies.robustness import (
    Influence,
    Inseparable,
    RankBounds,
    RankSpread,
    Robustness,
    Scenario,
    standard_error,
)
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Chart, Column, Kind, Series, Shown, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import decimal, short, tier_title

__all__ = [
    "SCENARIO_WORDS",
    "bounds_table",
    "influence_chart",
    "influence_table",
    "leader_sentences",
    "pairs_table",
    "rank_shares_table",
    "scenario_table",
]

_MACHINES = Shown.MACHINES
SCENARIO_WORDS: Mapping[str, Phrase] = {
    "weights": Phrase("Weights"),
    "noise": Phrase("Noise of the appraisal"),
    "rounding": Phrase("Rounding before ranking"),
    "not_applicable": Phrase("Rule for what does not apply"),
    "ties": Phrase("Rule for ties"),
    "without_area": Phrase("One area left out"),
    "survey": Phrase("Error of the survey"),
    "all": Phrase("All together"),
}
_SKIPPED: Mapping[str, Phrase] = {
    "one_unit": Phrase("one unit alone has no other to be ranked with"),
    "one_weight": Phrase("there is only one weight"),
    "one_area": Phrase("there is only one area"),
    "no_draws": Phrase("no draws were asked for"),
    "no_width": Phrase("the bounds leave no room"),
    "no_noise": Phrase("no appraisal changed any component"),
    "no_survey": Phrase("no answers to a survey of the year are named in the settings"),
    "all_apply": Phrase("everything applies to every unit"),
    "nothing_varied": Phrase("nothing is left that could be varied"),
}
_OBSTACLES: Mapping[str, Phrase] = {
    "not_linear": Phrase(
        "The set as a whole is neither a sum nor a weighted mean: its weights cannot be varied one by one."
    ),
    "by_class": Phrase("Classes of units have weights of their own: there is no one weight that could be varied."),
    "nobody": Phrase("No unit of the block has a rank."),
}


def leader_sentences(study: Robustness) -> list[Phrase]:
    """Say in a few sentences which ranks hold."""
    if study.obstacle:
        return [_OBSTACLES[study.obstacle]]
    values = {"held": study.held, "units": len(study.bounds), "within": short(study.within)}
    found = [
        Phrase("{held} of {units} ranks do not change under any weights within ±{within} %.", values),
    ]
    if study.inseparable:
        ranks = {bound.unit: bound.rank for bound in study.bounds}
        places = [dict.fromkeys((ranks[pair.first], ranks[pair.second])) for pair in study.inseparable]
        pairs = "; ".join([*dict.fromkeys("–".join(map(str, pair)) for pair in places)][:8])  # shared places once
        found.append(Phrase("Under such weights these places cannot be told apart: {pairs}.", {"pairs": pairs}))
    moving = [one for one in study.influences if one.total]
    if moving:
        most = max(moving, key=lambda one: one.total)
        share = {"assumption": SCENARIO_WORDS[most.scenario], "share": short(100 * most.total, 0)}
        found.append(
            Phrase("What moves ranks most: {assumption} ({share} % of the movement, alone or with others).", share)
        )
    elif any(scenario.moved == 0 for scenario in study.scenarios) and not any(one.moved for one in study.scenarios):
        found.append(Phrase("No assumption moves a rank."))
    if any(not bound.exact for bound in study.bounds):
        found.append(
            Phrase("Bounds marked ≤ are never too narrow but may be too wide, as not everything applies to every unit.")
        )
    return found


def bounds_table(study: Robustness, *, everything: bool = False) -> Table:
    """Return every unit with its exact bounds and its interval under drawn weights.

    `everything`: with the columns of draws also where there are none, as programs read them.
    """
    spreads = {one.unit: one for one in _spreads(study, "weights")}
    drawn = Shown.EVERYWHERE if spreads or everything else _MACHINES

    def of(bound: RankBounds) -> RankSpread | None:
        return spreads.get(bound.unit)

    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=30), lambda one: one.name),
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda one: one.rank),
        (Column("best", Phrase("Best possible rank"), Kind.RANK, short=Phrase("Best")), lambda one: one.best),
        (Column("worst", Phrase("Worst possible rank"), Kind.RANK, short=Phrase("Worst")), lambda one: one.worst),
        (Column("bounds", Phrase("Bounds are"), Kind.TEXT), _exactness),
        (
            Column("lowest", Phrase("90 % of draws from rank"), Kind.RANK, drawn, short=Phrase("90 % from")),
            lambda o: _read(of(o), "lowest"),
        ),
        (
            Column("median", Phrase("Median rank"), Kind.RANK, drawn, short=Phrase("Median")),
            lambda one: _read(of(one), "median"),
        ),
        (
            Column("highest", Phrase("90 % of draws to rank"), Kind.RANK, drawn, short=Phrase("to")),
            lambda one: _read(of(one), "highest"),
        ),
        (
            Column("same", Phrase("Draws with this rank %"), Kind.AMOUNT, drawn & Shown.PEOPLE, short=Phrase("Same %")),
            lambda o: _share(of(o), o.rank),
        ),
        (
            Column(
                "first", Phrase("Draws in first place %"), Kind.AMOUNT, drawn & Shown.PEOPLE, short=Phrase("First %")
            ),
            lambda o: _share(of(o), 1),
        ),
        (
            Column("same", Phrase("Draws with this rank %"), Kind.PERCENT, _MACHINES),
            lambda one: _exact_share(of(one), one.rank),
        ),
        (
            Column("first", Phrase("Draws in first place %"), Kind.PERCENT, _MACHINES),
            lambda one: _exact_share(of(one), 1),
        ),
    )
    return tabled(
        "ranks", columns, study.bounds, title=Phrase("Ranks under other weights"), policy=study.edition.policy
    )


def _exactness(bound: RankBounds) -> Value:
    return Phrase("exact") if bound.exact else "≤"


def _read(spread: RankSpread | None, name: str) -> Value:
    return None if spread is None else int(getattr(spread, name))


def _share(spread: RankSpread | None, rank: int) -> Value:
    """Return a share of draws with no more than two digits, and its standard error."""
    if spread is None:
        return None
    count = spread.counts.get(rank, 0)
    error = decimal(standard_error(count, spread.draws), 1)
    return Phrase("{share} ± {error}", {"share": short(spread.share(rank), 0), "error": short(error, 1)})


def _exact_share(spread: RankSpread | None, rank: int) -> Fraction | None:
    return None if spread is None else spread.share(rank)


def _spreads(study: Robustness, scenario: str) -> tuple[RankSpread, ...]:
    return tuple(next((one.spreads for one in study.scenarios if one.id == scenario), ()))


def rank_shares_table(study: Robustness, voice: Speech) -> Table:
    """Return the draws of every scenario by unit and rank, and by tier: for programs and workbooks."""
    rows = [
        (scenario, spread, "rank", str(rank), count)
        for scenario in study.scenarios
        for spread in scenario.spreads
        for rank, count in sorted(spread.counts.items())
    ]
    rows += [
        (scenario, spread, "tier", tier, count)
        for scenario in study.scenarios
        for spread in scenario.spreads
        for tier, count in spread.tiers.items()
    ]
    shown = _MACHINES | Shown.SHEET
    columns = (
        (Column("scenario", Phrase("Assumption"), Kind.TEXT, Shown.SHEET), lambda row: SCENARIO_WORDS[row[0].id]),
        (Column("scenario", Phrase("Assumption"), Kind.CODE, _MACHINES), lambda row: row[0].id),
        (Column("unit", Phrase("Id"), Kind.CODE, _MACHINES), lambda row: row[1].unit),
        (Column("name", Phrase("Unit"), Kind.TEXT, shown), lambda row: row[1].name),
        (Column("kind", Phrase("What"), Kind.CODE, _MACHINES), lambda row: row[2]),
        (
            Column("value", Phrase("Rank or tier"), Kind.TEXT, Shown.SHEET),
            lambda row: row[3] if row[2] == "rank" else tier_title(study.edition, row[3], voice),
        ),
        (Column("value", Phrase("Rank or tier"), Kind.CODE, _MACHINES), lambda row: row[3]),
        (Column("count", Phrase("Draws"), Kind.COUNT, shown), lambda row: row[4]),
        (Column("draws", Phrase("Of"), Kind.COUNT, shown), lambda row: row[1].draws),
    )
    return tabled("shares", columns, rows, title=Phrase("How often which rank and tier"), policy=study.edition.policy)


def scenario_table(study: Robustness) -> Table:
    """Return what every assumption does to ranks, alone and together."""
    columns = (
        (
            Column("scenario", Phrase("Assumption"), Kind.TEXT, Shown.PEOPLE, width=30),
            lambda one: SCENARIO_WORDS[one.id],
        ),
        (Column("scenario", Phrase("Assumption"), Kind.CODE, _MACHINES), lambda one: one.id),
        (Column("draws", Phrase("Draws"), Kind.COUNT), lambda one: one.draws or None),
        (
            Column("variants", Phrase("Variants computed"), Kind.COUNT, short=Phrase("Variants")),
            lambda o: o.variants or None,
        ),
        (
            Column("moved", Phrase("Places moved in the mean"), Kind.AMOUNT, short=Phrase("Places"), exact=True),
            lambda o: None if o.skipped else o.moved,
        ),
        (Column("held", Phrase("Units that keep their rank always"), Kind.COUNT, short=Phrase("Keep")), _kept),
        (
            Column("note", Phrase("Note"), Kind.TEXT, Shown.PEOPLE, width=40),
            lambda one: _SKIPPED[one.skipped] if one.skipped else "",
        ),
        (Column("skipped", Phrase("Note"), Kind.CODE, _MACHINES), lambda one: one.skipped),
    )
    return tabled(
        "scenarios",
        columns,
        study.scenarios,
        title=Phrase("Assumptions, each alone and all together"),
        policy=study.edition.policy,
    )


def _kept(scenario: Scenario) -> Value:
    if scenario.skipped:
        return None
    return sum(1 for spread in scenario.spreads if set(spread.counts) == {spread.rank})


def pairs_table(study: Robustness) -> Table:
    """Return the pairs of units that weights do not separate."""
    bounds = {one.unit: one for one in study.bounds}
    columns = (
        (Column("first", Phrase("Id"), Kind.CODE, _MACHINES), lambda one: one.first),
        (Column("second", Phrase("Second id"), Kind.CODE, _MACHINES), lambda one: one.second),
        (Column("first_name", Phrase("Unit"), Kind.TEXT, width=28), lambda one: bounds[one.first].name),
        (Column("first_rank", Phrase("Rank"), Kind.RANK), lambda one: bounds[one.first].rank),
        (Column("second_name", Phrase("Not separable from"), Kind.TEXT, width=28), lambda one: bounds[one.second].name),
        (
            Column("second_rank", Phrase("Rank of the other"), Kind.RANK, short=Phrase("Rank")),
            lambda o: bounds[o.second].rank,
        ),
        (Column("ahead", Phrase("First ahead %"), Kind.AMOUNT, Shown.PEOPLE), _ahead),
        (Column("ahead", Phrase("First ahead %"), Kind.PERCENT, _MACHINES, exact=True), lambda one: one.ahead),
        (
            Column("how", Phrase("Found"), Kind.TEXT, Shown.PEOPLE),
            lambda one: Phrase("exactly") if one.exact else Phrase("by draws"),
        ),
        (Column("is_exact", Phrase("Found"), Kind.COUNT, _MACHINES), lambda one: int(one.exact)),
    )
    return tabled(
        "pairs",
        columns,
        study.inseparable,
        title=Phrase("Pairs that cannot be told apart"),
        policy=study.edition.policy,
    )


def _ahead(pair: Inseparable) -> Value:
    return Phrase("{share}", {"share": short(pair.ahead, 1 if pair.exact else 0)})


def influence_table(study: Robustness) -> Table:
    """Return what part of the movement of ranks comes from which assumption."""
    columns = (
        (
            Column("scenario", Phrase("Assumption"), Kind.TEXT, Shown.PEOPLE, width=30),
            lambda one: SCENARIO_WORDS[one.scenario],
        ),
        (Column("scenario", Phrase("Assumption"), Kind.CODE, _MACHINES), lambda one: one.scenario),
        (Column("first", Phrase("Alone %"), Kind.AMOUNT, Shown.PEOPLE), lambda one: _whole(one.first)),
        (Column("total", Phrase("Alone and with others %"), Kind.AMOUNT, Shown.PEOPLE), lambda one: _whole(one.total)),
        (Column("first", Phrase("Alone %"), Kind.PERCENT, _MACHINES), lambda one: 100 * one.first),
        (Column("total", Phrase("Alone and with others %"), Kind.PERCENT, _MACHINES), lambda one: 100 * one.total),
    )
    return tabled(
        "influences",
        columns,
        study.influences,
        title=Phrase("Which assumption moves ranks"),
        policy=study.edition.policy,
    )


def _whole(share: Fraction) -> Value:
    return Phrase("{share}", {"share": short(100 * share, 0)})


def influence_chart(influences: tuple[Influence, ...]) -> Chart:
    """Return the total shares as bars."""
    return Chart(
        "bar",
        Phrase("Share of the movement of ranks, alone and with others, %"),
        tuple(SCENARIO_WORDS[one.scenario] for one in influences),
        (Series(Phrase("Share %"), tuple(Fraction(round(100 * one.total)) for one in influences)),),
    )
