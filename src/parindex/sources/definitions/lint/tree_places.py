"""Where everything stands in the tree of a criteria set, and how it is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Aggregate, Edition, Node
from parindex.model.rules import RuleKind
from parindex.model.rules.answers import AskedPart, AsksParts, ScoringRule
from parindex.model.texts.number_text import plain_number
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["RuleSpot", "TreeSpot", "compound", "plain", "rule_spots", "spots"]


@dataclass(frozen=True, slots=True)
class TreeSpot:
    """A node with its path in the file, its depth (areas: 0) and its group (`None`: the set itself)."""

    path: KeyPath
    depth: int
    group: Node | None
    node: Node
    aggregate: Aggregate
    """How the group takes its parts together."""


@dataclass(frozen=True, slots=True)
class RuleSpot:
    """A rule of a leaf, or of a case or part inside it, with what it is out of."""

    code: str
    path: KeyPath
    rule: RuleKind
    max: Decimal


def spots(edition: Edition) -> Iterator[TreeSpot]:
    """Yield every node in printed order."""
    for number, node in enumerate(edition.index):
        yield from _below(TreeSpot(("index", number), 0, None, node, edition.aggregate))


def rule_spots(edition: Edition) -> Iterator[RuleSpot]:
    """Yield every rule, those inside `best_of` and `sum_of` after the one that holds them."""
    for spot in spots(edition):
        node = spot.node
        if node.is_leaf and node.max:
            path = (*spot.path, "score")
            yield RuleSpot(node.code, path, node.score, node.max)
            yield from _inside(node.code, path, node.score)


def compound(rule: ScoringRule) -> tuple[str, Sequence[AskedPart]]:
    """Return the key and the parts of a compound rule; no parts if it is not one."""
    asked = rule.answer
    return (asked.field, asked.parts) if isinstance(asked, AsksParts) else ("", ())


def plain(number: Decimal | Fraction) -> str:
    """Write a number as it would be typed in a definition; a fraction where no decimal is exact."""
    exact = Fraction(number)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    if Fraction(decimal) != exact:
        return str(exact)
    return plain_number(decimal)


def _below(spot: TreeSpot) -> Iterator[TreeSpot]:
    yield spot
    for number, part in enumerate(spot.node.parts):
        path = (*spot.path, "parts", number)
        yield from _below(TreeSpot(path, spot.depth + 1, spot.node, part, spot.node.aggregate))


def _inside(code: str, path: KeyPath, rule: RuleKind) -> Iterator[RuleSpot]:
    key, parts = compound(rule)
    for number, part in enumerate(parts):
        if part.max and isinstance(part.score, RuleKind):
            yield RuleSpot(code, (*path, key, number, "score"), part.score, part.max)
