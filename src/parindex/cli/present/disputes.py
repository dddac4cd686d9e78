"""Disputes as tables: units, components, and hints in words."""

from fractions import Fraction

from parindex.analysis.block.disputes import Dispute, Kind, UnitDisputes
from parindex.analysis.block.hints import Hint, HintKind
from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.reporting.documents.explanation import typed_words
from parindex.reporting.report.figures import Figures
from parindex.workflow.disputes import BlockDisputes, Disputed

__all__ = ["hint_words", "net", "print_disputes"]

_MOST = 10
"""Components that the table of all units shows."""


def print_disputes(disputed: Disputed, speech: Speech) -> None:
    """Print every block: units, the components most disputed (or those of the one unit), hints."""
    for block in disputed.blocks:
        figures = Figures(block.edition.policy, speech)
        answer(plain(f"{block.title} · {disputed.year} · {block.edition.key}"), style="bold")
        _print_units(block, figures, speech)
        if disputed.unit is None:
            _print_components(block, figures, speech)
        else:
            for unit in block.units:
                _print_unit(unit, figures, speech)
        _print_rest(block, disputed.before, speech)
        answer()


def net(card: Scorecard) -> Fraction:
    """Return the points of what is appraised, with bonus and penalty: those that a unit can claim."""
    return card.appraisal.points + card.bonus - card.penalty


def hint_words(hint: Hint, block: BlockDisputes, before: int | None, speech: Speech) -> str:
    """Say what was noticed, with its figures."""
    figures = Figures(block.edition.policy, speech)
    values = {
        "units": ", ".join(block.names.get(unit, unit) for unit in hint.units),
        "components": hint.components,
        "points": figures.value(hint.points).text,
        "change": figures.beside(hint.change, hint.median, Fraction(0), signed=True).text,
        "median": figures.beside(hint.median, hint.change, signed=True).text,
        "spread": figures.value(hint.spread).text,
        "before": before,
    }
    match hint.kind:
        case HintKind.IDENTICAL:
            template = speech.say("{units}: the self scores of all {components} components are the same.", **values)
        case HintKind.FULL_MARKS:
            template = speech.say("{units}: claims every point, {points} in {components} components.", **values)
        case HintKind.UNCHANGED:
            template = speech.say(
                "{units}: the appraisal changed none of {components} components ({points} points).", **values
            )
        case HintKind.OUTLIER:
            template = speech.say(
                "{units}: index {change} against {before}; half of the block lies within {spread} of {median}.",
                **values,
            )
    return template


def _print_units(block: BlockDisputes, figures: Figures, speech: Speech) -> None:
    if not block.units:
        answer(speech.say("No unit has both self scores and an appraisal yet."))
        return
    made = table(
        (speech.say("Unit"), False),
        (speech.say("Self"), True),
        (speech.say("Appraised"), True),
        (speech.say("Cut"), True),
        (speech.say("Cut in"), True),
        (speech.say("Explained"), True),
        (speech.say("Raised"), True),
        (speech.say("No evidence"), True),
    )
    for unit in block.units:
        made.add_row(plain(unit.claimed.name), *_unit_row(unit, figures))
    answer(made)
    answer(speech.say("Self, appraised, cut, raised and no evidence are points; the survey is left aside."))


def _unit_row(unit: UnitDisputes, figures: Figures) -> tuple[str, ...]:
    raised = sum((-one.cut for one in unit.disputes if one.kind is Kind.RAISED), Fraction(0))
    return (
        figures.beside(net(unit.claimed), net(unit.given)).text,
        figures.beside(net(unit.given), net(unit.claimed)).text,
        figures.amount(unit.points_cut).text,
        str(len(unit.cuts)),
        str(sum(one.explained for one in unit.cuts)),
        figures.amount(raised).text,
        figures.amount(unit.points_unproven).text,
    )


def _print_components(block: BlockDisputes, figures: Figures, speech: Speech) -> None:
    if not block.components:
        return
    answer(speech.say("Components most disputed"), style="bold")
    made = table(
        (speech.say("Component"), False),
        (speech.say("Cut"), True),
        (speech.say("In units"), True),
        (speech.say("Explained"), True),
    )
    for one in block.components[:_MOST]:
        made.add_row(
            plain(f"{one.code} {_title(one.code, block.edition, speech)}"),
            figures.amount(one.cut).text,
            f"{one.units}/{one.of}",
            str(one.explained),
        )
    answer(made)


def _print_unit(unit: UnitDisputes, figures: Figures, speech: Speech) -> None:
    made = table(
        (speech.say("Component"), False),
        (speech.say("Self"), False),
        (speech.say("Appraised"), False),
        (speech.say("Cut"), True),
        (speech.say("Explained"), False),
        (speech.say("With evidence"), False),
    )
    for dispute in unit.disputes:
        made.add_row(*_dispute_row(dispute, unit.claimed.edition, figures, speech))
    answer(made)
    if unit.unproven:
        codes = ", ".join(one.code for one in unit.unproven)
        points = figures.value(unit.points_unproven).text
        answer(plain(speech.say("Claimed without evidence: {points} points ({codes})", points=points, codes=codes)))


def _dispute_row(dispute: Dispute, edition: Edition, figures: Figures, speech: Speech) -> tuple[str, ...]:
    said = {True: speech.say("yes"), False: speech.say("no")}
    return (
        plain(f"{dispute.code} {_title(dispute.code, edition, speech)}{_aside(dispute, speech)}"),
        plain(_score(dispute.claimed, dispute.given, figures)),
        plain(_score(dispute.given, dispute.claimed, figures)),
        figures.amount(dispute.cut).text,
        said[dispute.explained],
        said[dispute.evidence],
    )


def _score(leaf: LeafScore, beside: LeafScore, figures: Figures) -> str:
    points, text = figures.beside(leaf.points, beside.points).text, typed_words(leaf.answer, figures.voice)
    return f"{points} ({text})" if text else points


def _aside(dispute: Dispute, speech: Speech) -> str:
    match dispute.kind:
        case Kind.APPLICABILITY:
            return " – " + speech.say("one says that it does not apply")
        case Kind.BLOCK:
            return " – " + speech.say("moved by other units of the block")
        case _:
            return ""


def _title(code: str, edition: Edition, speech: Speech) -> str:
    if code in edition.nodes:
        return edition.nodes[code].title.in_(speech.locale)
    return next(item.title.in_(speech.locale) for item in edition.adjustments if item.code == code)


def _print_rest(block: BlockDisputes, before: int | None, speech: Speech) -> None:
    if block.hints:
        answer(speech.say("Worth a look (a hint is no fault)"), style="bold")
        for hint in block.hints:
            answer(plain("- " + hint_words(hint, block, before, speech)))
    if block.unappraised:
        names = ", ".join(name for _, name in block.unappraised)
        answer(plain(speech.say("Self scores, but no appraisal yet: {names}", names=names)))
    if block.unclaimed:
        names = ", ".join(name for _, name in block.unclaimed)
        answer(plain(speech.say("No self scores: {names}", names=names)))
