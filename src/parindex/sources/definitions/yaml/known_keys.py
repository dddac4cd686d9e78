"""Which keys a place in a definition can have, and which of them was probably meant."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from parindex.model.definition import Frozen

__all__ = ["known_keys", "nearest"]

_NEAR = 60

Schema = dict[str, Any]


def nearest(typed: str, known: Sequence[str]) -> str | None:
    """Return the one of `known` that looks most like `typed`, if any does."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only needed for a mistake

    found = process.extractOne(typed.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(found[0]) if found else None


def known_keys(kind: type[Frozen], location: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that the mapping at a pydantic `location` inside a `kind` can have."""
    whole = _schema(kind)
    here = [whole]
    for part in location:
        # A member of a union stands in the location, but not always in the schema.
        here = [below for schema in here for below in _below(schema, part, whole)] or here
    return tuple(dict.fromkeys(key for schema in here for one in _open(schema, whole) for key in one["properties"]))


@cache
def _schema(kind: type[Frozen]) -> Schema:
    return kind.model_json_schema(by_alias=True)


def _below(schema: Schema, part: str | int, whole: Schema) -> Iterator[Schema]:
    for one in _alternatives(schema, whole):
        if isinstance(part, int):
            if "items" in one:
                yield one["items"]
        elif part in (tags := one.get("discriminator", {}).get("mapping", {})):
            yield {"$ref": tags[part]}
        elif part in one.get("properties", {}):
            yield one["properties"][part]
        elif "additionalProperties" in one or "patternProperties" in one:
            yield from _values(one)


def _values(schema: Schema) -> Iterator[Schema]:
    if isinstance(schema.get("additionalProperties"), dict):
        yield schema["additionalProperties"]
    yield from schema.get("patternProperties", {}).values()


def _open(schema: Schema, whole: Schema) -> Iterator[Schema]:
    yield from (one for one in _alternatives(schema, whole) if "properties" in one)


def _alternatives(schema: Schema, whole: Schema) -> Iterator[Schema]:
    """Follow references and alternatives down to plain schemas."""
    if "$ref" in schema:
        yield from _alternatives(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
        return
    yield schema
    for one in schema.get("anyOf", ()):
        yield from _alternatives(one, whole)
