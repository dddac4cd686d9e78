"""What hangs on one another: a criteria set with its maxima and rules, and the family of a unit."""

from collections.abc import Iterator, Sequence

from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.policy_words import policy_words
from parindex.language.rule_words import plain
from parindex.language.set_words import marked
from parindex.model.criteria import Edition, Node
from parindex.model.results.family import Family, Kin
from parindex.model.texts.message import Phrase
from parindex.model.units import Unit
from parindex.reporting.blocks import AnyBlock, Branch, Break, Sentence, Span, Tone, Tree

__all__ = ["edition_blocks", "family_tree"]


def edition_blocks(edition: Edition, voice: Speech) -> Iterator[AnyBlock]:
    """Yield the tree of a set with maxima and rules, then its policies."""
    title = marked(edition.title.in_(voice.locale), edition, voice)
    head = Span(f"{title} ({edition.key}), {plain(edition.total, voice)}", Tone.STRONG)
    yield Tree(Branch(((head,),), tuple(_node(node, edition, voice) for node in edition.index)))
    if edition.model:
        yield Sentence(Phrase("A model, not an official text."))
    yield from (Sentence(f"{subject}: {sentence}") for subject, sentence in policy_words(edition, voice))
    yield Break()


def family_tree(found: Family, voice: Speech) -> Tree:
    """Return a unit, what it came from, and what became of it."""
    head = Span(f"{found.unit.name} ({found.unit.id}){_life(found.unit, voice)}", Tone.STRONG)
    sides = ((voice.say("Predecessors"), found.predecessors), (voice.say("Successors"), found.successors))
    return Tree(Branch(((head,),), tuple(_side(heading, kin, voice) for heading, kin in sides)))


def _node(node: Node, edition: Edition, voice: Speech) -> Branch:
    line = [
        Span(f"{node.code} {node.title.in_(voice.locale)}", Tone.PLAIN if node.is_leaf else Tone.STRONG),
        Span(f"  [{plain(node.total, voice)}]", Tone.FIGURE),
    ]
    if node.code in edition.survey_codes:
        line.append(Span(f" {voice.say('survey')}", Tone.MARK))
    if words := node_words(node, edition, voice):
        line.append(Span(f"  {words}", Tone.FAINT))
    return Branch((tuple(line),), tuple(_node(part, edition, voice) for part in node.parts))


def _side(heading: str, kin: Sequence[Kin], voice: Speech) -> Branch:
    return Branch(((Span(heading if kin else f"{heading}: –", Tone.FAINT),),), tuple(_kin(each, voice) for each in kin))


def _kin(kin: Kin, voice: Speech) -> Branch:
    name = kin.unit.name if kin.unit else voice.say("not in the registry")
    line = [Span(f"{name} ({kin.id}){_life(kin.unit, voice) if kin.unit else ''}")]
    if kin.share is not None:
        line.append(Span(f" · {voice.say('share {share}', share=plain(kin.share, voice))}", Tone.FIGURE))
    return Branch((tuple(line),), tuple(_kin(each, voice) for each in kin.kin))


def _life(unit: Unit, voice: Speech) -> str:
    since = voice.say("since {day}", day=voice.day(unit.since)) if unit.since else ""
    until = voice.say("until {day}", day=voice.day(unit.until)) if unit.until else ""
    formed = {"merged": voice.say("merged"), "divided": voice.say("divided")}.get(unit.formed or "", "")
    return "".join(f" · {part}" for part in (since, until, formed) if part)
