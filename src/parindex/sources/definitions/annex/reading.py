"""Lines of an annex as rows: groups, components, choices, bonus and penalty points, totals, notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.annex.outline import Outline, RowPlace, depths_without_codes
from parindex.sources.definitions.annex.rows import AnnexLine, Tabled
from parindex.sources.definitions.annex.sentences import read_rule
from parindex.sources.definitions.annex.sentences.choices import parted

__all__ = ["annex_rows", "with_rules"]

_TOTAL = re.compile(r"(?:tổng(?: cộng| điểm| số)*|cộng|total(?: points)?)(?:\s*\(.*\))?", re.IGNORECASE)
_OPTION = re.compile(r"^(?:[-–—•+*]|\(?[a-zđ]\))\s*", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:người lập|thủ trưởng|nơi nhận|ký tên|chủ tịch|giám đốc|ngày \.*\s*tháng|prepared by|signed)", re.IGNORECASE
)
_NOTE = re.compile(r"(?:\*|ghi chú|lưu ý|note)s?\s*:?", re.IGNORECASE)
_BONUS = re.compile(r"điểm (?:cộng|thưởng)|bonus", re.IGNORECASE)
_PENALTY = re.compile(r"điểm (?:trừ|phạt)|penalt", re.IGNORECASE)
_SURVEY = re.compile(
    r"điều tra(?:,? khảo sát)? (?:xã hội học|xhh)|đtxhh|\bxhh\b|survey|khảo sát (?:sự )?hài lòng", re.IGNORECASE
)
_CHANGES = re.compile(
    r"không (?:áp dụng|tính|đánh giá|chấm)|trừ|loại|chỉ|\d|n/a|not (?:applicable|counted)|except|only", re.IGNORECASE
)
_SAYS_POINTS = re.compile(r"\d\s*(?:điểm|đ|points?)\b|mỗi .*\d|trừ .*\d", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A row while it may still grow."""

    line: AnnexLine
    kind: RowKind
    place: RowPlace
    title: str
    sentence: list[str] = field(default_factory=list)
    options: list[tuple[str, Decimal]] = field(default_factory=list)
    questions: list[Phrase] = field(default_factory=list)
    mended: list[Phrase] = field(default_factory=list)


def annex_rows(annex: Tabled) -> list[AnnexRow]:
    """Return all rows of an annex in their order; rules are read where a component stands."""
    return [_row(draft, number, drafts) for drafts in (_drafts(annex.lines),) for number, draft in enumerate(drafts)]


def _drafts(lines: Sequence[AnnexLine]) -> list[_Draft]:
    drafts: list[_Draft] = []
    outline = Outline()
    coded = any(line.code for line in lines)
    depths = iter(depths_without_codes([line for line in lines if not _aside(line)])) if not coded else iter(())
    for line in lines:
        if line.code is not None:
            drafts.append(_new(line, outline.place(line.code)))
        elif _TOTAL.fullmatch(line.title.strip(" :.")):
            drafts.append(_Draft(line, RowKind.TOTAL, RowPlace("", 0), line.title))
        elif not coded and not _aside(line):
            drafts.append(_new(line, outline.supplied(next(depths, 0))))
        else:
            drafts.append(_beside(line, next((one for one in reversed(drafts) if one.place.code), None)))
    return drafts


def _aside(line: AnnexLine) -> bool:
    """Tell whether a line without a code is no row of its own."""
    words = line.title.strip()
    return not words or any(found.match(words) for found in (_OPTION, _FOOTER, _NOTE, _TOTAL))


def _new(line: AnnexLine, place: RowPlace) -> _Draft:
    title, sentence = line.title, line.rule
    if not sentence and "\n" in title and parted(title.partition("\n")[2])[0]:
        title, _, sentence = title.partition("\n")
    draft = _Draft(line, RowKind.COMPONENT, place, " ".join(title.split()), [sentence] if sentence else [])
    draft.questions += place.questions
    draft.mended += place.mended
    return draft


def _beside(line: AnnexLine, above: _Draft | None) -> _Draft:
    """Give a line without a code to the row above it."""
    words = _OPTION.sub("", line.title.strip())
    told = _Draft(line, RowKind.TEXT, RowPlace("", 0), line.title)
    if _FOOTER.match(words) or above is None:
        told.kind = RowKind.LEFT_OUT
        if line.points is not None:
            told.questions.append(Phrase("the row has points but no code: which row is it?"))
    elif line.points is not None:
        told.kind = RowKind.OPTION
        above.options.append((words.rstrip(" :.;"), line.points))
    elif line.first_of_table:
        above.title = f"{above.title} {words}".strip()
        above.sentence = [" ".join([*above.sentence, line.rule])] if line.rule else above.sentence
        above.mended.append(Phrase("the row goes on in the next table"))
    elif _NOTE.match(line.title.strip()):
        if _CHANGES.search(words):
            above.questions.append(Phrase("the note may change the rule: {note}", {"note": words[:120]}))
    elif _OPTION.match(line.title.strip()) or not words:
        above.sentence += [text for text in (line.title, line.rule) if text]
    else:
        told.questions.append(Phrase("the row has neither code nor points: does it belong to the row above?"))
    return told


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
        survey=any(_SURVEY.search(text) for text in (line.method, draft.title if group else "")),
        questions=tuple(draft.questions),
        mended=tuple(draft.mended),
    )
    if line.points is None and line.points_text and row.kind in {RowKind.GROUP, RowKind.COMPONENT}:
        row = _asked(row, Phrase("the maximum cannot be read: {text}", {"text": line.points_text[:40]}))
    return with_rules(row, draft.options) if row.kind is RowKind.COMPONENT else _group(row, draft.options)


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
    if not row.sentence and not options and _SAYS_POINTS.search(row.title):
        reading = read_rule("?", maximum)
        reading = replace(reading, question=Phrase("the title says how points are given: is that the rule?"))
    if options and not row.sentence:
        row = replace(row, sentence="; ".join(f"{label}: {_comma(worth)}" for label, worth in options))
    return _noted(replace(row, reading=reading, survey=row.survey or reading.survey))


def _noted(row: AnnexRow) -> AnnexRow:
    if not row.note:
        return row
    note = Phrase("the note may change the rule: {note}", {"note": " ".join(row.note.split())[:120]})
    if _SURVEY.search(row.note) and not _CHANGES.search(_SURVEY.sub("", row.note)):
        return replace(row, survey=True)
    return _asked(row, note) if _CHANGES.search(row.note) else row


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
