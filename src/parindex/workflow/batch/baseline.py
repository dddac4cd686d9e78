"""Reading and writing the file of known problems."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.issues import Place
from parindex.model.records.baseline import Baseline, KnownProblem
from parindex.model.records.failing import Judged, can_be_known
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import INVISIBLE
from parindex.sources.definitions.yaml.yaml_file import MAX_BYTES, read_definition
from parindex.workflow.output.safe_output import write_output
from parindex.workflow.years.refused import RefusedError

__all__ = ["Known", "read_baseline", "write_baseline"]

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Known:
    """A baseline as it was read, and where each of its entries stands."""

    problems: tuple[KnownProblem, ...] = ()
    document: Document | None = None

    def place(self, number: int) -> Place:
        """Return the place of an entry (from 0)."""
        return self.document.place(("problems", number)) if self.document else Place()

    @property
    def counts(self) -> Counter[str]:
        """How many problems of each fingerprint are known."""
        found: Counter[str] = Counter()
        for problem in self.problems:
            found[problem.fingerprint] += problem.count
        return found


def read_baseline(path: Path) -> Known:
    """Read a baseline; nothing in it is trusted before it has the form of one.

    Raises:
        RefusedError: it has not the form of a baseline.
        ParindexError: there is no such file, or it cannot be opened.
    """
    baseline, document, issues = read_definition(path, Baseline)
    if baseline is None:
        message = "The baseline has errors; nothing was done."
        raise RefusedError(issues, message)
    return Known(baseline.problems, document)


def write_baseline(path: Path, problems: Sequence[tuple[Judged, str]], known: Known, voice: Speech, home: Path) -> int:
    """Write the problems that a baseline may know, each with its file as the workspace sees it; return how many.

    Notes of `known` are kept.

    Raises:
        ParindexError: the file cannot be written, or would be too large to be read again.
    """
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Judged, str]] = {}
    for judged, file in problems:
        if can_be_known(judged.issue):
            counts[judged.fingerprint] += 1
            first.setdefault(judged.fingerprint, (judged, file))
    notes = {problem.fingerprint: problem.note for problem in known.problems}
    entries = [
        _entry(_told(judged, file, voice) | {"count": counts[mark], "note": notes.get(mark, "")})
        for mark, (judged, file) in sorted(first.items(), key=lambda one: (one[1][1], one[1][0].issue.code, one[0]))
    ]
    heading = voice.say("Known problems: they are shown, but only new ones make a run fail. See --baseline.")
    content = "\n".join(
        [f"# {heading}", "schema: 1", "problems:" if entries else "problems: []", *entries, ""]
    ).encode()
    if len(content) > MAX_BYTES:
        raise ParindexError(
            "There are too many problems for a baseline ({number}). Correct some of them first.", number=len(entries)
        )
    write_output(path, content, home, ".yaml")
    return counts.total()


def _told(judged: Judged, file: str, voice: Speech) -> dict[str, object]:
    issue = judged.issue
    return {
        "fingerprint": judged.fingerprint,
        "code": issue.code,
        "file": file,
        "sheet": issue.place.sheet,
        "cell": issue.place.cell,
        "unit": issue.unit,
        "criterion": issue.criterion,
        "message": voice.message(issue),
    }


def _entry(told: Mapping[str, object]) -> str:
    """Write one entry on lines of its own: what is empty, or one time, is left out."""
    fields = [f"{name}: {_typed(value)}" for name, value in told.items() if value and (name != "count" or value != 1)]
    return "  - " + "\n    ".join(fields)


def _typed(value: object) -> str:
    """Write a value so that YAML reads it back: text in quotation marks, without signs that nobody sees."""
    if isinstance(value, int):
        return str(value)
    return json.dumps(INVISIBLE.sub("", one_line(str(value)))[:_LONGEST], ensure_ascii=False)
