"""On-time rates of the year as blocks: the definition and the zones are told with every table."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.model.monitoring.dossiers import COUNTS
from parindex.model.monitoring.results import MonitoredYear, PeriodRate, RateForScore, UnitOfYear
from parindex.model.monitoring.settings import RateDefinition, Zone
from parindex.model.scores import Stage
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.reporting.blocks import AnyBlock, Column, Heading, Kind, Sentence, Table, Value, tabled
from parindex.reporting.tables.during_the_year.score_rows import ScoreRow, percent_cell, score_rows_table

__all__ = [
    "COUNT_TITLES",
    "definition_words",
    "monitor_blocks",
    "months_table",
    "rates_table",
    "zone_words",
]

COUNT_TITLES = {
    "carried": Phrase("Carried over"),
    "received": Phrase("Received"),
    "early": Phrase("Solved early"),
    "on_time": Phrase("Solved on time"),
    "late": Phrase("Solved late"),
    "pending": Phrase("Open, in time"),
    "overdue": Phrase("Open, overdue"),
    "returned": Phrase("Returned"),
}
_SIGNS = {True: " − ", False: " + "}


def definition_words(definition: RateDefinition, voice: Speech) -> str:
    """Say a definition by its name and as a fraction of counts."""
    top, bottom = (_terms(terms, voice) for terms in (definition.numerator, definition.denominator))
    return f"{definition.id} – {definition.title.in_(voice.locale)}: ({top}) / ({bottom})"


def _terms(terms: Sequence[str], voice: Speech) -> str:
    said = ""
    for term in terms:
        minus = term.startswith("-")
        title = COUNT_TITLES[term.removeprefix("-")]
        said += (_SIGNS[minus] if said else "− " if minus else "") + voice.say(title.template).lower()
    return said


def zone_words(zone: Zone, voice: Speech) -> str:
    """Say a zone with its letter and bound."""
    bound: Phrase | None = None
    if zone.above is not None:
        bound = Phrase("above {bound} %", {"bound": plain_number(zone.above)})
    elif zone.at_least is not None:
        bound = Phrase("from {bound} %", {"bound": plain_number(zone.at_least)})
    said = voice.say(bound.template, **bound.values) if bound else voice.say("the rest")
    return f"{zone.letter} = {zone.title.in_(voice.locale)} ({said})"


def monitor_blocks(found: MonitoredYear, voice: Speech) -> list[AnyBlock]:
    """Return the answer: title, definition, zones, the year to date of every unit, and the rates by month."""
    title = Phrase("Dossiers solved on time, {year}, to month {month}", {"year": found.year, "month": found.until})
    blocks: list[AnyBlock] = [
        Heading(1, title),
        Sentence(Phrase("On-time rate: {definition}", {"definition": definition_words(found.definition, voice)})),
        Sentence(Phrase("Zones: {zones}", {"zones": "; ".join(zone_words(one, voice) for one in found.zones)})),
        Sentence(zones_sentence(found, voice)),
        standing_table(found, voice),
        months_table(found, voice),
        counts_table(found),
    ]
    return blocks


def standing_table(found: MonitoredYear, voice: Speech) -> Table:
    """Return every unit with its rate of the year to date, zone, streak, turns and what is needed."""
    zones = found.zone_of
    best = max(found.zones, key=lambda zone: zone.above or zone.at_least or -1)
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=26), lambda one: one.name),
        (Column("rate", Phrase("Rate %"), Kind.PERCENT, exact=True), lambda one: _percent(one.total)),
        (Column("zone", Phrase("Zone"), width=20), lambda one: _zone(one.total, zones, voice)),
        (Column("month_zone", Phrase("Month's zone"), width=9), lambda one: _last_zone(one, zones)),
        (
            Column("streak", Phrase("Months in a row"), Kind.COUNT),
            lambda one: one.streak and one.streak.months,
        ),
        (Column("turns", Phrase("Turns"), Kind.COUNT), lambda one: len(one.turns)),
        (Column("last_turn", Phrase("Last turn"), width=16), lambda one: _last_turn(one, zones)),
        (Column("needed_on_time", Phrase("Needed on time"), Kind.COUNT), _needed),
        (Column("expected", Phrase("Expected"), Kind.COUNT), lambda one: one.needed and one.needed.expected),
        (Column("late_allowed", Phrase("May be late"), Kind.COUNT), _allowed),
    )
    notes = (
        Phrase("The year to date is computed from the counts of all months, never from the mean of the rates."),
        Phrase(
            "The month's zone (of the last month), months in a row and turns are those of single months, not of the "
            "year to date."
        ),
        Phrase(
            "Needed on time: so many further dossiers, all solved on time, bring the year to {zone}. Expected: what is "
            "still to come if every month left brings the mean of the months reported; of these so many may be late. "
            "A dash: out of reach, or nothing to say.",
            {"zone": best.title.in_(voice.locale)},
        ),
    )
    return tabled("units", columns, found.units, title=Phrase("Year to date"), notes=notes)


def counts_table(found: MonitoredYear) -> Table:
    """Return the counts of the year to date."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=26), lambda one: one.name),
        *((Column(key, COUNT_TITLES[key], Kind.COUNT), _count(key)) for key in COUNTS),
        (Column("for_others", Phrase("Received for others"), Kind.COUNT), lambda one: one.for_others),
    )
    note = Phrase("A dossier is counted once, at the unit that solves it; received for others is told beside.")
    return tabled("counts", columns, found.units, title=Phrase("Dossiers of the year to date"), notes=(note,))


def zones_sentence(found: MonitoredYear, voice: Speech) -> Phrase:
    """Say how many units are in each zone."""
    parts = [
        f"{zone.title.in_(voice.locale)} {sum(unit.total.zone == zone.id for unit in found.units)}"
        for zone in found.zones
    ]
    states = Counter(unit.total.state for unit in found.units)
    parts.append(voice.say("nothing to solve {number}", number=states["not_applicable"]))
    parts.append(voice.say("not reported {number}", number=states["missing"]))
    return Phrase("Units: {units}.", {"units": ", ".join(parts)})


def months_table(found: MonitoredYear, voice: Speech) -> Table:
    """Return the rate of every month with the letter of its zone."""
    columns = (
        (Column("unit", Phrase("Id"), Kind.CODE), lambda one: one.unit),
        (Column("name", Phrase("Unit"), width=24), lambda one: one.name),
        *(
            (
                Column(f"month_{month}", Phrase("Month {month}", {"month": month}), Kind.PERCENT, width=9),
                _month(month, found, voice),
            )
            for month in range(1, found.until + 1)
        ),
    )
    note = Phrase("Blank: nothing was reported. n/a: there was nothing to solve, which is not 100 %.")
    return tabled("months", columns, found.units, title=Phrase("Rate by month, %"), notes=(note,))


def _month(month: int, found: MonitoredYear, voice: Speech) -> Callable[[UnitOfYear], Value]:
    zones = found.zone_of

    def read(unit: UnitOfYear) -> Value:
        period = unit.months[month - 1]
        if period.state == "missing":
            return ""
        if period.rate is None:
            return Phrase("n/a")
        letter = zones[period.zone].letter if period.zone else ""
        return f"{voice.number(100 * period.rate)} {letter}".strip()

    return read


def _count(key: str) -> Callable[[UnitOfYear], Value]:
    return lambda one: None if one.total.counts is None else getattr(one.total.counts, key)


def _percent(period: PeriodRate) -> Fraction | None:
    return None if period.rate is None else 100 * period.rate


def _zone(period: PeriodRate, zones: Mapping[str, Zone], voice: Speech) -> Value:
    match period.state:
        case "missing":
            return Phrase("not reported")
        case "not_applicable":
            return Phrase("not applicable")
    zone = zones.get(period.zone)
    return f"{zone.letter} – {zone.title.in_(voice.locale)}" if zone else ""


def _last_zone(unit: UnitOfYear, zones: Mapping[str, Zone]) -> str:
    """Return the letter of the zone that the unit has been in for the months of its streak."""
    return zones[unit.streak.zone].letter if unit.streak and unit.streak.zone else ""


def _last_turn(unit: UnitOfYear, zones: Mapping[str, Zone]) -> Value:
    if not unit.turns:
        return ""
    last = unit.turns[-1]
    before, after = (zones[one].letter if one else "–" for one in (last.before, last.after))
    return Phrase("month {month}: {before} → {after}", {"month": last.month, "before": before, "after": after})


def _needed(unit: UnitOfYear) -> int | None:
    return None if unit.needed is None else unit.needed.on_time


def _allowed(unit: UnitOfYear) -> int | None:
    return None if unit.needed is None else unit.needed.late_allowed


def rates_table(found: Sequence[RateForScore], year: int, stage: Stage, voice: Speech) -> Table:
    """Return the rates as rows of a score sheet, with definition, counts and months as evidence."""
    return score_rows_table([_score_row(one, year, voice) for one in found], stage)


def _score_row(one: RateForScore, year: int, voice: Speech) -> ScoreRow:
    evidence = voice.say(
        "dossiers {year}, {definition}: {numerator} of {denominator}; {months} months",
        year=year,
        definition=one.definition,
        numerator=one.numerator,
        denominator=one.denominator,
        months=one.months,
    )
    return ScoreRow(one.unit.name, one.criterion, percent_cell(one.percent, voice), evidence)
