"""Made-up runs, and a reader of workflow commands that reads as the runner of GitHub does."""

import re

from parindex.language import speech
from parindex.model.codes import issue
from parindex.model.issues import Place
from parindex.model.records.failing import FailOn, Judged, fails, fingerprint
from parindex.reporting.issue_formats import Told

FILE = "sheets/2020/xã An Mỹ, 100%: 1.xlsx"
HOSTILE = (
    "::error::pwned",
    "x\n::set-output name=a::b",
    "x\r\n  ::add-mask::x",
    "%0A::stop-commands::x",
    "##[error]x",
    "##vso[task.setvariable variable=a]b",
    "###[set-env name=A]b",
    ":::::",
    "file=a,line=1::",
    "]]>&xxe;<failure/>",
    "\x1b[31m\x1b]0;t\x07\x9b1m",
    "\ud800\udfff",
    "\u202egpj",
    "\ufffe\uffff\x00\x0b",
    "section_start:1:x\r\x1b[0K",
)


def found(  # noqa: PLR0913  the parts of a problem
    value="15", *, code="S103", unit="an-my", file=FILE, sheet="Bảng điểm", cell="D14"
):
    values = {"component": "1.4", "title": "Kiểm tra", "value": value, "max": "2", "before": value, "found": value}
    return issue(code, Place(file, sheet, cell), unit=unit, criterion="1.4", **values, after="1", typed="1")


def told(*issues, known=(), fail_on=(), files=(), locale="en", command="check"):
    problems = tuple(
        Judged(
            one,
            one.place.file,
            fingerprint(one, one.place.file),
            1,
            one in known,
            one not in known and fails(one, fail_on),
        )
        for one in issues
    )
    return Told(
        command=command,
        problems=problems,
        files=tuple(files),
        exit_code=3 if any(problem.fails for problem in problems) else 0,
        has_baseline=bool(known),
        voice=speech(locale),
        document=lambda: {"issues": []},
    )


KINDS = [FailOn.WARNING, FailOn.REPAIRED, FailOn.MISSING]

_CODES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def _plain(text, codes):
    return re.sub("|".join(codes), lambda sign: _CODES[sign[0]], text)


def commands(output):
    """Return (name, properties, message) of everything that the runner would obey."""
    for line in re.split(r"\r\n|\r|\n", output):
        text = line.lstrip()
        if text.startswith("::") and (end := text.find("::", 2)) >= 0:
            name, _, rest = text[2:end].strip().partition(" ")
            pairs = (pair.partition("=") for pair in rest.split(",") if pair)
            properties = {key.strip(): _plain(value, ["%0D", "%0A", "%3A", "%2C", "%25"]) for key, _, value in pairs}
            yield name, properties, _plain(text[end + 2 :], ["%0D", "%0A", "%25"])
        elif "##[" in text or "##vso[" in text:
            yield "##", {}, text
