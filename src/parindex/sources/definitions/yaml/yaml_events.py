"""Build plain data from YAML events, refusing on sight what a definition has no use for."""

import re
from collections.abc import Callable, Iterator

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

import yaml
from parindex.sources.definitions.yaml.yaml_brackets import unended
from parindex.sources.definitions.yaml.yaml_problem import Position, YamlProblem

__all__ = [
    "INVISIBLE",
    "MOST_TOLD",
    "KeyPath",
    "Look",
    "Position",
    "Value",
    "YamlError",
    "YamlProblem",
    "build",
    "refusal",
]

MAX_DEPTH = 50
MAX_VALUES = 200_000
MAX_KEY = 200
MOST_TOLD = 100
_SHOWN = 40

Value = str | None | list["Value"] | dict[str, "Value"]
"""Scalars are text as typed; an empty plain scalar, `~` and `null` are `None`."""

KeyPath = tuple[str | int, ...]
"""The way to a value: keys and indices (from 0)."""

Look = Callable[[ScalarEvent, KeyPath], None]
"""What is shown a value as it was typed, with the way to it."""

INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Control characters, line ends that editors do not count, and signs without width or that turn text round."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SYNTAX = (
    ("character that cannot start any token", "Y018"),
    ("mapping values are not allowed", "Y016"),
)
_UNENDED = ("unexpected end of stream", "expected ',' or")


class YamlError(Exception):
    """The text is refused as a whole; `problem` tells why. Never leaves the YAML door."""

    def __init__(self, problem: YamlProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def refusal(position: Position, code: str, **values: object) -> YamlError:
    """Make the error of a code, to be raised."""
    return YamlError(YamlProblem(code, position, values))


def build(text: str, look: Look | None = None) -> tuple[Value, dict[KeyPath, Position], list[YamlProblem]]:
    """Build the one document of `text`, with the place of each key and list item.

    `look` is shown every value that was typed without quotation marks. Duplicate keys are collected,
    since the rest can still be looked at; everything else that is wrong raises
    :class:`YamlError` before more is read.
    """
    builder = _Builder(text, look)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text) from None
    except yaml.YAMLError:
        raise refusal((1, 1), "Y018") from None
    return data, builder.positions, builder.problems


class _Builder:
    def __init__(self, text: str, look: Look | None) -> None:
        self.positions: dict[KeyPath, Position] = {}
        self.problems: list[YamlProblem] = []
        self._values = 0
        self._look = look
        self._events: Iterator[Event] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Value:
        next(self._events)
        if isinstance(next(self._events), StreamEndEvent):
            raise refusal((1, 1), "Y006")
        first = next(self._events)
        data = self._value(first, ())
        next(self._events)
        after = next(self._events)
        if isinstance(after, DocumentStartEvent):
            raise refusal(_position(after), "Y008")
        return data

    def _value(self, event: Event, path: KeyPath) -> Value:
        self._values += 1
        if self._values > MAX_VALUES:
            raise refusal(_position(event), "Y019", limit=MAX_VALUES)
        _refuse_reference(event)
        if isinstance(event, ScalarEvent):
            if self._look is not None and event.implicit[0]:
                self._look(event, path)
            return None if event.implicit[0] and event.value in _NULLS else _visible(event)
        if len(path) >= MAX_DEPTH:
            raise refusal(_position(event), "Y009", limit=MAX_DEPTH)
        return self._sequence(path) if isinstance(event, SequenceStartEvent) else self._mapping(path)

    def _sequence(self, path: KeyPath) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            here = (*path, len(items))
            self.positions[here] = _position(event)
            items.append(self._value(event, here))
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key, here = _key(event), _position(event)
            if key not in items:
                self.positions[*path, key] = here
            elif len(self.problems) < MOST_TOLD:
                first = self.positions[*path, key][0]
                self.problems.append(YamlProblem("Y013", here, {"key": key, "first": first, "line": here[0]}))
            items[key] = self._value(next(self._events), (*path, key))
        return items


def _key(event: Event) -> str:
    _refuse_reference(event)
    if not isinstance(event, ScalarEvent) or not event.value or len(event.value) > MAX_KEY:
        raise refusal(_position(event), "Y014")
    if event.implicit[0] and event.value == "<<":
        raise refusal(_position(event), "Y012")
    return _visible(event)


def _visible(event: ScalarEvent) -> str:
    """The text, unless an escape in double quotes has put something invisible into it."""
    text = str(event.value)
    if not text.isprintable() and (found := INVISIBLE.search(text.replace("\r", "\0"))):
        raise refusal(_position(event), "Y005", char=f"U+{ord(text[found.start()]):04X}")
    return text


def _refuse_reference(event: Event) -> None:
    if isinstance(event, AliasEvent):
        raise refusal(_position(event), "Y010", text=f"*{str(event.anchor)[:_SHOWN]}")
    if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
        if event.anchor is not None:
            raise refusal(_position(event), "Y010", text=f"&{event.anchor[:_SHOWN]}")
        if event.tag is not None:
            raise refusal(_position(event), "Y011", text=event.tag[:_SHOWN])


def _position(event: Event) -> Position:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _syntax(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    """Turn a complaint of the parser into ours."""
    mark = error.problem_mark or error.context_mark
    position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = error.problem or ""
    if error.context_mark and any(words in said for words in _UNENDED):
        return YamlError(unended(text, (error.context_mark.line, error.context_mark.column), position))
    lines = text.splitlines()[position[0] - 1 : position[0]]
    if lines and "\t" in lines[0][: len(lines[0]) - len(lines[0].lstrip())]:
        return refusal(position, "Y015")
    return refusal(position, next((code for words, code in _SYNTAX if words in said), "Y018"))
