"""What the documentation does not say by hand: real output, issue codes, options, limits, contexts.

Markdown files call these functions from cog markers; `make docs` writes the results into the files and
`make check` fails when a file differs from what the program says today.
"""

import atexit
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Formatter
from typing import Any

from parindex.language import speech
from parindex.model.codes import CODES
from parindex.model.issues import IssueCode

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(Path(sys.executable).with_name("parindex"))
WIDTH = "100"

_SUBJECTS = {
    "Y": {"en": "YAML files and the workspace", "vi": "Tệp YAML và thư mục làm việc"},
    "C": {"en": "Criteria sets", "vi": "Bộ tiêu chí"},
    "U": {"en": "The registry of units", "vi": "Danh sách đơn vị"},
    "N": {"en": "Lineage tables", "vi": "Bảng kế thừa đơn vị"},
    "F": {"en": "Files and workbooks", "vi": "Tệp và bảng tính"},
    "L": {"en": "Finding the table", "vi": "Tìm bảng điểm trong trang tính"},
    "S": {"en": "What the cells hold", "vi": "Nội dung các ô điểm"},
    "H": {"en": "Published results", "vi": "Kết quả đã công bố"},
    "X": {"en": "Annexes and lists that are taken over", "vi": "Phụ lục và danh sách được nhập"},
    "P": {"en": "The plan of the year", "vi": "Kế hoạch năm"},
    "Q": {"en": "Surveys of satisfaction", "vi": "Khảo sát mức độ hài lòng"},
    "M": {"en": "Monthly dossiers", "vi": "Hồ sơ hằng tháng"},
    "B": {"en": "Batch runs", "vi": "Chạy tự động"},
    "K": {"en": "Pages for everybody", "vi": "Trang kết quả cho mọi người"},
}
_HEADS = {
    "en": ("Code", "Severity", "Message", "What to do"),
    "vi": ("Mã", "Mức độ", "Thông báo", "Cách xử lý"),
}
_SEVERITIES = {
    "en": {"error": "error", "warning": "warning", "repaired": "repaired", "hint": "hint"},
    "vi": {"error": "lỗi", "warning": "cảnh báo", "repaired": "đã sửa", "hint": "gợi ý"},
}
_HEADINGS = {
    "en": {
        "code": "code",
        "ordinal": "number of the line: code, unless another column is headed as code",
        "title": "title",
        "maximum": "maximum",
        "self": "self score",
        "appraisal": "appraisal, round not named",
        "appraisal-1": "appraisal 1",
        "appraisal-2": "appraisal 2",
        "council": "council: appraisal 2 beside another appraisal, else appraisal 1",
        "agreed": "agreed: the last stage, if every score is there and there is no second appraisal",
        "adjusted": "changed in the end: never read, told where it differs",
        "survey": "survey score",
        "score": "the only score: appraised",
        "result": "result: a score only where no other column is one",
        "evidence": "evidence",
        "comment": "comment",
        "other": "not read",
        "points": "not read, with a hint",
        "unit": "names of units, in a table of many",
    },
    "vi": {
        "code": "mã",
        "ordinal": "số thứ tự: là mã, trừ khi có cột khác ghi là mã",
        "title": "tên tiêu chí",
        "maximum": "điểm tối đa",
        "self": "điểm tự chấm",
        "appraisal": "thẩm định, không nêu lần",
        "appraisal-1": "thẩm định lần 1",
        "appraisal-2": "thẩm định lần 2",
        "council": "hội đồng: lần 2 nếu có cột thẩm định khác, nếu không là lần 1",
        "agreed": "thống nhất: giai đoạn cuối nếu có đủ mọi điểm và chưa có thẩm định lần 2",
        "adjusted": "điều chỉnh sau cùng: không đọc, báo chỗ khác",
        "survey": "điểm điều tra XHH",
        "score": "cột điểm duy nhất: coi là thẩm định",
        "result": "kết quả: là điểm nếu không có cột điểm nào khác",
        "evidence": "tài liệu kiểm chứng",
        "comment": "giải trình, ghi chú",
        "other": "không đọc",
        "points": "không đọc, có gợi ý",
        "unit": "tên đơn vị, trong bảng nhiều đơn vị",
    },
}
_PLACES = {
    "en": {"whole": "", "start": "begins with", "end": "ends with", "inside": "contains", "rounds": "together with"},
    "vi": {"whole": "", "start": "bắt đầu bằng", "end": "kết thúc bằng", "inside": "có chứa", "rounds": "cùng với"},
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d)?(?:\.\d+)?")
_MOMENT_VI = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d(:\d\d)?")
_DIGEST = re.compile(r"\b[0-9a-f]{16}(?:[0-9a-f]{48})?\b")
_DAY_EN = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_DAY_VI = re.compile(r"ngày \d\d tháng \d\d năm \d{4}")
_NOT_COPIED = shutil.ignore_patterns("*.db", "*.db-journal", "out", "reports", "__pycache__", "~$*")


# --- What a document calls -------------------------------------------------------------------------------------------


def run(  # noqa: PLR0913  what a page says about a command
    command: str,
    cwd: str = ".",
    locale: str = "en",
    *,
    status: int = 0,
    lines: int | None = None,
    tail: int = 0,
    masked: bool = False,
) -> None:
    """Print a command and its output as a fenced block.

    `cwd` is a folder of the repository, copied once per document, so that later commands of the same document see
    what the earlier ones did; or a folder that an earlier command made. `status` is the exit code that the document
    speaks of; of long output, the first `lines` and the last `tail` lines are shown. `masked` writes made-up
    digests and days for those that depend on the clock.
    """
    whole = _run(command, cwd, locale, status)
    output = (_without_digests(whole) if masked else whole).splitlines()
    if lines is not None and len(output) > lines + tail:
        output = [*output[:lines], "…", *output[len(output) - tail :]]
    after = ["$ echo $?", str(status)] if status else []
    _out("\n".join(["```console", f"$ {command}", *output, *after, "```"]))


def prepare(command: str, cwd: str = ".", locale: str = "en", *, status: int = 0) -> None:
    """Run a command that the document only presupposes; print nothing."""
    _run(command, cwd, locale, status)


def spoil(file: str, cwd: str, **cells: str | float) -> None:
    """Write into cells of the first sheet of the copied workbook `file` what a careless sender would; print nothing."""
    from openpyxl import load_workbook  # noqa: PLC0415  one page needs it

    path = _place(cwd) / file
    book = load_workbook(path)
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(path)


def python(code: str, cwd: str = ".", locale: str = "en") -> None:
    """Print a Python session: the code, and what it prints."""
    output = _execute([sys.executable, "-c", code], cwd, locale, 0)
    _out(f"```python\n{code.strip()}\n```\n\n```text\n{output}\n```")


def codes(locale: str = "en") -> None:
    """Print the table of issue codes, one table a subject.

    Raises:
        KeyError: a code is of no subject.
    """
    of_subject: dict[str, list[IssueCode]] = {letter: [] for letter in _SUBJECTS}
    for code in CODES.values():
        of_subject[code.code[0]].append(code)
    for letter, titles in _SUBJECTS.items():
        mine = of_subject[letter]
        if mine:
            _out(f"\n## {letter}: {titles[locale]}\n")
            _out(_table(_HEADS[locale], (_code_row(code, locale) for code in sorted(mine, key=lambda it: it.code))))


def command_help() -> None:
    """Print the help of every command."""
    for path in command_paths():
        name = " ".join(("parindex", *path))
        output = _execute([PROGRAM, *path, "--help"], ".", "en", 0)
        _out(f"\n## `{name}`\n\n```text\n{output}\n```")


def limits(locale: str = "en") -> None:
    """Print the limits of the reading door with their reasons."""
    from parindex.sources.workbook import LIMITS  # noqa: PLC0415  this page only

    heads = {"en": ("Limit", "Value", "Why"), "vi": ("Giới hạn", "Giá trị", "Lý do")}
    voice = speech(locale)
    _out(_table(heads[locale], ((it.name, f"{it.value:,} {it.unit}".strip(), voice.say(it.reason)) for it in LIMITS)))


def headings(locale: str = "en") -> None:
    """Print the words that head columns, by what a column holds."""
    from parindex.sources.score_sheets.layout.words import words_by_role  # noqa: PLC0415  this page only

    heads = {"en": ("Column", "Words"), "vi": ("Cột", "Các từ")}
    names = _HEADINGS[locale]
    rows = ((names[role], _words(entries, locale)) for role, entries in words_by_role().items())
    _out(_table(heads[locale], rows))


def template_context() -> None:
    """Print the names that a report template may use."""
    from parindex.reporting.report.context import reference  # noqa: PLC0415  this page only

    _out(str(reference()))


# --- How it is done --------------------------------------------------------------------------------------------------


def command_paths() -> list[tuple[str, ...]]:
    """Return every command as its words after `parindex`; the first is the program itself."""
    import typer.main  # noqa: PLC0415  slow

    from parindex.cli.app import app  # noqa: PLC0415  slow

    found: list[tuple[str, ...]] = []

    def visit(command: Any, path: tuple[str, ...]) -> None:  # noqa: ANN401  Click's classes hide inside Typer
        found.append(path)
        if hasattr(command, "list_commands"):
            context = command.context_class(command)
            for name in command.list_commands(context):
                visit(command.get_command(context, name), (*path, name))

    visit(typer.main.get_command(app), ())
    return found


def _run(command: str, cwd: str, locale: str, status: int) -> str:
    words = shlex.split(command)
    if words[0] != "parindex":
        message = f"not a parindex command: {command}"
        raise ValueError(message)
    typed = None
    if "<" in words:
        words, (file,) = words[: words.index("<")], words[words.index("<") + 1 :]
        typed = (_place(cwd) / file).read_bytes()
    return _execute([PROGRAM, *words[1:]], cwd, locale, status, typed)


def _execute(words: list[str], cwd: str, locale: str, status: int, typed: bytes | None = None) -> str:
    place, both = _place(cwd), {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(words, cwd=place, env=_environment(locale), input=typed, check=False, **both)
    output = _without_moments(_without_paths(done.stdout.decode(), place))
    if done.returncode != status:
        message = f"exit code {done.returncode} instead of {status}: {shlex.join(words[1:])} in {cwd}\n{output}"
        raise RuntimeError(message)
    return "\n".join(line.rstrip() for line in output.strip("\n").splitlines())


def _environment(locale: str) -> dict[str, str]:
    """An environment in which output depends on nothing of this machine."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "COLUMNS": WIDTH,
        "TERMINAL_WIDTH": WIDTH,
        "NO_COLOR": "1",
        "_TYPER_FORCE_DISABLE_TERMINAL": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "PARINDEX_LOCALE": locale,
        "PARINDEX_USER": "chuyen-vien",
    }


def _place(cwd: str) -> Path:
    """The folder of this document's scratch copy that stands for `cwd`."""
    place = _scratch(_document()) / cwd
    if not place.exists():
        shutil.copytree(ROOT / cwd, place, ignore=_NOT_COPIED)
    return place


@cache
def _scratch(document: str) -> Path:
    del document  # the key of the cache: one folder a document
    folder = Path(tempfile.mkdtemp(prefix="parindex-docs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _document() -> str:
    return str(getattr(sys.modules.get("cog"), "inFile", ""))


def _without_paths(text: str, place: Path) -> str:
    """Take the temporary folder out of a text; what is left are paths as the reader would see them."""
    for folder in (place, _scratch(_document())):
        text = text.replace(f"{folder}{os.sep}", "").replace(str(folder), ".")
    return text


def _without_moments(text: str) -> str:
    """Write one moment for every moment: pages must not change because they are made again."""
    text = _MOMENT_VI.sub(lambda found: f"15/01/2026 08:00{':00' if found[1] else ''}", text)
    return _MOMENT.sub(lambda found: f"2026-01-15{found[1]}08:00{':00' if found[2] else ''}", text)


def _without_digests(text: str) -> str:
    """Write made-up digests, whole or cut short, and one day; different digests stay different."""
    known = {digest: sha256(str(number).encode()).hexdigest() for number, digest in enumerate(_DIGEST.findall(text))}
    text = _DIGEST.sub(lambda found: known[found[0]][: len(found[0])], text)
    return _DAY_EN.sub("15 January 2026", _DAY_VI.sub("ngày 15 tháng 01 năm 2026", text))


def _code_row(code: IssueCode, locale: str) -> tuple[str, ...]:
    texts = (speech(locale).say(text, **_placeholders(text)) for text in (code.message, code.remedy))
    return (f"`{code.code}`", _SEVERITIES[locale][code.severity], *texts)


def _placeholders(template: str) -> dict[str, str]:
    """Give every value of a template its own name to stand for it: ‹value›."""
    return {name: f"‹{name}›" for _, name, _, _ in Formatter().parse(template) if name}


def _words(entries: Iterable[Any], locale: str) -> str:
    """Say the words of one role by where they stand in a heading."""
    return "; ".join(_entry(entry, _PLACES[locale]) for entry in entries)


def _entry(entry: Any, places: dict[str, str]) -> str:  # noqa: ANN401  an entry of the table of synonyms
    groups = (
        ("whole", entry.whole),
        ("start", entry.start),
        ("end", entry.end),
        ("inside", (*entry.inside, *entry.words)),
        ("rounds", (*entry.rounds, *(f"… {word}" for word in entry.round_ends))),
    )
    return "; ".join(f"{places[name]} {', '.join(words)}".strip() for name, words in groups if words)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _out(text: str) -> None:
    """Write into the document that cog is working on; on the terminal when nobody works on one."""
    write = getattr(sys.modules.get("cog"), "outl", print)
    write(text.replace("[[[", "[[ [").replace("]]]", "]] ]"))  # cog would take them for its own marks
