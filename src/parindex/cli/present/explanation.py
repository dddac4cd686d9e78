"""Why a unit has its number, as a tree that adds up."""

from fractions import Fraction
from pathlib import PurePath

from rich.text import Text
from rich.tree import Tree

from parindex.cli.present.revision import print_revision
from parindex.cli.present.terminal import answer, plain
from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.set_words import marked_as_draft, mean_words, weight_words
from parindex.model.criteria import Node
from parindex.model.results.scorecards import LeafScore, NodeScore, Scorecard
from parindex.model.scores import Missing, NotApplicable, Scored, Stage, Step
from parindex.reporting.documents.explanation import typed_words
from parindex.reporting.report.adjusted import beyond_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.cards import tier_words
from parindex.store import Arrival
from parindex.workflow.explain import Explanation

__all__ = ["print_explanation", "stage_word", "step_word"]


def print_explanation(explanation: Explanation, speech: Speech) -> None:
    """Print source, result and the tree down to what was typed in each cell."""
    card = explanation.card
    figures = Figures(card.edition.policy, speech)
    key = marked_as_draft(card.edition.key, card.edition, speech)
    answer(plain(f"{card.name} · {explanation.year} · {key}"), style="bold")
    print_revision(explanation.place, speech)
    for line in _head(explanation, figures, speech):
        answer(plain(line))
    for node in explanation.branch:
        answer(_tree(node, card, figures, speech))
        if node.is_leaf and len(explanation.branch) == 1 and (told := _evidence(node.code, card, speech)):
            answer(plain(told))


def _head(explanation: Explanation, figures: Figures, speech: Speech) -> list[str]:
    card = explanation.card
    lines = [
        speech.say(
            "Index {index}, rank {rank}, tier {tier}",
            index=_percent(card.index, figures),
            rank=explanation.standing.rank or "–",
            tier=plain(tier_words(card, speech) or "–"),
        ),
        speech.say(
            "{points} of {maximum} applicable points",
            points=figures.beside(card.points, card.applicable).text,
            maximum=figures.maximum(card.applicable).text,
        ),
    ]
    if card.converted is not None and card.converted != card.points:
        lines.append(
            speech.say(
                "Converted to the full scale of {total}: {converted}",
                total=figures.maximum(Fraction(card.edition.total)).text,
                converted=figures.value(card.converted).text,
            )
        )
    if card.bonus or card.penalty:
        lines.append(
            speech.say(
                "Bonus {bonus}, penalty {penalty}",
                bonus=figures.value(card.bonus).text,
                penalty=figures.value(card.penalty).text,
            )
        )
    if beyond := beyond_words(card, figures, speech):
        lines.append(beyond)
    if card.edition.aggregate != "sum":
        lines.append(speech.say("The index is the {mean}.", mean=mean_words(card.edition.root, speech)))
    return lines + [line for arrival in explanation.arrivals for line in _origin(arrival, speech)]


def _origin(arrival: Arrival, speech: Speech) -> list[str]:
    source = arrival.sheet.source
    file = speech.say("File {path}, sheet {sheet}", path=source.path, sheet=source.sheet or "–")
    stored = speech.say(
        "SHA-256 {digest}, scored {at} (UTC+7) with version {version}",
        digest=source.sha256,
        at=speech.moment(arrival.at),
        version=arrival.version,
    )
    return [f"{step_word(arrival.step, speech)}: {file}" if arrival.step else file, stored]


def _tree(node: Node, card: Scorecard, figures: Figures, speech: Speech) -> Tree:
    tree = Tree(_label(node, card, figures, speech))
    for part in node.parts:
        tree.children.append(_tree(part, card, figures, speech))
    return tree


def _label(node: Node, card: Scorecard, figures: Figures, speech: Speech) -> Text:
    score = card.nodes[node.code]
    label = Text(plain(f"{node.code} {node.title.in_(speech.locale)}"), style="" if node.is_leaf else "bold")
    points = f"  {figures.beside(score.points, score.applicable).text} / {figures.maximum(score.applicable).text}"
    label.append(points, style="cyan")
    if card.edition.above(node.code).aggregate != "sum" or not node.counts:
        label.append(f"  = {_percent(score.index, figures)}, {weight_words(node, speech)}", style="cyan")
    if node.parts and node.aggregate != "sum":
        label.append("\n" + plain(_mean(node, score, figures, speech)), style="dim")
    if node.code in card.edition.converts:
        label.append("\n" + plain(_shared(card.edition.converts[node.code], speech)), style="dim")
    if node.is_leaf:
        label.append("\n" + plain(_typed(card.leaves[node.code], card, speech)))
    if words := node_words(node, card.edition, speech):
        label.append("\n" + plain(words), style="dim")
    return label


def _evidence(code: str, card: Scorecard, speech: Speech) -> str:
    """Say what the sheet names as evidence of one component, as the counts of a survey; empty if it names none."""
    entry = card.sheet.by_code.get(code)
    return speech.say("evidence: {text}", text=entry.evidence) if entry and entry.evidence else ""


def _mean(node: Node, score: NodeScore, figures: Figures, speech: Speech) -> str:
    """Say which mean gave the index of a group, and what it is worth."""
    return speech.say(
        "{mean} = {index}; worth {points} points",
        mean=mean_words(node, speech),
        index=_percent(score.index, figures),
        points=figures.maximum(Fraction(node.total)).text,
    )


def _percent(index: Fraction | None, figures: Figures) -> str:
    """Write an index in percent; where nothing applies there is none, and no percent of it."""
    text = figures.value(index).text
    return text if index is None else f"{text} %"


def _shared(way: str, speech: Speech) -> str:
    """Say what a group makes of that which does not apply."""
    if way == "equal":
        return speech.say("what does not apply is shared equally among the parts that apply")
    return speech.say("what applies counts for the whole group")


def _typed(leaf: LeafScore, card: Scorecard, speech: Speech) -> str:
    sheet = card.sheet
    text = typed_words(leaf.answer, speech)
    stage, file = stage_word(leaf.stage, speech), PurePath(sheet.source_of(leaf.stage).path).name
    match leaf.answer:
        case Scored() if sheet.steps:
            return speech.say(
                "typed: {text} ({stage}, cell {cell} of {file})", text=text, stage=stage, cell=leaf.cell, file=file
            )
        case Scored():
            return speech.say("typed: {text} ({stage}, cell {cell})", text=text, stage=stage, cell=leaf.cell)
        case NotApplicable(reason=reason):
            return _not_applicable(reason, leaf, card, speech)
        case Missing():
            return speech.say("nothing was typed")


def _not_applicable(reason: str, leaf: LeafScore, card: Scorecard, speech: Speech) -> str:
    match reason:
        case "condition":
            return speech.say("not applicable: the answer to another component says so")
        case "exempt" if any(one.of_unit for one in card.edition.conditions_of(leaf.code)):
            return speech.say("not applicable: the registry or the properties of this unit say so")
        case "exempt":
            return speech.say("not applicable: the registry exempts this unit")
        case "not_surveyed":
            return speech.say("not applicable: no survey has been held yet")
        case _:
            return speech.say("not applicable: {reason} (cell {cell})", reason=reason, cell=leaf.cell or "–")


def step_word(step: Step, speech: Speech) -> str:
    """Name what arrives at one time."""
    return speech.say("explanation") if step.stage is None else stage_word(step.stage, speech)


def stage_word(stage: Stage | None, speech: Speech) -> str:
    """Name a column of the score sheet."""
    match stage:
        case Stage.SELF:
            return speech.say("self score")
        case Stage.APPRAISAL_1:
            return speech.say("appraisal, first round")
        case Stage.APPRAISAL_2:
            return speech.say("appraisal, second round")
        case Stage.SURVEY:
            return speech.say("survey")
        case None:
            return "–"
