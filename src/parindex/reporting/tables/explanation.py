"""Why a unit has its number: where it was read, its result, and a tree that adds up."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePath

from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.revision_words import revision_words
from parindex.language.set_words import marked, mean_words, weight_words
from parindex.language.stage_words import stage_word, step_word, typed_words
from parindex.model.criteria import Node
from parindex.model.records.arrivals import Arrival
from parindex.model.results.explanation import Explanation
from parindex.model.results.scorecards import LeafScore, NodeScore, Scorecard
from parindex.model.scores import Missing, NotApplicable, Scored
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Branch, Heading, Said, Sentence, Span, Tone, Tree
from parindex.reporting.report.adjusted import beyond_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.cards import tier_words

__all__ = ["explanation_blocks"]


def explanation_blocks(explanation: Explanation, voice: Speech) -> Iterator[AnyBlock]:
    """Yield source, result and the tree down to what was typed in each cell."""
    card = explanation.card
    figures = Figures(card.edition.policy, voice)
    key = marked(card.edition.key, card.edition, voice)
    yield Heading(1, f"{card.name} · {explanation.year} · {key}")
    if explanation.place:
        yield from (Sentence(words, Tone.NOTE) for words in revision_words(explanation.place, voice))
    yield from map(Sentence, _head(explanation, figures))
    yield from (Sentence(line) for arrival in explanation.arrivals for line in _origin(arrival, voice))
    for node in explanation.branch:
        yield Tree(_branch(node, card, figures))
        if node.is_leaf and len(explanation.branch) == 1:
            yield from _evidence(node.code, card)


def _head(explanation: Explanation, figures: Figures) -> Iterator[Said]:
    card, voice = explanation.card, figures.voice
    index = {
        "index": _percent(card.index, figures),
        "rank": explanation.standing.rank or "–",
        "tier": tier_words(card, voice) or "–",
    }
    yield Phrase("Index {index}, rank {rank}, tier {tier}", index)
    points = figures.beside(card.points, card.applicable).text
    maximum = figures.maximum(card.applicable).text
    yield Phrase("{points} of {maximum} applicable points", {"points": points, "maximum": maximum})
    if card.converted is not None and card.converted != card.points:
        total, converted = figures.maximum(Fraction(card.edition.total)).text, figures.value(card.converted).text
        yield Phrase("Converted to the full scale of {total}: {converted}", {"total": total, "converted": converted})
    if card.bonus or card.penalty:
        bonus, penalty = figures.value(card.bonus).text, figures.value(card.penalty).text
        yield Phrase("Bonus {bonus}, penalty {penalty}", {"bonus": bonus, "penalty": penalty})
    if beyond := beyond_words(card, figures, voice):
        yield beyond
    if card.edition.aggregate != "sum":
        yield Phrase("The index is the {mean}.", {"mean": mean_words(card.edition.root, voice)})


def _origin(arrival: Arrival, voice: Speech) -> Iterator[Said]:
    source = arrival.sheet.source
    file = voice.say("File {path}, sheet {sheet}", path=source.path, sheet=source.sheet or "–")
    yield f"{step_word(arrival.step, voice)}: {file}" if arrival.step else file
    stored = {"digest": source.sha256, "at": voice.moment(arrival.at), "version": arrival.version}
    yield Phrase("SHA-256 {digest}, scored {at} (UTC+7) with version {version}", stored)


def _branch(node: Node, card: Scorecard, figures: Figures) -> Branch:
    return Branch(tuple(_lines(node, card, figures)), tuple(_branch(part, card, figures) for part in node.parts))


def _lines(node: Node, card: Scorecard, figures: Figures) -> Iterator[tuple[Span, ...]]:
    score, voice, above = card.nodes[node.code], figures.voice, card.edition.above(node.code)
    points = f"  {figures.beside(score.points, score.applicable)} / {figures.maximum(score.applicable)}"
    if above.aggregate != "sum" or not node.counts:
        points += f"  = {_percent(score.index, figures)}, {weight_words(node, voice)}"
    title = Span(f"{node.code} {node.title.in_(voice.locale)}", Tone.PLAIN if node.is_leaf else Tone.STRONG)
    yield title, Span(points, Tone.FIGURE)
    if node.parts and node.aggregate != "sum":
        yield (Span(_mean(node, score, figures), Tone.FAINT),)
    if node.code in card.edition.converts:
        yield (Span(_shared(card.edition.converts[node.code]), Tone.FAINT),)
    if node.is_leaf:
        yield (Span(_typed(card.leaves[node.code], card, voice)),)
    if words := node_words(node, card.edition, voice):
        yield (Span(words, Tone.FAINT),)


def _evidence(code: str, card: Scorecard) -> Iterator[Sentence]:
    """Yield what the sheet names as evidence of one component, as the counts of a survey."""
    entry = card.sheet.by_code.get(code)
    if entry and entry.evidence:
        yield Sentence(Phrase("evidence: {text}", {"text": entry.evidence}))


def _mean(node: Node, score: NodeScore, figures: Figures) -> Phrase:
    """Say which mean gave the index of a group, and what it is worth."""
    values = {
        "mean": mean_words(node, figures.voice),
        "index": _percent(score.index, figures),
        "points": figures.maximum(Fraction(node.total)).text,
    }
    return Phrase("{mean} = {index}; worth {points} points", values)


def _percent(index: Fraction | None, figures: Figures) -> str:
    """Write an index in percent; where nothing applies there is none, and no percent of it."""
    text = figures.value(index).text
    return text if index is None else f"{text} %"


def _shared(way: str) -> Phrase:
    """Say what a group makes of that which does not apply."""
    if way == "equal":
        return Phrase("what does not apply is shared equally among the parts that apply")
    return Phrase("what applies counts for the whole group")


def _typed(leaf: LeafScore, card: Scorecard, voice: Speech) -> Phrase:
    sheet = card.sheet
    values = {
        "text": typed_words(leaf.answer, voice),
        "stage": stage_word(leaf.stage, voice),
        "cell": leaf.cell,
        "file": PurePath(sheet.source_of(leaf.stage).path).name,
    }
    match leaf.answer:
        case Scored() if sheet.steps:
            return Phrase("typed: {text} ({stage}, cell {cell} of {file})", values)
        case Scored():
            return Phrase("typed: {text} ({stage}, cell {cell})", values)
        case NotApplicable(reason=reason):
            return _not_applicable(reason, leaf, card)
        case Missing():
            return Phrase("nothing was typed")


def _not_applicable(reason: str, leaf: LeafScore, card: Scorecard) -> Phrase:
    match reason:
        case "condition":
            return Phrase("not applicable: the answer to another component says so")
        case "exempt" if any(one.of_unit for one in card.edition.conditions_of(leaf.code)):
            return Phrase("not applicable: the registry or the properties of this unit say so")
        case "exempt":
            return Phrase("not applicable: the registry exempts this unit")
        case "not_surveyed":
            return Phrase("not applicable: no survey has been held yet")
        case _:
            return Phrase("not applicable: {reason} (cell {cell})", {"reason": reason, "cell": leaf.cell or "–"})
