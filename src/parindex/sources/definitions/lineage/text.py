"""A registry as YAML text that is read back as the same registry."""

import json
from collections.abc import Iterator, Sequence

from parindex.language.single_line import one_line
from parindex.model.texts.bilingual import Bilingual
from parindex.model.texts.number_text import plain_number
from parindex.model.units import Block, LaterSet, Predecessor, Registry, Unit

__all__ = ["registry_text"]


def registry_text(registry: Registry, comments: Sequence[str] = ()) -> str:
    """Write a registry, a line for each unit; `comments` stand above it."""
    lines = [*(f"# {one_line(comment)}" for comment in comments), "schema: 1", "blocks:"]
    lines += [f"  {name}: {_block(block)}" for name, block in registry.blocks.items()]
    lines += ["units:", *(f"  - {{{', '.join(_unit(unit))}}}" for unit in registry.units)]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    weights = f", weights: {block.weights}" if block.weights else ""
    later = ", ".join(map(_later, block.criteria_from))
    dated = f", criteria_from: [{later}]" if later else ""
    return f"{{title: {_text(block.title)}, criteria: {block.criteria}{weights}{dated}}}"


def _later(one: LaterSet) -> str:
    first = "" if one.counts_from is None else f", counts_from: {one.counts_from}"
    return f"{{criteria: {one.criteria}, from: {one.from_.isoformat()}{first}}}"


def _text(text: Bilingual) -> str:
    parts = [f"{locale}: {_quoted(said)}" for locale, said in (("vi", text.vi), ("en", text.en)) if said]
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    # Text in the quotes of JSON is text in the quotes of YAML.
    return json.dumps(one_line(text), ensure_ascii=False)


def _unit(unit: Unit) -> Iterator[str]:
    yield f"id: {unit.id}"
    yield f"name: {_quoted(unit.name)}"
    yield f"block: {unit.block}"
    if unit.aliases:
        yield f"aliases: [{', '.join(map(_quoted, unit.aliases))}]"
    if not unit.ranked:
        yield "ranked: false"
    if unit.exempt:
        yield f"exempt: [{', '.join(map(_quoted, unit.exempt))}]"
    if unit.properties:
        pairs = (f"{key}: {_quoted(value)}" for key, value in unit.properties.items())
        yield f"properties: {{{', '.join(pairs)}}}"
    for key, day in (("since", unit.since), ("until", unit.until)):
        if day is not None:
            yield f"{key}: {day.isoformat()}"
    if unit.predecessors:
        yield f"predecessors: [{', '.join(map(_predecessor, unit.predecessors))}]"
    if unit.formed:
        yield f"formed: {unit.formed}"
    if unit.blocks_before:
        past = (f"{{block: {each.block}, until: {each.until}}}" for each in unit.blocks_before)
        yield f"blocks_before: [{', '.join(past)}]"


def _predecessor(entry: Predecessor) -> str:
    share = "" if entry.share is None else f", share: {plain_number(entry.share)}"
    return f"{{unit: {entry.unit}{share}}}"
