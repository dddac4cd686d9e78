"""The family of a unit as a tree."""

from collections.abc import Sequence

from rich.text import Text
from rich.tree import Tree

from parindex.cli.present.terminal import answer, plain
from parindex.language import Speech
from parindex.language.rule_words import plain as bare
from parindex.model.results.family import Family, Kin
from parindex.model.units import Unit

__all__ = ["print_family"]


def print_family(found: Family, speech: Speech) -> None:
    """Print a unit, what it came from, and what became of it."""
    tree = Tree(Text(plain(f"{found.unit.name} ({found.unit.id}){_life(found.unit, speech)}"), style="bold"))
    for heading, kin in (
        (speech.say("Predecessors"), found.predecessors),
        (speech.say("Successors"), found.successors),
    ):
        branch = tree.add(Text(heading if kin else f"{heading}: –", style="dim"))
        _grow(branch, kin, speech)
    answer(tree)


def _grow(tree: Tree, kin: Sequence[Kin], speech: Speech) -> None:
    for each in kin:
        name = each.unit.name if each.unit else speech.say("not in the registry")
        life = _life(each.unit, speech) if each.unit else ""
        label = Text(plain(f"{name} ({each.id}){life}"))
        if each.share is not None:
            label.append(" · " + speech.say("share {share}", share=bare(each.share, speech)), style="cyan")
        _grow(tree.add(label), each.kin, speech)


def _life(unit: Unit, speech: Speech) -> str:
    since = speech.say("since {day}", day=speech.day(unit.since)) if unit.since else ""
    until = speech.say("until {day}", day=speech.day(unit.until)) if unit.until else ""
    formed = {"merged": speech.say("merged"), "divided": speech.say("divided")}.get(unit.formed or "", "")
    return "".join(f" · {part}" for part in (since, until, formed) if part)
