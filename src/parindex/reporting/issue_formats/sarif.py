"""SARIF 2.1.0 (OASIS): problems for code scanning and for viewers.

A problem in a workbook has a file and a logical place (sheet and cell), but no region: regions are lines of text.
"""

from string import Formatter
from typing import Any, assert_never
from urllib.parse import quote

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.codes import CODES
from parindex.model.issues import Severity
from parindex.model.records.failing import Judged
from parindex.reporting.documents.json_text import json_text
from parindex.reporting.issue_formats.told import Told, about, line_and_column, worst_of_all_first
from parindex.version import __version__

__all__ = ["render_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"

_Object = dict[str, Any]


def render_sarif(told: Told) -> bytes:
    """Write one run."""
    problems = worst_of_all_first(told)
    codes = sorted({problem.issue.code for problem in problems})
    driver = {
        "name": "parindex",
        "version": __version__,
        "language": told.voice.locale,
        "rules": [_rule(code, told.voice) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"parindex/{told.command}/"},
        "invocations": [{"executionSuccessful": True, "exitCode": told.exit_code}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": told.voice.say("The root of the repository.")}}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(file)} for file in told.files],
        "results": [_result(problem, codes.index(problem.issue.code), told) for problem in problems],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}).encode()


def _rule(code: str, voice: Speech) -> _Object:
    known = CODES[code]
    message, remedy = (one_line(voice.say(text, **_gaps(text, voice.locale))) for text in (known.message, known.remedy))
    return {
        "id": code,
        "shortDescription": {"text": message},
        "fullDescription": {"text": message},
        "help": {"text": remedy},
        "defaultConfiguration": {"level": _level(known.severity)},
    }


def _gaps(template: str, locale: str) -> dict[str, str]:
    """Let the name of every value stand for it, ‹value›; names are English, so that other languages show a gap."""
    return {name: f"‹{name}›" if locale == "en" else "‹…›" for _, name, _, _ in Formatter().parse(template) if name}


def _result(problem: Judged, rule: int, told: Told) -> _Object:
    issue = problem.issue
    found: _Object = {
        "ruleId": issue.code,
        "ruleIndex": rule,
        "level": _level(issue.severity),
        "message": {"text": about(problem, told.voice)},
        "locations": [_location(problem)],
        "partialFingerprints": {
            # The name under which GitHub looks; it compares the problems of two uploads by this alone.
            "primaryLocationLineHash": f"{problem.fingerprint[:16]}:{problem.occurrence}",
            "parindexProblem/v1": problem.fingerprint,
        },
        "properties": {
            "severity": issue.severity.value,
            "remedy": one_line(told.voice.remedy(issue)),
            "unit": one_line(issue.unit),
            "criterion": one_line(issue.criterion),
            "fails": problem.fails,
        },
    }
    return found | ({"baselineState": "unchanged" if problem.known else "new"} if told.has_baseline else {})


def _location(problem: Judged) -> _Object:
    place, lines = problem.issue.place, line_and_column(problem)
    physical: _Object = {"artifactLocation": _artifact(problem.file)}
    if lines:
        physical["region"] = {"startLine": lines[0], "startColumn": lines[1]}
    inside = "" if lines else place.cell
    names = [(one_line(place.sheet), "module"), (inside, "member")]
    logical = [
        {
            "name": name,
            "fullyQualifiedName": "!".join(filter(None, [one_line(place.sheet) if kind == "member" else "", name])),
            "kind": kind,
        }
        for name, kind in names
        if name
    ]
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _artifact(file: str) -> _Object:
    """Name a file by its URI below the root, or by its whole URI if it lies elsewhere."""
    uri = quote(_bytes(file), safe="/")
    if file.startswith("/"):
        return {"uri": f"file://{uri}"}
    if file[1:3] == ":/":
        return {"uri": f"file:///{uri}"}
    return {"uri": uri or ".", "uriBaseId": _ROOT}


def _bytes(file: str) -> bytes:
    """Names that are not UTF-8 keep their very bytes; what is no name of a file at all is made one that can be told."""
    try:
        return file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return one_line(file).encode()


def _level(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.REPAIRED | Severity.HINT:
            return "note"
        case _:
            assert_never(severity)
