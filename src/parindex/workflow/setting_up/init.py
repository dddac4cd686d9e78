"""Use case: a new workspace with invented scores, so that every command can be tried at once."""

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.issues import Issue
from parindex.reporting.annex.review import review_workbook
from parindex.workflow.output.atomic_write import write_atomically
from parindex.workflow.setting_up.criteria_import import AnnexOptions, import_criteria
from parindex.workflow.setting_up.schemas import schema_text
from parindex.workflow.setting_up.units import import_list

__all__ = ["MadeFromFiles", "init", "init_from"]

_HEADINGS = {"vi": ("Đơn vị", "BẢNG ĐIỂM NĂM {year} (SỐ LIỆU VÍ DỤ)"), "en": ("Unit", "SCORES OF {year} (INVENTED)")}
_SCHEMAS = {"parindex.yaml": "workspace", "units.yaml": "registry", "criteria.yaml": "criteria"}
_INVENTED = (" (ví dụ)", " (example)")
"""What the name of the index says in the starter alone."""
_CODES = ("1.1", "1.2", "1.3", "2.1", "2.2", "3", "T")
_LEVELS = {"vi": ("đúng hạn", "trễ hạn"), "en": ("in time", "late")}
_SCORES = (
    ("Phường Sông Lá", 0, 95, 8.5, 98.2, 4, 88.4, 1),
    ("Xã Đồng Mai", 0, 90, 9, 91.5, 3, 84.1, None),
    ("Xã Núi Xanh", 1, 72, 7.5, 86, 1, 79.25, None),
)


def init(folder: Path, *, year: int, locale: str) -> list[Path]:
    """Write a commented workspace for `year` into an empty or new folder; return the files.

    Raises:
        ParindexError: the folder has something in it, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParindexError("{folder} is not empty; nothing was written. Choose a new folder.", folder=folder)
    starter = files("parindex.workflow") / "starter" / locale
    definitions = {name: _for_editors(name, starter.joinpath(name).read_text("utf-8")) for name in _SCHEMAS}
    contents = {
        "parindex.yaml": definitions["parindex.yaml"].encode(),
        "units.yaml": definitions["units.yaml"].encode(),
        f"criteria/model-communes-{year}.yaml": definitions["criteria.yaml"].replace("{year}", str(year)).encode(),
        f"sheets/{year}/scores.xlsx": _sheet(year, locale),
        "templates/README.md": (starter / "templates.md").read_bytes(),
        **{f"schemas/{name}.json": schema_text(name).encode() for name in sorted(_SCHEMAS.values())},
    }
    for name, content in contents.items():
        write_atomically(folder / name, content)
    return [folder / name for name in contents]


@dataclass(frozen=True, slots=True)
class MadeFromFiles:
    """The files of a workspace made of an annex and a list of units, and what was read in the two."""

    files: tuple[Path, ...]
    rows: int
    asked: int
    """How many rows of the annex wait for an answer."""
    units: int
    issues: tuple[Issue, ...]
    """What was noticed in the list; what is asked of the annex stands in the review workbook."""


def init_from(folder: Path, criteria: Path, units: Path, *, year: int, locale: str) -> MadeFromFiles:
    """Write a workspace out of an annex and a list of units.

    Raises:
        ParindexError: the folder has something in it, or one of the two files cannot be used.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParindexError("{folder} is not empty; nothing was written. Choose a new folder.", folder=folder)
    read = import_criteria(criteria, AnnexOptions("criteria", year), None, None, locale)
    if not read.text or read.annex is None:
        call = f"parindex criteria import {criteria} --id criteria --edition {year}"
        raise ParindexError(
            "{file} cannot be used; nothing was written. Look at it: {command}", file=criteria, command=call
        )
    listed = import_list(None, units, criteria="criteria", out=None, locale=locale)
    if not listed.text:
        call = f"parindex units import-list {units}"
        raise ParindexError(
            "{file} cannot be used; nothing was written. Look at it: {command}", file=units, command=call
        )
    starter = files("parindex.workflow") / "starter" / locale
    settings = _for_editors("parindex.yaml", starter.joinpath("parindex.yaml").read_text("utf-8"))
    for invented in _INVENTED:
        settings = settings.replace(invented, "")
    review = review_workbook(
        read.annex, {"id": "criteria", "edition": year, "title": read.annex.caption}, speech(locale)
    )
    contents = {
        "parindex.yaml": settings.encode(),
        "units.yaml": _for_editors("units.yaml", listed.text).encode(),
        f"criteria/criteria-{year}.yaml": _for_editors("criteria.yaml", read.text).encode(),
        f"criteria-{year}.review.xlsx": review,
        "templates/README.md": (starter / "templates.md").read_bytes(),
        **{f"schemas/{name}.json": schema_text(name).encode() for name in sorted(_SCHEMAS.values())},
    }
    for name, content in contents.items():
        write_atomically(folder / name, content)
    (folder / "sheets" / str(year)).mkdir(parents=True, exist_ok=True)
    made = tuple(folder / name for name in contents)
    return MadeFromFiles(made, len(read.annex.rows), read.annex.asked, listed.rows, listed.issues)


def _for_editors(name: str, text: str) -> str:
    """Put before a definition the line by which editors find its schema."""
    up = "../" if name == "criteria.yaml" else ""
    return f"# yaml-language-server: $schema={up}schemas/{_SCHEMAS[name]}.json\n{text}"


def _sheet(year: int, locale: str) -> bytes:
    """Write the example matrix: units down, component codes across."""
    import xlsxwriter  # noqa: PLC0415  slow to import, used here alone

    unit, title = _HEADINGS[locale]
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "border": 1, "align": "center"})
        cell = book.add_format({"border": 1})
        sheet = book.add_worksheet("Scores" if locale == "en" else "Bảng điểm")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, len(_CODES), 12)
        sheet.write_string(0, 0, title.replace("{year}", str(year)), book.add_format({"bold": True}))
        for column, heading in enumerate((unit, *_CODES)):
            sheet.write_string(2, column, heading, bold)
        for row, (name, level, *numbers) in enumerate(_SCORES, start=3):
            sheet.write_row(row, 0, (name, _LEVELS[locale][level], *numbers), cell)
        sheet.freeze_panes(3, 1)
    return target.getvalue()
