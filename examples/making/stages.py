"""The year of one sheet: what the unit claimed, what the council found, what it accepted after the explanation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

from making.arithmetic import NOT_APPLICABLE, Answer, points
from making.criteria import CriteriaSet, Row
from making.drawing import ladder

EVIDENCE = (
    ("kế hoạch", "Kế hoạch năm {year}; báo cáo kết quả thực hiện"),
    ("báo cáo", "Các báo cáo định kỳ năm {year}"),
    ("hồ sơ", "Số liệu phần mềm một cửa"),
    ("thủ tục", "Danh mục thủ tục; ảnh chụp niêm yết"),
    ("văn bản", "Sổ văn bản đi; số liệu phần mềm quản lý văn bản"),
    ("quy chế", "Quyết định ban hành quy chế"),
    ("công khai", "Ảnh chụp; đường dẫn trang thông tin"),
    ("tuyên truyền", "Lịch phát thanh; tin, bài đã đăng"),
    ("tin, bài", "Danh mục tin, bài"),
    ("ngân sách", "Báo cáo thu, chi ngân sách"),
    ("tài chính", "Kết luận thanh tra, kiểm toán (nếu có)"),
    ("công chức", "Hồ sơ công chức; bảng tổng hợp"),
)
DOUBTS = ("Tài liệu kiểm chứng chưa đầy đủ", "Số liệu theo hệ thống của thành phố", "Điều chỉnh theo kết quả kiểm tra")
ACCEPTED = "Chấp nhận giải trình, đã bổ sung tài liệu"
COMPARED = {"best_unit", "min_max"}


@dataclass
class Stages:
    """All columns of one sheet. `final` is what counts; the other columns lead up to it."""

    final: Mapping[str, Answer]
    columns: tuple[str, ...]
    blocks: Mapping[str, tuple[Decimal, ...]]
    sparse: bool = False
    """The second round shows only what it changed, and no sums; otherwise it repeats every score."""
    self_given: dict[str, Answer] = field(default_factory=dict)
    first: dict[str, Answer] = field(default_factory=dict)
    second: dict[str, Answer] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    adjustments: dict[str, Decimal] = field(default_factory=dict)

    def of(self, leaf: Row) -> dict[str, Answer | None]:
        """Return the answer to one component by column."""
        if leaf.survey:
            return {"survey": self.final[leaf.code]}
        given = {"self": self.self_given, "appraisal-1": self.first, "appraisal-2": self.second}
        return {stage: answers.get(leaf.code) for stage, answers in given.items() if stage in self.columns}

    def subtotal(self, leaves: Sequence[Row], stage: str) -> float | None:
        """Return the points of some components in one column, as the sheet prints them."""
        if stage == "appraisal-2" and self.sparse:
            return None
        worth = [self._worth(leaf, answer) for leaf in leaves if (answer := self.of(leaf).get(stage)) is not None]
        return _printed(sum(worth, Fraction(0))) if worth else None

    def _worth(self, leaf: Row, answer: Answer) -> Fraction:
        return Fraction(0) if answer == NOT_APPLICABLE else points(leaf, answer, self.blocks.get(leaf.code, ()))


def play(criteria: CriteriaSet, stages: Stages, random: Random, year: int) -> Stages:
    """Invent how the final answers came about: units claim a little more than they are given in the end."""
    for leaf in criteria.leaves:
        if not leaf.survey:
            _one(stages, leaf, random)
            stages.evidence[leaf.code] = _evidence(leaf, year)
    if stages.second and not stages.sparse:
        stages.second = {leaf.code: stages.final[leaf.code] for leaf in criteria.leaves if not leaf.survey}
    return stages


def _one(stages: Stages, leaf: Row, random: Random) -> None:
    answer = stages.final[leaf.code]
    stages.first[leaf.code] = stages.self_given[leaf.code] = answer
    if answer == NOT_APPLICABLE or leaf.by in COMPARED:
        return
    rungs = ladder(leaf)
    at, chance = rungs.index(answer), random.random()
    better, worse = _worth_more(leaf, rungs, at), _worth_less(leaf, rungs, at)
    if chance < 0.25 and better is not None:
        stages.self_given[leaf.code] = better
        stages.notes[leaf.code] = random.choice(DOUBTS)
    elif chance > 0.94 and worse is not None and "appraisal-2" in stages.columns:
        stages.first[leaf.code], stages.second[leaf.code] = worse, answer
        stages.notes[leaf.code] = ACCEPTED


def _worth_more(leaf: Row, rungs: list[Answer], at: int) -> Answer | None:
    higher = [rung for rung in rungs[at + 1 :: _stride(rungs)] if points(leaf, rung) > points(leaf, rungs[at])]
    return higher[0] if higher else None


def _worth_less(leaf: Row, rungs: list[Answer], at: int) -> Answer | None:
    lower = [rung for rung in rungs[:at][:: -_stride(rungs)] if points(leaf, rung) < points(leaf, rungs[at])]
    return lower[0] if lower else None


def _stride(rungs: list[Answer]) -> int:
    return 25 if len(rungs) > 100 else 1


def _evidence(leaf: Row, year: int) -> str:
    found = (text for word, text in EVIDENCE if word in leaf.title.lower())
    return next(found, "Tài liệu kèm theo").format(year=year)


def _printed(value: Fraction) -> float:
    cents = Decimal(value.numerator) / Decimal(value.denominator)
    return float(cents.quantize(Decimal("0.01"), ROUND_HALF_UP))
