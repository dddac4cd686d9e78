"""The one door for YAML files: bounded, strict, and with the line and column of every value."""

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from parindex.errors import ParindexError
from parindex.model.codes import CODES, issue
from parindex.model.definition import Frozen
from parindex.model.issues import Issue
from parindex.sources.definitions.yaml.document import Document, place_of
from parindex.sources.definitions.yaml.yaml_events import (
    INVISIBLE,
    Position,
    Value,
    YamlError,
    YamlProblem,
    build,
    refusal,
)
from parindex.sources.definitions.yaml.yaml_slips import AsTyped, near, slips

__all__ = ["parse_yaml", "read_definition", "read_yaml"]

MAX_BYTES = 4_000_000

Definition = TypeVar("Definition", bound=Frozen)

_STRUCTURE = {"Y013", "Y014", "Y016", "Y017", "Y018", "Y066", "Y069"}
"""What a slip of the hand may come to."""

_BOM = b"\xef\xbb\xbf"


def read_definition(path: Path, kind: type[Definition]) -> tuple[Definition | None, Document | None, list[Issue]]:
    """Read a YAML file as a `kind` of definition; without it if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    document, issues = read_yaml(path)
    if document is None:
        return None, None, issues
    try:
        return kind.model_validate(document.data), document, issues
    except ValidationError as error:
        from parindex.sources.definitions.yaml.schema_issues import schema_issues  # noqa: PLC0415  only where something is wrong

        wrong = _slipped(document) or schema_issues(error, document, kind)
        places = {one.place for one in wrong}
        return None, document, [*(one for one in issues if one.place not in places), *wrong]


def read_yaml(path: Path) -> tuple[Document | None, list[Issue]]:
    """Read a YAML file whose top is a mapping; without data if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    try:
        raw = _read(path)
    except YamlError as refused:
        return None, [_issue(path, refused.problem)]
    return parse_yaml(raw, path)


def parse_yaml(raw: bytes, path: Path) -> tuple[Document | None, list[Issue]]:
    """Read the bytes of a YAML file; `path` is only told in places."""
    issues = [issue("Y004", place_of(path, (1, 1)))] if raw.startswith(_BOM) else []
    text = ""
    try:
        text = _decode(raw.removeprefix(_BOM))
        typed = AsTyped(text)
        data, positions, problems = build(text, typed.look)
        if not isinstance(data, dict):
            _refuse_top(data)
    except YamlError as refused:
        return None, [*issues, *(_issue(path, problem) for problem in _named(text, [refused.problem]))]
    if problems:
        return None, issues + [_issue(path, problem) for problem in _named(text, problems)]
    assert isinstance(data, dict)
    return Document(path, data, positions, text), issues + [_issue(path, problem) for problem in typed.problems]


def _named(text: str, problems: Sequence[YamlProblem]) -> Sequence[YamlProblem]:
    """Return the slips that the problems of a text come from, if there are any near them."""
    if not any(problem.code in _STRUCTURE for problem in problems):
        return problems
    found = slips(text)
    return found if any(near(found, problem.position[0]) for problem in problems) else problems


def _slipped(document: Document) -> list[Issue]:
    """Return the slips of a file that does not fit its schema; what came of them is not told then."""
    return [_issue(document.path, problem) for problem in slips(document.text)]


def _read(path: Path) -> bytes:
    try:
        # Looked at before it is opened: opening a pipe would wait for a writer.
        if not stat.S_ISREG(path.stat().st_mode):
            raise refusal((1, 1), "Y001")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        message = "There is no file {path}. Check its name and folder."
        raise ParindexError(message, path=path) from None
    except (OSError, ValueError):
        message = "The file {path} cannot be opened. Check that you may read it and that its name is right."
        raise ParindexError(message, path=path) from None
    if len(raw) > MAX_BYTES:
        raise refusal((1, 1), "Y002", limit=MAX_BYTES // 1_000_000)
    return raw


def _decode(raw: bytes) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        raise refusal(_end(before), "Y003", byte=f"0x{raw[error.start]:02X}") from None
    if found := INVISIBLE.search(text):
        raise refusal(_end(text[: found.start()]), "Y005", char=f"U+{ord(found[0]):04X}")
    return text


def _refuse_top(data: Value) -> None:
    raise refusal((1, 1), "Y006" if data is None else "Y007")


def _end(before: str) -> Position:
    lines = before.split("\n")
    return len(lines), len(lines[-1]) + 1


def _issue(path: Path, problem: YamlProblem) -> Issue:
    return Issue(problem.code, CODES[problem.code].severity, place_of(path, problem.position), values=problem.values)
