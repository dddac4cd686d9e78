"""Sentences that are formulas: shares of the maximum, points for each one counted, points off, surveys."""

import re
from collections.abc import Callable
from decimal import Decimal

from parindex.model.definitions.annex import RuleReading
from parindex.model.rules import BestUnit, Count, Deduction, PointsTyped, Proportional
from parindex.model.texts.message import Phrase
from parindex.sources.definitions.annex.sentences.choices import NUMBER, SentenceChoice, WorthUnit, number_of, parted
from parindex.sources.definitions.annex.sentences.reading import asked, sure

__all__ = ["read_formula"]

_MAX = r"(?:số\s+)?điểm\s+(?:chuẩn|tối đa)|(?:the\s+)?max(?:imum)?(?:\s+(?:points|score|marks))?"
_RATE = r"(?:(?:tỷ|tỉ)\s*lệ(?:\s*%)?(?:\s+[^\W\d]+){0,8}?|\(?\s*[ab]\s*/\s*[ab]\s*\)?|(?:the\s+)?(?:rate|share))"
_TIMES = r"\s*(?:[x×*]|nhân(?:\s+với)?|times)\s*"
_LEAD = (
    r"(?:(?:tính\s+theo\s+|theo\s+)?công\s+thức\s*:?\s*|(?:điểm|số điểm|points|score)\s*(?:đạt được\s*)?(?:=|:)\s*)*"
)
_PROPORTIONAL = re.compile(
    rf"{_LEAD}{_RATE}{_TIMES}(?:(?P<full>{_MAX})|(?P<number>{NUMBER})(?:\s*(?:điểm|points?))?)", re.IGNORECASE
)
_BY_RATE = re.compile(
    r"(?:điểm\s+)?(?:được\s+)?(?:tính|chấm)?\s*(?:điểm\s+)?(?:theo\s+(?:tỷ|tỉ)\s+lệ|"
    r"proportional(?:ly)?)(?:\s+(?:phần trăm|%|thực hiện|đạt được|hoàn thành|to the (?:rate|share)))*",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    rf"[;,.]?\s*(?:nếu\s+|tỷ lệ\s+)*(?:dưới|under|below|"
    rf"nothing below)\s*(?P<floor>{NUMBER})\s*%?\s*(?::|thì|=|gets?)?\s*(?:(?:được|"
    rf"tính)\s*)?(?:0\s*(?:điểm|points?)?)?",
    re.IGNORECASE,
)
_BEST = re.compile(r"chuẩn\s*ho[áa]|normali[sz]ed", re.IGNORECASE)
_LARGEST = re.compile(
    r"(?:/|chia(?:\s+cho)?|÷|divided by)\s*(?:the\s+)?(?:giá trị\s+)?(?:lớn nhất|cao nhất|largest|highest)",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"(?P<each>(?:mỗi|mỗi một|cứ|each|every)\s+[^;:\n]*?)?[\s:,]*(?:bị\s+)?(?:trừ|less|minus|"
    rf"deduct(?:ed)?|(?={NUMBER}\s*points? off for each))\s*(?:đi\s+)?(?P<number>{NUMBER})\s*(?:điểm|đ|"
    rf"points?)?(?:\s+off(?=\s+for each))?(?!\s*%)\s*(?P<per>/\s*(?:1\s+)?[^;:,.\n]+|cho mỗi [^;:,.\n]+|(?:for|per|"
    rf"from) each [^;:,.\n]+|per [^;:,.\n]+|off\s+[^;:,.\n]+)?",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:mỗi|cứ|each|every)\s+(?:một\s+|01\s+|1\s+)?(?P<what>(?:(?!tối đa|không quá|"
    rf"at most)[^;:\n])*?)[\s:,]*(?:(?:thì\s+)?(?:đạt|được|cộng|tính|chấm|gets?|earns?|"
    rf"is worth)\s*:?\s*)?(?P<number>{NUMBER})\s*(?:điểm|đ|points?)(?!\w)",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    rf"(?P<number>{NUMBER})\s*(?:điểm|đ|points?)\s*(?:/(?=\S)|cho mỗi|for each|"
    rf"per)\s*(?P<what>[^;:,.()\n]+)(?=[;,.()\n]|$)",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"[;,.(]?\s*(?:nhưng\s+)?(?:tổng\s+)?(?:tối đa|không quá|không vượt quá|at most|up to|"
    rf"no more than|maximum(?: of)?|max)\s*(?:là\s+|:?\s*)(?:(?P<most>{NUMBER})\s*(?:điểm|đ|points?)?|"
    rf"điểm tối đa|the maximum)\s*\)?",
    re.IGNORECASE,
)
_FLOOR_ZERO = re.compile(
    r"[;,.(]?\s*(?:nhưng\s+)?(?:không (?:trừ )?(?:quá|dưới|âm|thấp hơn)|never below|not below|"
    r"no less than|trừ tối đa (?:đến )?hết)\s*(?:số\s+)?(?:0|điểm tối đa)?\s*(?:điểm)?\)?",
    re.IGNORECASE,
)
_SURVEY = re.compile(
    r"(?<!\w)(?:(?:kết quả\s+)?(?:điều tra|khảo sát)(?:\s+(?:xã hội học|XHH|sự hài lòng|ý kiến))?|"
    r"ĐTXHH|XHH|(?:by |opinion |public |from )?(?:a )?survey)(?!\w)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|phần trăm|per ?cent", re.IGNORECASE)
_IDLE = re.compile(r"[\s.;,:()+•–—-]*")


def read_formula(sentence: str, maximum: Decimal | None) -> RuleReading | None:
    """Read a formula; `None` if the sentence is none."""
    text = " ".join(sentence.split())
    readers: tuple[Callable[[str, Decimal | None], RuleReading | None], ...] = (
        _best_unit,
        _proportional,
        _deduction,
        _count,
        _survey,
    )
    return next((found for reader in readers if (found := reader(text, maximum)) is not None), None)


def _best_unit(text: str, _: Decimal | None) -> RuleReading | None:
    if not _LARGEST.search(text) or not (_BEST.search(text) or _PROPORTIONAL.search(text)):
        return None
    return sure(BestUnit(by="best_unit"), Phrase("own value against the largest one"))


def _proportional(text: str, maximum: Decimal | None) -> RuleReading | None:
    match = _PROPORTIONAL.search(text) or _BY_RATE.fullmatch(text.rstrip(" .;"))
    if match is None:
        return None
    if _BEST.search(text):
        return asked(Phrase("the rate is made comparable first: against which value?"))
    number = match.groupdict().get("number")
    if number is not None and number_of(number) != maximum:
        return asked(Phrase("{number} points for the full rate are not the maximum of the row", {"number": number}))
    before, after = text[: match.start()], text[match.end() :]
    floor = _FLOOR.fullmatch(after.rstrip(" .;"))
    if not _idle(before) or not (floor or _idle(after)):
        return _more(before if not _idle(before) else after)
    least = number_of(floor["floor"]) if floor else None
    return sure(Proportional(by="proportional", floor=least), Phrase("the rate times the maximum"))


def _deduction(text: str, maximum: Decimal | None) -> RuleReading | None:
    match = _OFF.search(text)
    if match is None or not (match["per"] or match["each"]):
        return None
    each = number_of(match["number"])
    before, after = text[: match.start()], _FLOOR_ZERO.sub("", text[match.end() :])
    most = _MOST.match(after)
    if most and most["most"] and number_of(most["most"]) == maximum:
        after = after[most.end() :]
    left = [part for part in (before, after) if not _idle(part) and not _agrees(part, maximum, breaches=True)]
    if left or not each:
        return _more(left[0] if left else text)
    if _PERCENT.search(f"{match['each'] or ''} {match['per'] or ''}"):
        return _for_each_percent()
    return sure(Deduction(by="deduction", each=each), Phrase("points off for each breach"))


def _count(text: str, maximum: Decimal | None) -> RuleReading | None:
    match = _FOR_EACH.search(text) or _EACH.search(text)
    if match is None:
        return None
    each, after = number_of(match["number"]), text[match.end() :]
    if most := _MOST.search(after):
        if most["most"] and number_of(most["most"]) != maximum:
            return asked(
                Phrase("at most {most} points are said, but the maximum of the row is another", {"most": most["most"]})
            )
        after = after[: most.start()] + after[most.end() :]
    left = [part for part in (text[: match.start()], after) if not _idle(part) and not _agrees(part, maximum)]
    if left or not each:
        return _more(left[0] if left else text)
    if _PERCENT.search(match["what"]):
        return _for_each_percent()
    return sure(Count(by="count", each=each), Phrase("points for each one counted"))


def _for_each_percent() -> RuleReading:
    return asked(Phrase("points are told for each percent: is a rate typed, or are things counted?"))


def _survey(text: str, _: Decimal | None) -> RuleReading | None:
    match = _SURVEY.search(text)
    if match is None:
        return None
    if parted(text)[0]:
        return _more(text)
    return sure(PointsTyped(), Phrase("a survey gives the points"), survey=True)


def _agrees(part: str, maximum: Decimal | None, *, breaches: bool = False) -> bool:
    """Tell whether choices beside a formula say only what it says already: nothing done is 0, no breach is all."""
    choices, left = parted(part)
    return bool(choices) and _idle(left) and all(_ends(choice, maximum, breaches=breaches) for choice in choices)


def _ends(choice: SentenceChoice, maximum: Decimal | None, *, breaches: bool) -> bool:
    full = choice.unit is WorthUnit.FULL or (choice.unit is WorthUnit.POINTS and choice.worth == maximum)
    nothing = re.match(r"không|chưa|no\b|none|not\b", choice.label, re.IGNORECASE) is not None
    if breaches:
        return full and (
            nothing or re.match(r"thực hiện|đúng|đầy đủ|all\b|full", choice.label, re.IGNORECASE) is not None
        )
    return choice.worth == 0 and nothing


def _idle(part: str) -> bool:
    return _IDLE.fullmatch(part) is not None


def _more(part: str) -> RuleReading:
    return asked(Phrase("beside the formula stands: {part}", {"part": _short(part)}))


def _short(part: str) -> str:
    bare = " ".join(part.split()).strip(" ;,.")
    return bare if len(bare) <= 80 else f"{bare[:79]}…"  # noqa: PLR2004  a line of a review
