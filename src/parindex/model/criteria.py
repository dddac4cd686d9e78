"""A criteria set: one edition of the tree of criteria, and the policies that go with it."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from parindex.model.conditions import Condition, as_number, fails
from parindex.model.definition import Frozen, Identifier, Points, SchemaNumber
from parindex.model.node import Aggregate, Node
from parindex.model.part_of_year import PartOfYear
from parindex.model.policies import Adjustment, CountAs, NotApplicablePolicy, Policy, Tier
from parindex.model.restarting import joined
from parindex.model.texts.bilingual import Text
from parindex.model.tie_breakers import number_of_unit, property_of
from parindex.model.units import Unit

__all__ = ["Adjustment", "Aggregate", "CountAs", "Edition", "Node", "NotApplicablePolicy", "Policy", "Tier"]


class Edition(Frozen):
    """One criteria set for one year."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    id: Identifier
    edition: Annotated[int, Field(ge=1900, le=2200)]
    title: Text
    basis: Text | None = None
    period: Annotated[PartOfYear | None, Field(exclude_if=lambda value: value is None)] = None
    """The part of the year of the edition that it covers; `None`: all of it."""
    model: bool = False
    """True: not an official text."""
    draft: bool = False
    """True: made of an annex and not yet reviewed; it is scored with a mark, and never published."""
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

    @model_validator(mode="after")
    def _of_its_year(self) -> Self:
        if self.period is not None and self.period.to.year != self.edition:
            message = "the period lies in the year of the edition"
            raise ValueError(message)
        return self

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

    @cached_property
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

    @cached_property
    def conditions(self) -> dict[str, tuple[Condition, ...]]:
        """The conditions of the nodes that have some, by code."""
        return {node.code: node.applies_if for _, node in self.walk() if node.applies_if}

    @cached_property
    def by_answers(self) -> dict[str, tuple[Condition, ...]]:
        """Those of the `conditions` that look at answers."""
        about = {code: tuple(one for one in given if one.code) for code, given in self.conditions.items()}
        return {code: given for code, given in about.items() if given}

    @cached_property
    def deducted(self) -> frozenset[str]:
        """The components that are taken off their groups."""
        return frozenset(leaf.code for leaf in self.leaves if leaf.deducts)

    @cached_property
    def uncounted(self) -> frozenset[str]:
        """The components that are shown and do not count, of themselves or with a group above."""
        nodes = self.nodes
        return frozenset(
            leaf.code for leaf in self.leaves if not all(nodes[code].counts for code in self.paths[leaf.code])
        )

    @cached_property
    def converts(self) -> dict[str, Literal["rescale", "equal"]]:
        """The groups that bring what applies back to their full worth, by code; `index` is the whole set.

        A group that `rescale`s takes all that applies below it together. Below `equal`, every group shares out the
        worth of a part of which nothing applies in equal parts among the others.
        """
        found: dict[str, Literal["rescale", "equal"]] = {}
        for node in self.nodes.values():
            if node.parts and node.aggregate == "sum":
                if node.not_applicable == "rescale":
                    found[node.code] = "rescale"
                elif self.gap_policy(node.code) == "equal":
                    found[node.code] = "equal"
        if self.policy.not_applicable == "equal" and self.aggregate == "sum":
            found[self.root.code] = "equal"
        return found

    def gap_policy(self, code: str) -> "Literal['rescale', 'full_points', 'drop', 'equal'] | CountAs":
        """Return what becomes of a node that does not apply: the policy of the innermost group that has one."""
        groups = (self.nodes[each].not_applicable for each in reversed(self.paths[code]))
        return next((policy for policy in groups if policy is not None), self.policy.not_applicable)

    def counted_as(self, code: str) -> Decimal | None:
        """Return the percent of its maximum that a component counts where it does not apply; `None`: it is left out."""
        match self.gap_policy(code):
            case CountAs(count_as=percent):
                return percent
            case "full_points":
                return Decimal(100)
            case _:
                return None

    def adds_up(self, node: Node) -> bool:
        """Tell whether the points of a group are the plain sum of those of its parts."""
        return node.aggregate == "sum" and node.code not in self.converts and not node.bounded

    @property
    def all_add_up(self) -> bool:
        """Tell whether that is so of every group."""
        return all(self.adds_up(node) for node in (self.root, *self.nodes.values()) if node.parts)

    def conditions_of(self, code: str) -> tuple[Condition, ...]:
        """Return all that must hold for a node to apply, from the groups above it as well."""
        return tuple(one for each in self.paths[code] for one in self.conditions.get(each, ()))

    @cached_property
    def leaves_below(self) -> dict[str, tuple[str, ...]]:
        """For every node: the codes of its components, its own if it is one."""
        below: dict[str, list[str]] = {}
        for leaf in self.leaves:
            for code in self.paths[leaf.code]:
                below.setdefault(code, []).append(leaf.code)
        return {code: tuple(codes) for code, codes in below.items()}

    def exempt(self, unit: Unit) -> tuple[str, ...]:
        """Return the codes of the nodes that do not apply to a unit, by the registry or by its properties."""
        if not self.conditions:
            return unit.exempt
        barred = (code for code, given in self.conditions.items() if fails(given, unit.properties))
        return (*unit.exempt, *barred)

    def class_weights(self, unit: Unit) -> dict[str, Decimal]:
        """Return what parts of means weigh for the class of a unit, by code, where a class is named for them."""
        return {
            code: first.weight
            for code, node in self.nodes.items()
            if (first := next((one for one in node.weight_for if one.meets(unit.properties)), None)) is not None
        }

    def under(self, weights: Mapping[str, Decimal]) -> "Edition":
        """Return the edition as it is for units of a class: the parts of its means have these weights."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        return Edition(**{**given, "index": _weighed(self.index, weights)}) if weights else self

    def outside(self, unit: Unit) -> dict[str, Fraction | None]:
        """Return the numbers outside of the index that part ties, by tie breaker, larger ones ahead."""
        asked = {text: wanted for text in self.policy.tie_breakers if (wanted := property_of(text))}
        numbers = {text: as_number(unit.properties.get(wanted.name, "")) for text, wanted in asked.items()}
        return {text: number_of_unit(asked[text], number) for text, number in numbers.items()}

    def above(self, code: str) -> Node:
        """Return the group that a node is a part of; of an area, the whole set."""
        path = self.paths[code]
        return self.nodes[path[-2]] if len(path) > 1 else self.root


def _walk(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[int, Node]]:
    for node in nodes:
        yield depth, node
        yield from _walk(node.parts, depth + 1)


def _weighed(nodes: tuple[Node, ...], weights: Mapping[str, Decimal]) -> tuple[Node, ...]:
    return tuple(
        node.model_copy(update={"parts": _weighed(node.parts, weights), "weight": weights.get(node.code, node.weight)})
        for node in nodes
    )


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
