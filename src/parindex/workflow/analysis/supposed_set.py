"""A criteria set with other maxima, rules and policies, checked like any other."""

from collections.abc import Iterator

from pydantic import ValidationError

from parindex.errors import ParindexError
from parindex.model.criteria import Edition, Node
from parindex.model.definitions.supposition import Supposition
from parindex.model.studies.what_if import SupposedChange

__all__ = ["changes_of_set", "supposed_set"]


def supposed_set(edition: Edition, supposition: Supposition) -> Edition:
    """Return the set as it is supposed, checked like any other.

    Raises:
        ParindexError: a code that is no component of the set, or a policy that cannot be.
    """
    policy = supposition.policy.model_dump(exclude_none=True)
    touched = {*supposition.maxima, *supposition.rules} & {leaf.code for leaf in edition.leaves}
    if not policy and not touched:
        return edition
    document = edition.model_dump(by_alias=True, exclude_unset=True, mode="json")
    document["policy"] = {**document.get("policy", {}), **policy}
    document["codes"] = "unique"
    document["index"] = [_node(node, supposition) for node in edition.index]
    document.pop("max", None)
    try:
        return Edition.model_validate(document)
    except ValidationError as error:
        raise ParindexError(
            "The supposed criteria set cannot be: {reason}.", reason=str(error.errors()[0]["msg"])
        ) from error


def _node(node: Node, supposition: Supposition) -> dict[str, object]:
    document: dict[str, object] = node.model_dump(by_alias=True, exclude_unset=True, mode="json")
    if node.parts:
        document["parts"] = [_node(part, supposition) for part in node.parts]
        if node.aggregate == "sum":
            document.pop("max", None)
        return document
    if node.code in supposition.maxima:
        document["max"] = str(supposition.maxima[node.code])
    if node.code in supposition.rules:
        document["score"] = supposition.rules[node.code].model_dump(by_alias=True, exclude_unset=True, mode="json")
    return document


def changes_of_set(edition: Edition, supposition: Supposition) -> Iterator[SupposedChange]:
    """Yield the maxima, rules and policies that are others."""
    for code, maximum in supposition.maxima.items():
        if code in edition.nodes and edition.nodes[code].is_leaf:
            yield SupposedChange("maximum", "", "", code, f"{edition.nodes[code].total}", f"{maximum}")
    for code, rule in supposition.rules.items():
        if code in edition.nodes and edition.nodes[code].is_leaf:
            yield SupposedChange("rule", "", "", code, edition.nodes[code].score.by, rule.by)
    for name, value in supposition.policy.model_dump(exclude_none=True).items():
        before = getattr(edition.policy, name)
        if before != value:
            yield SupposedChange("policy", "", "", name, _policy(before), _policy(value))


def _policy(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
