"""Lines of an annex as rows: groups, components, choices, bonus and penalty points, totals, notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.annex.notes import changes_rule, exempts, noted_rows, says_points, says_survey
from parindex.sources.definitions.annex.outline import Outline, RowPlace, depths_without_codes
from parindex.sources.definitions.annex.rows import AnnexLine, Tabled
from parindex.sources.definitions.annex.sentences import read_rule
from parindex.sources.definitions.annex.sentences.choices import parted
from parindex.sources.definitions.annex.sentences.formulas import read_formula

__all__ = ["annex_rows", "with_rules"]

_TOTAL = re.compile(r"(?:tổng(?: cộng| điểm| số)*|cộng|total(?: points)?)(?:\s*\(.*\))?", re.IGNORECASE)
_SUBTOTAL = re.compile(
    r"(?:tổng )?cộng(?: điểm)?(?: (?:mục|phần|nhóm|lĩnh vực))? (?:[IVX]+|[A-H]|\d+(?:\.\d+)*)|subtotal.*", re.IGNORECASE
)
_OPTION = re.compile(r"^(?:[-–—•+*]|\(?[a-zđ]\))\s*", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:người lập|thủ trưởng|nơi nhận|ký tên|chủ tịch|giám đốc|ngày \.*\s*tháng|prepared by|signed)", re.IGNORECASE
)
_NOTE = re.compile(r"(?:\*|ghi chú|lưu ý|note)s?\s*:?", re.IGNORECASE)
_BONUS = re.compile(r"điểm (?:cộng|thưởng)|bonus", re.IGNORECASE)
_PENALTY = re.compile(r"điểm (?:trừ|phạt)|penalt", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A row while it may still grow."""

    line: AnnexLine
    kind: RowKind
    place: RowPlace
    title: str
    sentence: list[str] = field(default_factory=list)
    options: list[tuple[str, Decimal]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    """Rows below that may say how points are given."""
    questions: list[Phrase] = field(default_factory=list)
    mended: list[Phrase] = field(default_factory=list)


def annex_rows(annex: Tabled) -> list[AnnexRow]:
    """Return all rows of an annex in their order; rules are read where a component stands."""
    drafts = _drafts(annex.lines)
    return noted_rows([_row(draft, number, drafts) for number, draft in enumerate(drafts)], annex.notes)


def _drafts(lines: Sequence[AnnexLine]) -> list[_Draft]:
    drafts: list[_Draft] = []
    outline = Outline()
    coded = any(line.code for line in lines)
    depths = iter(depths_without_codes([line for line in lines if not _aside(line)])) if not coded else iter(())
    tail = False
    for line in lines:
        tail = line.code is None and (tail or _ends_table(line))
        if line.code is not None:
            drafts.append(_new(line, outline.place(line.code)))
        elif tail and line.points is None and not _FOOTER.match(line.title.strip()):
            drafts.append(_Draft(line, RowKind.NOTE, RowPlace("", 0), line.title))
        elif _TOTAL.fullmatch(line.title.strip(" :.")):
            drafts.append(_Draft(line, RowKind.TOTAL, RowPlace("", 0), line.title))
        elif _SUBTOTAL.fullmatch(line.title.strip(" :.")):
            drafts.append(_Draft(line, RowKind.TEXT, RowPlace("", 0), line.title))
        elif not coded and not _aside(line):
            drafts.append(_new(line, outline.supplied(next(depths, 0))))
        else:
            drafts.append(_beside(line, next((one for one in reversed(drafts) if one.place.code), None)))
    return drafts


def _ends_table(line: AnnexLine) -> bool:
    """Tell whether what stands below a line, up to the next code, are notes."""
    words = line.title.strip()
    return bool(_NOTE.match(words) or (_TOTAL.fullmatch(words.strip(" :.")) and line.points is not None))


def _aside(line: AnnexLine) -> bool:
    """Tell whether a line without a code is no row of its own."""
    words = line.title.strip()
    return not words or any(found.match(words) for found in (_OPTION, _FOOTER, _NOTE, _TOTAL))


def _new(line: AnnexLine, place: RowPlace) -> _Draft:
    title, sentence = (line.title, line.rule) if line.rule else _parted_title(line)
    draft = _Draft(line, RowKind.COMPONENT, place, " ".join(title.split()), [sentence] if sentence else [])
    draft.questions += place.questions
    draft.mended += place.mended
    return draft


def _parted_title(line: AnnexLine) -> tuple[str, str]:
    """Part the lines of a title from those below them that say how points are given."""
    lines = line.title.split("\n")
    for at, text in enumerate(lines[1:], 1):
        if _OPTION.match(text) or parted(text)[0] or read_formula(text, line.points) is not None:
            return "\n".join(lines[:at]), "\n".join(lines[at:])
    return line.title, ""


def _beside(line: AnnexLine, above: _Draft | None) -> _Draft:
    """Give a line without a code to the row above it."""
    words = _OPTION.sub("", line.title.strip())
    told = _Draft(line, RowKind.TEXT, RowPlace("", 0), line.title)
    if line.code_text and not _OPTION.match(f"{line.code_text} "):
        told.questions.append(Phrase("the code cannot be read: {text}", {"text": line.code_text[:40]}))
    if _FOOTER.match(words) or above is None:
        told.kind = RowKind.LEFT_OUT
        if line.points is not None:
            told.questions.append(Phrase("the row has points but no code: which row is it?"))
    elif line.points is not None:
        told.kind = RowKind.OPTION
        _take_option(above, words or _OPTION.sub("", line.rule.strip()), line.points, titled=bool(words))
    elif line.first_of_table:
        above.title = f"{above.title} {words}".strip()
        above.sentence = [" ".join([*above.sentence, line.rule])] if line.rule else above.sentence
        above.mended.append(Phrase("the row goes on in the next table"))
    elif _OPTION.match(line.title.strip()) or not words or parted(words)[0]:
        above.sentence += [text for text in (line.title, line.rule) if text]
    else:
        above.below.append(words)
        told.questions.append(Phrase("the row has neither code nor points: does it belong to the row above?"))
    return told


def _take_option(above: _Draft, label: str, points: Decimal, *, titled: bool) -> None:
    """Take a line with points as a choice; below a title over several lines, the first of them is one as well."""
    if not titled and not above.options and above.line.points is not None and above.sentence:
        above.options.append((_OPTION.sub("", " ".join(above.sentence)).rstrip(" :.;"), above.line.points))
        above.sentence = []
    above.options.append((label.rstrip(" :.;"), points))


def _row(draft: _Draft, number: int, drafts: Sequence[_Draft]) -> AnnexRow:
    line = draft.line
    group = bool(draft.place.code) and any(_below(draft, drafts[number + 1 :]))
    sentence = "\n".join(draft.sentence)
    row = AnnexRow(
        line.sheet,
        line.cell,
        RowKind.GROUP if group and draft.kind is RowKind.COMPONENT else draft.kind,
        draft.place.code,
        draft.title or line.title,
        draft.place.depth,
        line.points,
        sentence,
        line.note,
        survey=any(map(says_survey, (line.method, draft.title if group else ""))),
        questions=tuple(draft.questions),
        mended=tuple(draft.mended),
    )
    if line.points is None and line.points_text and row.kind in {RowKind.GROUP, RowKind.COMPONENT}:
        row = _asked(row, Phrase("the maximum cannot be read: {text}", {"text": line.points_text[:40]}))
    row = _doubted(row, draft)
    return with_rules(row, draft.options) if row.kind is RowKind.COMPONENT else _group(row, draft.options)


def _doubted(row: AnnexRow, draft: _Draft) -> AnnexRow:
    """Ask what the row itself, or what stands around it, leaves open."""
    if row.kind not in {RowKind.GROUP, RowKind.COMPONENT}:
        return row
    if exempts(row.title):
        whom = "the title says to whom it applies; units to which it does not need exempt in the registry: {title}"
        row = _asked(row, Phrase(whom, {"title": row.title[:120]}))
    if draft.line.beside and row.code:
        row = _asked(row, Phrase("beside the title stands {text}: is it the group above?", {"text": draft.line.beside}))
    if draft.below and row.kind is RowKind.COMPONENT and not draft.sentence and not draft.options:
        below = {"text": draft.below[0][:120]}
        row = _asked(row, Phrase("does the row below it say how points are given: {text}", below))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", draft.line.method):
        row = _asked(row, Phrase("{points} points stand under the form of assessment", {"points": draft.line.method}))
    return row


def _below(draft: _Draft, later: Sequence[_Draft]) -> Iterator[bool]:
    following = next((one for one in later if one.place.code), None)
    if following is not None and following.place.depth > draft.place.depth:
        yield True


def _group(row: AnnexRow, options: Sequence[tuple[str, Decimal]]) -> AnnexRow:
    if row.kind is RowKind.GROUP and (options or (row.sentence and parted(row.sentence)[0])):
        row = _asked(row, Phrase("the row has rows below it and a rule of its own: which of them counts?"))
    return _noted(row) if row.kind is RowKind.GROUP else row


def with_rules(row: AnnexRow, options: Sequence[tuple[str, Decimal]] = ()) -> AnnexRow:
    """Read the sentence of a component; its maximum, where none is printed, is that of its best choice."""
    maximum = row.max
    if options and maximum is not None and not row.sentence and maximum < max(worth for _, worth in options):
        row = _asked(row, Phrase("a choice is worth more than the maximum of the row"))
    if maximum is None:
        worths = [worth for _, worth in options] or [
            one.worth for one in parted(row.sentence)[0] if one.unit == "points"
        ]
        if worths:
            maximum = max(worths)
            row = replace(row, max=maximum, mended=(*row.mended, Phrase("the maximum is that of the best choice")))
        else:
            row = _asked(row, Phrase("the component has no maximum"))
    reading = read_rule(row.sentence, maximum, options)
    if not row.sentence and not options and says_points(row.title):
        reading = read_rule("?", maximum)
        reading = replace(reading, question=Phrase("the title says how points are given: is that the rule?"))
    if options and not row.sentence:
        row = replace(row, sentence="; ".join(f"{label}: {_comma(worth)}" for label, worth in options))
    return _noted(replace(row, reading=reading, survey=row.survey or reading.survey))


def _noted(row: AnnexRow) -> AnnexRow:
    if not row.note:
        return row
    note = Phrase("the note may change the rule: {note}", {"note": " ".join(row.note.split())[:120]})
    if says_survey(row.note) and not changes_rule(row.note):
        return replace(row, survey=True)
    return _asked(row, note) if changes_rule(row.note) else row


def _asked(row: AnnexRow, question: Phrase) -> AnnexRow:
    return replace(row, questions=(*row.questions, question))


def _comma(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def outside(row: AnnexRow) -> RowKind | None:
    """Tell whether an area is of bonus or penalty points."""
    title = folded(row.title)
    if _BONUS.search(title):
        return RowKind.BONUS
    return RowKind.PENALTY if _PENALTY.search(title) else None
