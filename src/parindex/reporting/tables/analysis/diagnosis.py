"""A diagnosis of a criteria set in tables, worded as hints."""

from decimal import Decimal
from fractions import Fraction

from parindex.language import Speech
from parindex.model.studies.diagnosis import ENOUGH, ComponentDiagnosis, Diagnosis
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import NumberText
from parindex.reporting.blocks import Chart, Column, Kind, Series, Shown, Table, Value, tabled
from parindex.reporting.tables.analysis.texts import TITLED, decimal, node_title, short

__all__ = [
    "agreement_table",
    "component_table",
    "diagnosis_sentences",
    "redundancy_table",
    "share_chart",
    "share_table",
    "years_table",
]

_MACHINES = Shown.MACHINES
_NOTHING = "–"


def diagnosis_sentences(found: Diagnosis) -> list[Phrase]:
    """Say what was found as hints with their n; recommend only where there are units enough."""
    n = {"units": found.units}
    said = [Phrase("{units} ranked units.", n)]
    if not found.enough:
        said.append(
            Phrase(
                "Fewer than {enough} units: read every figure as a hint; nothing is recommended.", {"enough": ENOUGH}
            )
        )
    said += [
        Phrase(told.template, {"codes": ", ".join(codes), "number": len(codes), **n})
        for told, codes in (
            (Phrase("Do not tell units apart, all have the same ({number}): {codes}."), found.constant),
            (Phrase("At least 95 % of the units hold these in full ({number}): {codes}."), _codes(found, "ceiling")),
            (Phrase("At least 95 % of the units have nothing of these ({number}): {codes}."), _codes(found, "floor")),
            (Phrase("Who has more of these has less of the rest ({number}): {codes}."), _codes(found, "against")),
        )
        if codes
    ]
    if found.alpha is not None:
        said.append(
            Phrase(
                "Cronbach's alpha {alpha} over {complete} units to which everything applies. An index of duties need "
                "not measure one thing: a low alpha is no fault by itself, a high one proves nothing about it.",
                {"alpha": short(found.alpha), "complete": found.complete},
            )
        )
    else:
        said.append(Phrase("Cronbach's alpha does not exist here: too few components or units, or no differences."))
    if found.enough and found.constant:
        said.append(
            Phrase(
                "At the next revision of the set, look at the {number} components that do not tell units apart: keep "
                "those that remind of a duty, make the others harder or leave them out.",
                {"number": len(found.constant)},
            )
        )
    return said


def _codes(found: Diagnosis, name: str) -> list[str]:
    return [one.code for one in found.components if getattr(one, name) and one.varies]


def component_table(found: Diagnosis, voice: Speech) -> Table:
    """Return every component as an item."""
    edition = found.edition
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, Shown.PAGE | Shown.SHEET | Shown.DATA, width=40),
            lambda o: node_title(edition, o.code, voice),
        ),
        (Column("units", Phrase("Units"), Kind.COUNT, short=Phrase("n")), lambda one: one.units),
        (Column("mean", Phrase("Mean index %"), Kind.PERCENT, short=Phrase("Mean %")), lambda one: one.mean),
        (Column("full", Phrase("Hold it in full"), Kind.COUNT, short=Phrase("Full")), lambda one: one.full),
        (Column("none", Phrase("Have nothing of it"), Kind.COUNT, short=Phrase("Nothing")), lambda one: one.none),
        (
            Column("with_rest", Phrase("Correlation with the rest"), Kind.AMOUNT, Shown.PEOPLE, short=Phrase("r rest")),
            lambda o: _two(o.with_rest),
        ),
        (
            Column("alpha_without", Phrase("Alpha without it"), Kind.AMOUNT, Shown.PEOPLE),
            lambda one: _two(one.alpha_without),
        ),
        (Column("hint", Phrase("Hint"), Kind.TEXT, Shown.PEOPLE), _hint),
        (Column("varies", Phrase("Varies"), Kind.COUNT, _MACHINES), lambda one: int(one.varies)),
        (
            Column("with_rest", Phrase("Correlation with the rest"), Kind.CODE, _MACHINES),
            lambda one: _plain(one.with_rest),
        ),
        (
            Column("alpha_without", Phrase("Alpha without it"), Kind.CODE, _MACHINES),
            lambda one: _plain(one.alpha_without),
        ),
        (Column("eta_squared", Phrase("Eta squared"), Kind.CODE, _MACHINES), lambda one: _plain(one.eta_squared)),
        (
            Column("epsilon_squared", Phrase("Epsilon squared"), Kind.CODE, _MACHINES),
            lambda one: _plain(one.epsilon_squared),
        ),
        (
            Column("upper_lower", Phrase("Best 27 % less last 27 %"), Kind.PERCENT, _MACHINES),
            lambda one: one.upper_lower,
        ),
    )
    return tabled("components", columns, found.components, title=Phrase("Components"), policy=edition.policy)


def _hint(one: ComponentDiagnosis) -> Value:
    if not one.varies:
        return Phrase("does not discriminate") if one.constant else ""
    words = [
        phrase
        for holds, phrase in (
            (one.ceiling, Phrase("ceiling")),
            (one.floor, Phrase("floor")),
            (one.against, Phrase("against the rest")),
        )
        if holds
    ]
    return words[0] if words else ""


def _two(number: Decimal | Fraction | None) -> Value:
    return _NOTHING if number is None else Phrase("{number}", {"number": NumberText(f"{decimal(number, 2)}")})


def _plain(number: Decimal | Fraction | None) -> Value:
    return None if number is None else str(short(number, 6))


def share_table(found: Diagnosis, voice: Speech) -> Table:
    """Return the share of points beside the share of variance, at every level."""
    edition = found.edition
    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("level", Phrase("Level"), Kind.COUNT, _MACHINES), lambda one: one.depth + 1),
        (
            Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40),
            lambda one: node_title(edition, one.code, voice),
        ),
        (
            Column("points", Phrase("Share of the points %"), Kind.PERCENT, short=Phrase("Points %"), exact=True),
            lambda one: one.points,
        ),
        (
            Column("variance", Phrase("Share of the variance %"), Kind.PERCENT, short=Phrase("Variance %"), exact=True),
            lambda o: o.variance,
        ),
        (
            Column("linear", Phrase("r squared with the total %"), Kind.PERCENT, short=Phrase("r² %")),
            lambda one: one.linear,
        ),
    )
    return tabled(
        "shares",
        columns,
        found.shares,
        title=Phrase("What decides the order: points beside variance"),
        policy=edition.policy,
    )


def share_chart(found: Diagnosis, voice: Speech) -> Chart:
    """Return the areas by both shares."""
    areas = [one for one in found.shares if not one.depth]
    return Chart(
        "bar",
        Phrase("Share of the points and of the variance, %"),
        tuple(f"{one.code}. {node_title(found.edition, one.code, voice)}" for one in areas),
        (
            Series(Phrase("Share of the points %"), tuple(one.points for one in areas)),
            Series(Phrase("Share of the variance %"), tuple(one.variance for one in areas)),
        ),
    )


def redundancy_table(found: Diagnosis, voice: Speech) -> Table:
    """Return the pairs of components that order units nearly alike."""
    edition = found.edition
    columns = (
        (Column("one", Phrase("Code"), Kind.CODE), lambda one: one.one),
        (
            Column("one_title", Phrase("Criterion"), Kind.TEXT, Shown.PEOPLE),
            lambda o: node_title(edition, o.one, voice),
        ),
        (Column("other", Phrase("And"), Kind.CODE), lambda one: one.other),
        (
            Column("other_title", Phrase("Criterion"), Kind.TEXT, Shown.PEOPLE),
            lambda o: node_title(edition, o.other, voice),
        ),
        (
            Column("correlation", Phrase("Rank correlation"), Kind.AMOUNT, Shown.PEOPLE),
            lambda one: _two(one.correlation),
        ),
        (Column("correlation", Phrase("Rank correlation"), Kind.CODE, _MACHINES), lambda one: _plain(one.correlation)),
        (Column("units", Phrase("Units"), Kind.COUNT, short=Phrase("n")), lambda one: one.units),
    )
    return tabled(
        "redundant",
        columns,
        found.redundant,
        title=Phrase("Components that order units nearly alike"),
        policy=edition.policy,
    )


def agreement_table(found: Diagnosis, voice: Speech) -> Table:
    """Return how far self scores and appraisal agree."""
    edition = found.edition

    def title(code: str) -> Value:
        return node_title(edition, code, voice) if code else Phrase("Total of what is appraised")

    columns = (
        (Column("code", Phrase("Code"), Kind.CODE), lambda one: one.code),
        (Column("title", Phrase("Criterion"), Kind.TEXT, TITLED, width=40), lambda one: title(one.code)),
        (Column("units", Phrase("Units with both"), Kind.COUNT, short=Phrase("n")), lambda one: one.units),
        (Column("same", Phrase("The same"), Kind.COUNT), lambda one: one.same),
        (Column("more", Phrase("Claimed more"), Kind.COUNT), lambda one: one.claimed_more),
        (Column("less", Phrase("Claimed less"), Kind.COUNT), lambda one: one.claimed_less),
        (Column("mean_cut", Phrase("Cut in the mean"), Kind.CHANGE, exact=True), lambda one: one.mean_cut),
        (
            Column("tau", Phrase("Agreement of order (tau-b)"), Kind.AMOUNT, Shown.PEOPLE, short=Phrase("tau-b")),
            lambda o: _two(o.order) if not o.code else "",
        ),
        (Column("tau", Phrase("Agreement of order (tau-b)"), Kind.CODE, _MACHINES), lambda one: _plain(one.order)),
    )
    return tabled(
        "agreement", columns, found.agreement, title=Phrase("Self scores beside the appraisal"), policy=edition.policy
    )


def years_table(found: Diagnosis) -> Table:
    """Return how alike years order the units."""
    columns = (
        (
            Column("years", Phrase("Years compared"), Kind.CODE),
            lambda one: "–".join(map(str, (one.years[0], one.years[-1]))),
        ),
        (Column("units", Phrase("Units in all of them"), Kind.COUNT, short=Phrase("n")), lambda one: one.units),
        (
            Column("tau", Phrase("Agreement of order (tau-b)"), Kind.AMOUNT, Shown.PEOPLE, short=Phrase("tau-b")),
            lambda one: _two(one.tau),
        ),
        (Column("w", Phrase("Kendall's W"), Kind.AMOUNT, Shown.PEOPLE), lambda one: _two(one.concordance)),
        (Column("tau", Phrase("Agreement of order (tau-b)"), Kind.CODE, _MACHINES), lambda one: _plain(one.tau)),
        (Column("w", Phrase("Kendall's W"), Kind.CODE, _MACHINES), lambda one: _plain(one.concordance)),
    )
    return tabled(
        "years", columns, found.years, title=Phrase("How alike years order the units"), policy=found.edition.policy
    )
