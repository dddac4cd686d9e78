"""Ways up in tables: what to enter where, and why there is no way."""

from collections.abc import Mapping

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.studies.paths import Target, WaysUp
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import NumberText
from parindex.reporting.blocks import Column, Kind, Shown, Table, tabled
from parindex.reporting.tables.analysis.texts import TITLED, node_title, short, tier_title

__all__ = ["target_words", "way_table", "ways_sentences"]

_OBSTACLES: Mapping[str, Phrase] = {
    "reached": Phrase("It is reached already."),
    "not_enough": Phrase(
        "There is no way: {need} points are lacking, and all components that can be raised bring {possible}."
    ),
    "no_such_tier": Phrase("The set has no such tier."),
    "unranked": Phrase("The unit has no index."),
}
_EXCLUDED: Mapping[str, Phrase] = {
    "survey": Phrase("assessed by a survey"),
    "not_applicable": Phrase("do not apply"),
    "measured_by_block": Phrase("measured against the block: raising one moves all"),
    "averaged": Phrase("inside a group that averages"),
}


def target_words(target: Target, edition: Edition, voice: Speech) -> Phrase:
    """Name a target."""
    if target.kind == "tier":
        return Phrase("tier {tier}", {"tier": tier_title(edition, target.value, voice)})
    if target.kind == "rank":
        return Phrase("rank {rank}", {"rank": target.value})
    return Phrase("index {index} %", {"index": NumberText(target.value)})


def ways_sentences(ways: WaysUp, edition: Edition, voice: Speech) -> list[Phrase]:
    """Say what is lacking, why there is no way, what no way uses, and what is assumed."""
    values = {
        "target": target_words(ways.target, edition, voice),
        "need": short(ways.need, 4),
        "possible": short(ways.possible, 4),
        "ways": len(ways.ways),
    }
    if ways.obstacle:
        found = [Phrase("To {target}:", values), Phrase(_OBSTACLES[ways.obstacle].template, values)]
    elif ways.beyond:
        found = [Phrase("To {target} more than {need} points are lacking; ways found: {ways}.", values)]
    else:
        found = [Phrase("To {target} {need} points are lacking; ways found: {ways}.", values)]
    for reason, codes in ways.excluded.items():
        found.append(Phrase("Not used, {reason}: {codes}.", {"reason": _EXCLUDED[reason], "codes": ", ".join(codes)}))
    if ways.ways:
        found.append(Phrase("All other units are taken to stay as they are."))
    return found


def way_table(ways: WaysUp, edition: Edition, voice: Speech) -> Table:
    """Return the steps of all ways."""
    rows = [(number, way, climb) for number, way in enumerate(ways.ways, 1) for climb in way.climbs]
    columns = (
        (
            Column("target", Phrase("Target"), Kind.CODE, Shown.MACHINES),
            lambda _: f"{ways.target.kind}:{ways.target.value}",
        ),
        (Column("way", Phrase("Way"), Kind.COUNT), lambda row: row[0]),
        (Column("code", Phrase("Code"), Kind.CODE), lambda row: row[2].code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda row: node_title(edition, row[2].code, voice),
        ),
        (Column("now", Phrase("Points now"), Kind.POINTS, short=Phrase("Now")), lambda row: row[2].now),
        (Column("then", Phrase("Points then"), Kind.POINTS, short=Phrase("Then"), exact=True), lambda row: row[2].then),
        (Column("enter", Phrase("What the cell says then"), Kind.TEXT, short=Phrase("Cell")), lambda row: row[2].text),
        (
            Column("gain", Phrase("Points of the set gained"), Kind.AMOUNT, short=Phrase("Gain"), exact=True),
            lambda row: row[2].converted,
        ),
        (Column("steps", Phrase("Steps"), Kind.COUNT), lambda row: row[2].steps),
        (Column("effort", Phrase("Effort"), Kind.AMOUNT, exact=True), lambda row: row[2].effort),
        (
            Column("way_effort", Phrase("Effort of the way"), Kind.AMOUNT, Shown.MACHINES | Shown.SHEET),
            lambda row: row[1].effort,
        ),
    )
    return tabled("ways", columns, rows, title=Phrase("Ways, the cheapest first"), policy=edition.policy)
