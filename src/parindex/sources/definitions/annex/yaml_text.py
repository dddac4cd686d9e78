"""A criteria set as YAML text that is read back as the same set."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from parindex.language.single_line import one_line
from parindex.model.criteria import Edition, Node
from parindex.model.texts.number_text import plain_number

__all__ = ["edition_text"]

_SHORT = 110


def edition_text(edition: Edition, comments: Sequence[str] = (), beside: Mapping[str, str] | None = None) -> str:
    """Write a set; `comments` stand above it, `beside` says by code what stands above a node."""
    data = edition.model_dump(by_alias=True, exclude_defaults=True, exclude={"index"})
    lines = [*(f"# {one_line(comment)}" for comment in comments), "schema: 1"]
    for key, value in data.items():
        if key != "schema":
            lines += _entry(key, value, 0)
    lines.append("index:")
    for node in edition.index:
        lines += _node(node, 2, beside or {})
    return "\n".join(lines) + "\n"


def _node(node: Node, indent: int, beside: Mapping[str, str]) -> Iterator[str]:
    room = " " * indent
    if node.code in beside:
        yield from (f"{room}# {one_line(line)}" for line in beside[node.code].splitlines())
    head = True
    data = node.model_dump(exclude_defaults=True, exclude={"parts"})
    for key, value in data.items():
        for line in _entry(key, value, indent + 2):
            yield f"{room}- {line.lstrip()}" if head else line
            head = False
    if node.parts:
        yield f"{room}  parts:"
        for part in node.parts:
            yield from _node(part, indent + 4, beside)


def _entry(key: str, value: Any, indent: int) -> list[str]:  # noqa: ANN401  a part of a definition
    """Write a key and its value, in one line if it is short."""
    if key == "score":
        value = {"by": "points", **value}  # a default that tells the kinds apart
    room = " " * indent
    flow = f"{room}{_key(key)}: {_flow(value)}"
    if len(flow) <= _SHORT or not isinstance(value, dict | list | tuple) or not value:
        return [flow]
    lines = [f"{room}{_key(key)}:"]
    if isinstance(value, dict):
        return lines + [line for name, each in value.items() for line in _entry(name, each, indent + 2)]
    return lines + [f"{room}  - {_flow(each)}" for each in value]


def _flow(value: Any) -> str:  # noqa: ANN401, PLR0911  one for each kind
    match value:
        case dict():
            value = {name: {"by": "points", **each} if name == "score" else each for name, each in value.items()}
            return (
                f"{{{', '.join(f'{_key(name)}: {_flow(each)}' for name, each in value.items() if _told(name, each))}}}"
            )
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return str(plain_number(value))
        case int():
            return str(value)
        case None:
            return "null"
        case _:
            text = str(value)
            return text if text.isascii() and text.replace("_", "").isalpha() and text not in _WORDS else _quoted(text)


_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def _told(name: str, value: Any) -> bool:  # noqa: ANN401  as above
    return value is not None or name not in {"vi", "en", "title"}


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("_", "").isalnum() and key[0].isalpha() and key not in _WORDS
    return key if plain else _quoted(key)


def _quoted(text: str) -> str:
    # Text in the quotes of JSON is text in the quotes of YAML.
    return json.dumps(one_line(text), ensure_ascii=False)
