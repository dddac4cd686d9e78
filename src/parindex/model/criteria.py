"""A criteria set: one edition of the tree of criteria, and the policies that go with it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from parindex.model.definition import Code, Frozen, Identifier, Number, Points, SchemaNumber
from parindex.model.restarting import joined
from parindex.model.rules import PointsTyped, Rule
from parindex.model.texts.bilingual import Text

__all__ = ["Adjustment", "Aggregate", "Edition", "Node", "Policy", "Tier"]

Aggregate = Literal["sum", "weighted_mean", "geometric_mean", "harmonic_mean"]


class Policy(Frozen):
    """What an authority decides and the program only obeys."""

    published_decimals: Annotated[int, Field(ge=0, le=9)] = 2
    rounding: Literal["half_up", "half_even", "down"] = "half_up"
    ties: Literal["competition", "dense"] = "competition"
    tie_breakers: tuple[Code, ...] = ()
    """Node codes, or `survey` | `appraisal`, compared in turn by index %."""
    rank_on: Literal["exact", "published"] = "exact"
    not_applicable: Literal["rescale", "full_points", "drop"] = "rescale"
    missing: Literal["refuse", "zero", "not_applicable"] = "refuse"


class Tier(Frozen):
    """A tier and its lower bound on the index in percent; the last tier may have none."""

    id: Identifier
    title: Text
    at_least: Number | None = None
    above: Number | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if self.above is not None and self.at_least is not None:
            message = "a tier has one bound: above, or at_least"
            raise ValueError(message)
        return self


class Adjustment(Frozen):
    """A bonus or penalty for the whole sheet, in points, with its cap."""

    code: Code
    kind: Literal["bonus", "penalty"]
    title: Text
    max: Points


class Node(Frozen):
    """A group (it has `parts`) or a leaf (it has `max`, its weight in a sum of points).

    On a group, `max` is the declared total, checked against the parts; in a group that averages,
    it is the points that the mean is worth to the group above.
    """

    code: Code
    mark: Code | None = None
    """The code as it is printed in forms, where it is not unique: `1.1` of `I.1.1`."""
    title: Text
    max: Points | None = None
    weight: Annotated[Number, Field(gt=0)] | None = None
    parts: tuple["Node", ...] = ()
    aggregate: Aggregate = "sum"
    score: Rule = PointsTyped()
    assessed_by: Literal["appraisal", "survey"] | None = None
    """`None`: as the group above; at the top: appraisal."""
    compares_with: Code | None = None
    """The code of the same criterion in the edition before."""

    @model_validator(mode="after")
    def _leaf_or_group(self) -> Self:
        if not self.parts and self.max is None:
            message = "a criterion without parts needs its maximum: max: …"
            raise ValueError(message)
        if self.parts and "score" in self.model_fields_set:
            message = "a criterion with parts has no score of its own: give the rule to the parts"
            raise ValueError(message)
        return self

    @property
    def is_leaf(self) -> bool:
        return not self.parts

    @property
    def printed(self) -> str:
        """The code as forms print it below the row of its group."""
        return self.mark or self.code

    @property
    def measure(self) -> str:
        """What a leaf measures, as text: its maximum and its rule, without the titles of choices."""
        return json.dumps([str(self.max), _untitled(self.score.model_dump(mode="json"))], ensure_ascii=False)

    @property
    def total(self) -> Decimal:
        """The maximum in points: declared by a leaf, the sum of the parts of a group that adds up.

        A group that averages index % is worth its declared `max`, or 100.
        """
        if self.aggregate == "sum" and self.parts:
            return sum((part.total for part in self.parts), Decimal(0))
        return Decimal(100) if self.max is None else self.max


class Edition(Frozen):
    """One criteria set for one year."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    id: Identifier
    edition: Annotated[int, Field(ge=1900, le=2200)]
    title: Text
    basis: Text | None = None
    model: bool = False
    """True: not an official text."""
    codes: Literal["unique", "restart"] = "unique"
    """`restart`: codes count anew in every group (I, 1, 1.1; II, 1, 1.1) and are joined: `II.1.1`."""
    levels: tuple[Annotated[str, Field(min_length=1, max_length=40)], ...] = ("area", "criterion", "component")
    max: Points | None = None
    """The declared total, checked against the tree."""
    aggregate: Aggregate = "sum"
    policy: Policy = Policy()
    tiers: tuple[Tier, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    index: Annotated[tuple[Node, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _joined_codes(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("codes") == "restart":
            return {**data, "index": joined(data.get("index"))}
        return data

    @property
    def key(self) -> str:
        """The name of this edition in output and store: `tam-ky-communes@2020`."""
        return f"{self.id}@{self.edition}"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what a typed score depends on: the leaves with maxima and rules, and the adjustments.

        Titles, tiers and policies are left out: changing them does not make stored scores invalid.
        """
        parts = [[leaf.code, leaf.measure, leaf.code in self.survey_codes] for leaf in self.leaves]
        parts += [[item.code, item.kind, str(item.max)] for item in self.adjustments]
        return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()

    @cached_property
    def root(self) -> Node:
        """The whole tree as one group, so that the top is aggregated as any other group."""
        return Node(code="index", title=self.title, max=self.max, aggregate=self.aggregate, parts=self.index)

    @property
    def total(self) -> Decimal:
        """The maximum of the whole set in points, adjustments left aside."""
        return self.root.total

    def walk(self) -> Iterator[tuple[int, Node]]:
        """Yield every node with its depth (areas: 0) in printed order."""
        yield from _walk(self.index, 0)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return {node.code: node for _, node in self.walk()}

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The components that take a score, in printed order."""
        return tuple(node for _, node in self.walk() if node.is_leaf)

    @cached_property
    def survey_codes(self) -> frozenset[str]:
        """The codes of the leaves that a survey assesses (inherited from the group above)."""
        return frozenset(_survey(self.index, inherited=False))

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """For every node: the codes from its area down to itself."""
        return dict(_paths(self.index, ()))

    def above(self, code: str) -> Node:
        """Return the group that a node is a part of; of an area, the whole set."""
        path = self.paths[code]
        return self.nodes[path[-2]] if len(path) > 1 else self.root


def _untitled(value: object) -> object:
    if isinstance(value, dict):
        return {key: _untitled(each) for key, each in value.items() if key != "title"}
    return [_untitled(each) for each in value] if isinstance(value, list) else value


def _walk(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[int, Node]]:
    for node in nodes:
        yield depth, node
        yield from _walk(node.parts, depth + 1)


def _survey(nodes: tuple[Node, ...], *, inherited: bool) -> Iterator[str]:
    for node in nodes:
        survey = inherited if node.assessed_by is None else node.assessed_by == "survey"
        if node.is_leaf and survey:
            yield node.code
        yield from _survey(node.parts, inherited=survey)


def _paths(nodes: tuple[Node, ...], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in nodes:
        path = (*above, node.code)
        yield node.code, path
        yield from _paths(node.parts, path)
