"""One unit on one page: its result in sentences, its areas, where it is strong and weak, what it can reach."""

from collections.abc import Mapping, Sequence

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.studies.profile import Strength, UnitProfile
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Column, Kind, Shown, Table, tabled
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.changes import change_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.analysis.texts import TITLED, node_title, short, tier_title
from parindex.reporting.tables.analysis.ways_up import target_words

__all__ = ["all_ways_table", "area_table", "facts", "result_sentences", "strength_table"]

_TITLES: Mapping[str, Phrase] = {
    "strengths": Phrase("Where it is ahead of the mean"),
    "weaknesses": Phrase("Where it is behind the mean, or last"),
}


def result_sentences(found: UnitProfile, voice: Speech) -> list[Phrase]:
    """Say the result, how firm the rank is, and the change or why there is none."""
    card, figures = found.standing.card, Figures(found.edition.policy, voice)
    values = {
        "index": figures.value(card.index).text,
        "points": figures.value(card.points).text,
        "maximum": figures.maximum(card.applicable).text,
        "rank": found.standing.rank,
        "of": found.of,
        "tier": tier_title(found.edition, card.tier, voice),
    }
    if found.standing.rank is None:
        said = [Phrase("Index {index} % ({points} of {maximum} points), tier {tier}; the unit is not ranked.", values)]
    else:
        said = [Phrase("Index {index} % ({points} of {maximum} points), rank {rank} of {of}, tier {tier}.", values)]
    if found.bounds is not None:
        bounds = {"best": found.bounds.best, "worst": found.bounds.worst, "within": short(found.within)}
        firm = Phrase("Its rank holds under any weights within ±{within} %.")
        loose = Phrase(
            "Under weights within ±{within} % its rank can be no better than {best} and no worse than {worst}."
        )
        said.append(Phrase((firm if found.bounds.holds else loose).template, bounds))
    if found.spread is not None and not (found.bounds and found.bounds.holds):
        drawn = {"lowest": found.spread.lowest, "highest": found.spread.highest, "draws": found.spread.draws}
        said.append(Phrase("In 90 % of {draws} draws it is between {lowest} and {highest}.", drawn))
    said += _change(found, voice)
    return said


def _change(found: UnitProfile, voice: Speech) -> list[Phrase]:
    change, figures = found.standing.change, Figures(found.edition.policy, voice)
    if found.compare is None or change is None:
        return [Phrase("No earlier year is in the store to compare with.")]
    words = change_words(change, figures, voice)
    values = {"year": found.compare, "index": words.index.text, "rank": words.rank.text, "reason": words.reason}
    if isinstance(change, Moved):
        return [Phrase("Since {year}: index {index}, places {rank}.", values)]
    if isinstance(change, NotComparable):
        return [Phrase("Not comparable with {year}: {reason}.", values)]
    return [Phrase("Since {year}: {reason}.", values)]


def area_table(found: UnitProfile, voice: Speech) -> Table:
    """Return the areas beside the block."""
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (
            Column("title", Phrase("Area"), Kind.TEXT, TITLED, width=40),
            lambda one: node_title(found.edition, one.code, voice),
        ),
        (Column("index", Phrase("Index %"), Kind.PERCENT, exact=True), lambda one: one.index),
        (
            Column("mean", Phrase("Mean of the block %"), Kind.PERCENT, short=Phrase("Avg."), exact=True),
            lambda o: o.mean,
        ),
        (
            Column("ahead", Phrase("Difference"), Kind.CHANGE, unit="percent"),
            lambda one: None if one.index is None or one.mean is None else one.index - one.mean,
        ),
        (Column("place", Phrase("Place in the area"), Kind.RANK, short=Phrase("Place")), lambda one: one.place),
        (Column("of", Phrase("Of"), Kind.COUNT), lambda one: one.of),
    )
    return tabled("areas", columns, found.areas, title=Phrase("Areas beside the block"), policy=found.edition.policy)


def strength_table(key: str, found: Sequence[Strength], edition: Edition, voice: Speech) -> Table:
    """Return components in which a unit is ahead or behind; a last place is marked."""
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda one: node_title(edition, one.code, voice),
        ),
        (Column("points", Phrase("Points"), Kind.POINTS, short=Phrase("Pts")), lambda one: one.points),
        (Column("applicable", Phrase("Maximum"), Kind.MAXIMUM, short=Phrase("Max")), lambda one: one.applicable),
        (
            Column("ahead", Phrase("Points ahead of the mean"), Kind.CHANGE, short=Phrase("± mean"), exact=True),
            lambda o: o.ahead,
        ),
        (Column("place", Phrase("Place in the component"), Kind.RANK, short=Phrase("Place")), lambda one: one.place),
        (Column("of", Phrase("Of"), Kind.COUNT), lambda one: one.of),
        (
            Column("full", Phrase("Units that hold it in full %"), Kind.PERCENT, short=Phrase("Full %")),
            lambda o: o.full,
        ),
        (Column("note", Phrase("Note"), Kind.TEXT, Shown.PEOPLE), lambda one: Phrase("last place") if one.last else ""),
        (Column("last", Phrase("Last"), Kind.COUNT, Shown.MACHINES), lambda one: int(one.last)),
    )
    return tabled(key, columns, found, title=_TITLES[key], policy=edition.policy)


def all_ways_table(found: UnitProfile, voice: Speech) -> Table:
    """Return the cheapest way to every next target."""
    edition = found.edition
    rows = [(ways, climb) for ways in found.ways for way in ways.ways[:1] for climb in way.climbs]
    columns = (
        (Column("target", Phrase("To"), Kind.TEXT, Shown.PEOPLE), lambda r: target_words(r[0].target, edition, voice)),
        (
            Column("target", Phrase("To"), Kind.CODE, Shown.MACHINES),
            lambda r: f"{r[0].target.kind}:{r[0].target.value}",
        ),
        (Column("code", Phrase("Code"), Kind.CODE), lambda row: row[1].code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda row: node_title(edition, row[1].code, voice),
        ),
        (Column("now", Phrase("Points now"), Kind.POINTS, short=Phrase("Now")), lambda row: row[1].now),
        (Column("then", Phrase("Points then"), Kind.POINTS, short=Phrase("Then"), exact=True), lambda row: row[1].then),
        (Column("enter", Phrase("What the cell says then"), Kind.TEXT, short=Phrase("Cell")), lambda row: row[1].text),
        (Column("effort", Phrase("Effort"), Kind.AMOUNT), lambda row: row[1].effort),
    )
    return tabled("ways", columns, rows, title=Phrase("Ways up, the cheapest to each"), policy=edition.policy)


def facts(found: UnitProfile) -> dict[str, str | int | float | None]:
    """Return the result for programs."""
    card, policy = found.standing.card, found.edition.policy
    return {
        "index": number(card.index, policy),
        "index_exact": exact(card.index),
        "rank": found.standing.rank,
        "of": found.of,
        "tier": card.tier,
        "best": found.bounds.best if found.bounds else None,
        "worst": found.bounds.worst if found.bounds else None,
        "compare": found.compare,
    }
