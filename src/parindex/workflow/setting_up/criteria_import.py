"""Use cases: an annex as a draft of a criteria set with its review, a review taken back, and a set as an annex."""

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.definition import IDENTIFIER_PATTERN
from parindex.model.definitions.annex import AnnexRow, Certainty, ReadAnnex, RowKind
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.reporting.annex.printed import printed_annex
from parindex.reporting.annex.review import review_workbook
from parindex.reporting.annex.words import AGREED, kind_words, place_words
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.annex import edition_text, read_annexes
from parindex.sources.definitions.annex.after import as_before, rules_as_before
from parindex.sources.definitions.annex.draft import drafted
from parindex.sources.definitions.annex.review import read_review
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.files.paths import find_workspace
from parindex.workflow.output.atomic_write import write_atomically
from parindex.workflow.output.inputs_at_risk import CRITERIA_SETS, protected_places
from parindex.workflow.output.safe_output import refuse_protected, write_output

__all__ = ["AnnexOptions", "ImportedCriteria", "export_criteria", "import_criteria", "review_path", "take_review"]

_LOCALES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class AnnexOptions:
    """What an annex does not say itself."""

    id: str
    edition: int
    basis: str | None = None
    title: str | None = None
    annex: int | None = None
    """Which annex of the file, counted from 1."""
    after: Edition | None = None


@dataclass(frozen=True, slots=True)
class ImportedCriteria:
    """A draft as YAML text (empty if there is none), what was read, what was noticed, and the files written."""

    text: str
    annex: ReadAnnex | None
    issues: tuple[Issue, ...]
    files: tuple[Path, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Tell whether no set was made."""
        return any(found.severity is Severity.ERROR for found in self.issues)


def import_criteria(
    file: Path, options: AnnexOptions, out: Path | None, home: Path | None, locale: str
) -> ImportedCriteria:
    """Read an annex; with `out`, write the draft there and its review workbook beside it, both or none.

    Raises:
        ParindexError: no such file, a name that is no id, or a file that is there already.
    """
    _refuse(file, options, out)
    head: dict[str, object] = {"id": options.id, "edition": options.edition}
    head |= {"basis": options.basis} if options.basis else {}
    head |= {"title": options.title} if options.title else {}
    kept = {"after": options.after.key} if options.after else {}
    annexes, issues = read_annexes(file, head, options.after)
    annex = _chosen(annexes, options.annex, file, issues)
    if annex is None:
        return ImportedCriteria("", None, tuple(worst_first(issues)))
    head.setdefault("title", annex.caption or options.id)
    return _written(annex, issues, head | kept, out, home, locale, place=str(file))


def take_review(
    file: Path, out: Path | None, home: Path | None, locale: str, earlier: Callable[[str], Edition]
) -> ImportedCriteria:
    """Take the corrections of a review workbook; without open questions the set is no draft any more.

    `out` may be the draft that was written beside the workbook; no other file is replaced. `earlier` finds the edition
    before by the key under which the draft was made after it.

    Raises:
        ParindexError: no such file, `out` is another file that is there already, or no edition before of that key.
    """
    if not file.is_file():
        raise ParindexError("There is no file {file}.", file=file)
    if out is not None and out.exists() and not _is_draft(out):
        raise ParindexError("{path} is there already; nothing was written. Name a new file with --out.", path=out)
    voices = [speech(each) for each in _LOCALES]
    kinds = {folded(kind_words(kind, voice)): kind for voice in voices for kind in RowKind}
    agreed = frozenset(folded(voice.say(AGREED.template)) for voice in voices)
    head, rows, issues = read_review(file, kinds, agreed)
    if not rows or any(found.severity is Severity.ERROR for found in issues):
        return ImportedCriteria("", None, tuple(worst_first(issues)))
    after = head.pop("after", None)
    base = earlier(str(after)) if after else None
    told, edition, reason = drafted(rules_as_before(rows, base) if base else rows, head)
    if edition is not None:
        edition = as_before(edition, base) if base else edition
        settled = all(row.certainty is not Certainty.ASKED for row in told)
        edition = edition.model_copy(update={"draft": not settled})
    wrong = [] if edition else [issue("X006", Place(str(file)), reason=reason)]
    annex = ReadAnnex(str(head.get("title", "")), told, edition, wrong)
    return _written(annex, issues, head, out, home, locale, place=str(file), replaces=True)


def review_path(out: Path) -> Path:
    """Return where the review workbook of a draft is written: beside it, of one among the sets into the workspace."""
    name, root = f"{out.stem}.review.xlsx", find_workspace(out.parent)
    among = root and any(place.what == CRITERIA_SETS and place.has(out) for place in protected_places(root))
    return Path(os.path.relpath(root / name)) if root and among else out.with_name(name)


def export_criteria(edition: Edition, kind: str, out: Path | None, home: Path | None, voice: Speech) -> bytes:
    """Return a set as an annex (`xlsx`, `docx` or `md`); written to `out` if it is given.

    Raises:
        ParindexError: the file cannot be written there.
    """
    content = printed_annex(edition, kind, voice, edition_text(edition))
    if out is not None:
        write_output(out, content, home, f".{kind}")
    return content


def _refuse(file: Path, options: AnnexOptions, out: Path | None) -> None:
    if not file.is_file():
        raise ParindexError("There is no file {file}.", file=file)
    if not re.fullmatch(IDENTIFIER_PATTERN.strip("^$"), options.id):
        raise ParindexError(
            "{name} cannot be an id: write small letters without accents, digits, - . _ and no blanks ({option}).",
            name=options.id or '""',
            option="--id",
        )
    for path in (out, review_path(out)) if out else ():
        if path.exists():
            raise ParindexError("{path} is there already; nothing was written. Name a new file with --out.", path=path)


def _chosen(annexes: Sequence[ReadAnnex], wanted: int | None, file: Path, issues: list[Issue]) -> ReadAnnex | None:
    if wanted is not None and not 1 <= wanted <= len(annexes):
        wanted = None
    if annexes and (wanted is not None or len(annexes) == 1):
        return annexes[(wanted or 1) - 1]
    if annexes:
        captions = "; ".join(f"{number}. {one.caption}" for number, one in enumerate(annexes, 1))
        issues.append(issue("X002", Place(str(file)), number=len(annexes), captions=captions))
    return None


def _written(  # noqa: PLR0913, PLR0917  what is written, and where
    annex: ReadAnnex,
    issues: Sequence[Issue],
    head: dict[str, object],
    out: Path | None,
    home: Path | None,
    locale: str,
    *,
    place: str,
    replaces: bool = False,
) -> ImportedCriteria:
    voice = speech(locale)
    found = [*issues, *annex.issues, *_told(annex, place, voice)]
    if annex.edition is None:
        found += [] if annex.issues else [issue("X003", Place(place))]
        return ImportedCriteria("", annex, tuple(worst_first(found)))
    text = edition_text(annex.edition, _comments(annex.edition, voice), _beside(annex, voice))
    found += _linted(text, out)
    if out is None:
        return ImportedCriteria(text, annex, tuple(worst_first(found)))
    files = [out]
    if replaces:
        write_atomically(out, text.encode())
    else:
        refuse_protected(review_path(out), home, ".xlsx")
        write_output(out, text.encode(), home, ".yaml", into=CRITERIA_SETS)
        review = review_workbook(annex, {**head, "id": annex.edition.id, "edition": annex.edition.edition}, voice)
        write_output(review_path(out), review, home, ".xlsx")
        files.append(review_path(out))
    return ImportedCriteria(text, annex, tuple(worst_first(found)), tuple(files))


def _comments(edition: Edition, voice: Speech) -> list[str]:
    if not edition.draft:
        return [voice.say("Made by parindex criteria import, and reviewed.")]
    return [
        voice.say("Made by parindex criteria import: a draft. Rows with a question are scored by points typed."),
        voice.say("Answer the questions in the review workbook, then: parindex criteria import --review FILE.xlsx"),
    ]


def _beside(annex: ReadAnnex, voice: Speech) -> dict[str, str]:
    """Say above a component what is asked about it."""
    return {row.code: f"? {words}" for row in annex.rows if row.code and (words := _questions(row, voice))}


def _questions(row: AnnexRow, voice: Speech) -> str:
    asked = [*row.questions, *([row.reading.question] if row.reading.question else [])]
    return " · ".join(voice.say(one.template, **one.values) for one in asked)


def _told(annex: ReadAnnex, file: str, voice: Speech) -> list[Issue]:
    found: list[Issue] = []
    for row in annex.rows:
        place, code = Place(file, place_words(row.sheet, voice), row.cell), row.code or row.title[:60]
        asked = [*row.questions, *([row.reading.question] if row.reading.question else [])]
        found += [issue("X004", place, criterion=row.code, row=code, question=one) for one in asked]
        found += [issue("X005", place, criterion=row.code, row=code, mended=one) for one in row.mended]
    return found


def _linted(text: str, out: Path | None) -> list[Issue]:
    """Return what the linter says of the draft, as it would say it of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(text, encoding="utf-8")
        _, issues = read_edition(path)
    shown = str(out or "draft.yaml")
    return [
        replace(one, place=replace(one.place, file=shown), severity=Severity.WARNING)
        for one in issues
        if one.severity in {Severity.ERROR, Severity.WARNING}
    ]


def _is_draft(path: Path) -> bool:
    try:
        return re.search(r"(?m)^draft: true$", path.read_text("utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False
