"""A criteria set as a tree."""

from rich.text import Text
from rich.tree import Tree

from parindex.cli.present.terminal import answer, plain
from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.policy_words import policy_words
from parindex.language.rule_words import plain as bare
from parindex.language.set_words import marked_as_draft
from parindex.model.criteria import Edition, Node

__all__ = ["print_edition"]


def print_edition(edition: Edition, speech: Speech) -> None:
    """Print the tree with maxima and rules, then the policies."""
    title = marked_as_draft(edition.title.in_(speech.locale), edition, speech)
    head = f"{title} ({edition.key}), {bare(edition.total, speech)}"
    tree = Tree(Text(plain(head), style="bold"))
    for node in edition.index:
        _grow(tree, node, edition, speech)
    answer(tree)
    if edition.model:
        answer(speech.say("A model, not an official text."))
    for subject, sentence in policy_words(edition, speech):
        answer(plain(f"{subject}: {sentence}"))
    answer()


def _grow(tree: Tree, node: Node, edition: Edition, speech: Speech) -> None:
    label = Text(plain(f"{node.code} {node.title.in_(speech.locale)}"), style="" if node.is_leaf else "bold")
    label.append(f"  [{bare(node.total, speech)}]", style="cyan")
    if node.code in edition.survey_codes:
        label.append(" " + speech.say("survey"), style="magenta")
    if words := node_words(node, edition, speech):
        label.append(plain("  " + words), style="dim")
    branch = tree.add(label)
    for part in node.parts:
        _grow(branch, part, edition, speech)
