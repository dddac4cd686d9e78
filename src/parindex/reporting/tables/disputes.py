"""Where units and appraisers differ: units, components, and hints in words."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from parindex.language import Speech
from parindex.language.stage_words import typed_words
from parindex.model.criteria import Edition
from parindex.model.results.disputes import (
    BlockDisputes,
    Contested,
    Dispute,
    Disputed,
    DisputeKind,
    Hint,
    HintKind,
    UnitDisputes,
)
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import (
    AnyBlock,
    Break,
    Column,
    Heading,
    Kind,
    Lines,
    Sentence,
    Shown,
    Table,
    Value,
    tabled,
)
from parindex.reporting.report.contents import Figure
from parindex.reporting.report.figures import Figures

__all__ = ["dispute_blocks", "hint_words", "net"]

_MOST = 10
"""Components that the table of all units shows."""
_ZERO = Fraction(0)


def dispute_blocks(disputed: Disputed, voice: Speech) -> Iterator[AnyBlock]:
    """Yield every block: units, the components most disputed (or those of the one unit), hints."""
    for block in disputed.blocks:
        figures = Figures(block.edition.policy, voice)
        yield Heading(2, f"{block.title} · {disputed.year} · {block.edition.key}")
        yield from _units(block, figures)
        if disputed.unit is None:
            yield from _components(block, figures)
        else:
            for unit in block.units:
                yield from _unit(unit, figures)
        yield from _rest(block, disputed.before, voice)
        yield Break()


def net(card: Scorecard) -> Fraction:
    """Return the points of what is appraised, with bonus and penalty: those that a unit can claim."""
    return card.appraisal.points + card.bonus - card.penalty


def hint_words(hint: Hint, block: BlockDisputes, before: int | None, voice: Speech) -> str:
    """Say what was noticed, with its figures."""
    figures = Figures(block.edition.policy, voice)
    values = {
        "units": ", ".join(block.names.get(unit, unit) for unit in hint.units),
        "components": hint.components,
        "points": figures.value(hint.points).text,
        "change": figures.beside(hint.change, hint.median, _ZERO, signed=True).text,
        "median": figures.beside(hint.median, hint.change, signed=True).text,
        "spread": figures.value(hint.spread).text,
        "before": before,
    }
    match hint.kind:
        case HintKind.IDENTICAL:
            template = "{units}: the self scores of all {components} components are the same."
        case HintKind.FULL_MARKS:
            template = "{units}: claims every point, {points} in {components} components."
        case HintKind.UNCHANGED:
            template = "{units}: the appraisal changed none of {components} components ({points} points)."
        case HintKind.OUTLIER:
            template = "{units}: index {change} against {before}; half of the block lies within {spread} of {median}."
    return voice.say(template, **values)


def _units(block: BlockDisputes, figures: Figures) -> Iterator[Sentence | Table]:
    if not block.units:
        yield Sentence(Phrase("No unit has both self scores and an appraisal yet."))
        return
    columns: tuple[tuple[Column, Callable[[UnitDisputes], Value]], ...] = (
        (Column("block", Phrase("Block"), shown=Shown.MACHINES), lambda _: block.title),
        (Column("unit", Phrase("Unit")), lambda unit: unit.claimed.name),
        (Column("claimed", Phrase("Self"), Kind.POINTS), lambda unit: _beside(unit.claimed, unit.given, figures)),
        (Column("given", Phrase("Appraised"), Kind.POINTS), lambda unit: _beside(unit.given, unit.claimed, figures)),
        (Column("cut", Phrase("Cut"), Kind.AMOUNT), lambda unit: unit.points_cut),
        (Column("cut_in", Phrase("Cut in"), Kind.COUNT), lambda unit: len(unit.cuts)),
        (Column("explained", Phrase("Explained"), Kind.COUNT), lambda unit: sum(one.explained for one in unit.cuts)),
        (Column("raised", Phrase("Raised"), Kind.AMOUNT), _raised),
        (Column("no_evidence", Phrase("No evidence"), Kind.AMOUNT), lambda unit: unit.points_unproven),
    )
    note = Phrase("Self, appraised, cut, raised and no evidence are points; the survey is left aside.")
    yield tabled("units", columns, block.units, notes=[note], policy=block.edition.policy)


def _beside(card: Scorecard, other: Scorecard, figures: Figures) -> Figure:
    return figures.beside(net(card), net(other))


def _raised(unit: UnitDisputes) -> Fraction:
    return sum((-one.cut for one in unit.disputes if one.kind is DisputeKind.RAISED), _ZERO)


def _components(block: BlockDisputes, figures: Figures) -> Iterator[Heading | Table]:
    if not block.components:
        return
    columns: tuple[tuple[Column, Callable[[Contested], Value]], ...] = (
        (
            Column("component", Phrase("Component")),
            lambda one: f"{one.code} {_title(one.code, block.edition, figures.voice)}",
        ),
        (Column("cut", Phrase("Cut"), Kind.AMOUNT), lambda one: one.cut),
        (Column("in_units", Phrase("In units"), Kind.COUNT), lambda one: f"{one.units}/{one.of}"),
        (Column("explained", Phrase("Explained"), Kind.COUNT), lambda one: one.explained),
    )
    yield Heading(3, Phrase("Components most disputed"))
    yield tabled("components", columns, block.components[:_MOST], policy=block.edition.policy)


def _unit(unit: UnitDisputes, figures: Figures) -> Iterator[Sentence | Table]:
    said, edition = {True: Phrase("yes"), False: Phrase("no")}, unit.claimed.edition
    columns: tuple[tuple[Column, Callable[[Dispute], Value]], ...] = (
        (Column("component", Phrase("Component")), lambda one: _component(one, edition, figures.voice)),
        (Column("claimed", Phrase("Self")), lambda one: _score(one.claimed, one.given, figures)),
        (Column("given", Phrase("Appraised")), lambda one: _score(one.given, one.claimed, figures)),
        (Column("cut", Phrase("Cut"), Kind.AMOUNT), lambda one: one.cut),
        (Column("explained", Phrase("Explained")), lambda one: said[one.explained]),
        (Column("evidence", Phrase("With evidence")), lambda one: said[one.evidence]),
    )
    yield tabled("disputes", columns, unit.disputes, policy=figures.policy)
    if unit.unproven:
        values = {
            "points": figures.value(unit.points_unproven).text,
            "codes": ", ".join(one.code for one in unit.unproven),
        }
        yield Sentence(Phrase("Claimed without evidence: {points} points ({codes})", values))


def _score(leaf: LeafScore, beside: LeafScore, figures: Figures) -> str:
    points, text = figures.beside(leaf.points, beside.points).text, typed_words(leaf.answer, figures.voice)
    return f"{points} ({text})" if text else points


def _component(dispute: Dispute, edition: Edition, voice: Speech) -> str:
    title = f"{dispute.code} {_title(dispute.code, edition, voice)}"
    match dispute.kind:
        case DisputeKind.APPLICABILITY:
            return f"{title} – {voice.say('one says that it does not apply')}"
        case DisputeKind.BLOCK:
            return f"{title} – {voice.say('moved by other units of the block')}"
        case _:
            return title


def _title(code: str, edition: Edition, voice: Speech) -> str:
    if code in edition.nodes:
        return edition.nodes[code].title.in_(voice.locale)
    return next(item.title.in_(voice.locale) for item in edition.adjustments if item.code == code)


def _rest(block: BlockDisputes, before: int | None, voice: Speech) -> Iterator[AnyBlock]:
    if block.hints:
        yield Heading(3, Phrase("Worth a look (a hint is no fault)"))
        yield Lines(tuple(hint_words(hint, block, before, voice) for hint in block.hints))
    if block.unappraised:
        names = ", ".join(name for _, name in block.unappraised)
        yield Sentence(Phrase("Self scores, but no appraisal yet: {names}", {"names": names}))
    if block.unclaimed:
        names = ", ".join(name for _, name in block.unclaimed)
        yield Sentence(Phrase("No self scores: {names}", {"names": names}))
