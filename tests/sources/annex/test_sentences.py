"""Sentences of published annexes, and what each of them is: a rule, or a question."""
# ruff: noqa: E501

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from parindex.model.rules import (
    Band,
    Bands,
    BestUnit,
    Count,
    Deduction,
    Levels,
    Percent,
    PointsTyped,
    Proportional,
)
from parindex.sources.definitions.annex.sentences import read_rule


def read(sentence, maximum="2"):
    return read_rule(sentence, None if maximum is None else Decimal(maximum))


def bands(*steps, of="rate"):
    made = []
    for sign, bound, points in steps:
        key = {">": {"above": bound}, ">=": {"at_least": bound}, "": {}}[sign]
        made.append(Band(points=points, **key))
    return Bands(by="bands", bands=tuple(made), of=of)


LADDERS = [
    ("trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0", bands((">", 90, 2), (">=", 70, 1), ("", 0, 0))),
    (
        "Thực hiện trên 90% kế hoạch: 2; Thực hiện từ 70% - 90% kế hoạch: 1; Dưới 70% kế hoạch: 0",
        bands((">", 90, 2), (">=", 70, 1), ("", 0, 0)),
    ),
    (
        "Từ 90% trở lên: 2 điểm; từ 70% đến dưới 90%: 1 điểm; dưới 70%: 0 điểm",
        bands((">=", 90, 2), (">=", 70, 1), ("", 0, 0)),
    ),
    (
        "Từ 90% trở lên: 2 điểm, từ 70% đến dưới 90%: 0,5 điểm, còn lại: 0 điểm",
        bands((">=", 90, 2), (">=", 70, "0.5"), ("", 0, 0)),
    ),
    ("Đạt 100%: 2\nĐạt từ 80% đến dưới 100%: 1\nDưới 80%: 0", bands((">=", 100, 2), (">=", 80, 1), ("", 0, 0))),
    ("Trên 70% đến 90%: 1; trên 90%: 2; từ 70% trở xuống: 0", bands((">", 90, 2), (">", 70, 1), ("", 0, 0))),
    ("above 90%: 2; from 70% to 90%: 1; under 70%: 0", bands((">", 90, 2), (">=", 70, 1), ("", 0, 0))),
    ("90% or more: 2; from 70% to under 90%: 1; otherwise: 0", bands((">=", 90, 2), (">=", 70, 1), ("", 0, 0))),
    (">= 90%: 2; < 90%: 0", bands((">=", 90, 2), ("", 0, 0))),
    ("Dưới 5%: 2; từ 5% đến 10%: 1; trên 10%: 0", bands((">", 10, 0), (">=", 5, 1), ("", 0, 2))),
    (
        "Từ 5 văn bản trở lên: 2; từ 3 đến 4 văn bản: 1; dưới 3 văn bản: 0",
        bands((">=", 5, 2), (">=", 3, 1), ("", 0, 0), of="number"),
    ),
]


@pytest.mark.parametrize(("sentence", "rule"), LADDERS)
def test_words_of_bounds_keep_their_inclusiveness(sentence, rule):
    assert read(sentence).rule == rule
    assert read(sentence).certain


def test_two_neighbours_that_both_include_the_bound_are_asked_and_each_answer_is_certain():
    reading = read("từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0")
    assert reading.rule == PointsTyped()
    assert reading.question is not None
    assert reading.question.values == {"bound": "90"}
    higher, lower = (read(sentence) for sentence in reading.candidates)
    assert higher.rule == bands((">=", 90, 2), (">=", 70, 1), ("", 0, 0))
    assert lower.rule == bands((">", 90, 2), (">=", 70, 1), ("", 0, 0))


def test_an_answer_moves_no_bound_but_the_one_that_was_asked_about():
    reading = read("trên 90%: 2; từ 70% đến 90%: 1; từ 50% đến 70%: 0,5; dưới 50%: 0")
    higher, lower = (read(sentence) for sentence in reading.candidates)
    assert higher.rule == bands((">", 90, 2), (">=", 70, 1), (">=", 50, "0.5"), ("", 0, 0))
    assert lower.rule == bands((">", 90, 2), (">", 70, 1), (">=", 50, "0.5"), ("", 0, 0))


@pytest.mark.parametrize(
    "sentence",
    [
        "trên 90%: 2; dưới 90%: 0",
        "từ 90% trở lên: 2; từ 70% đến dưới 80%: 1; dưới 70%: 0",
        "từ 90% trở lên: 2; từ 70% đến dưới 90%: 1",
        "Tỷ lệ đúng hạn trên 90%: 2; tỷ lệ quá hạn từ 5% trở lên: 0",
        "trên 90%: 2; không thực hiện: 0",
        "trên 90% và có báo cáo: 2; dưới hoặc bằng 90%: 0",
        "trên 90%: 3; từ 90% trở xuống: 0",
        "Trong năm đánh giá không có nhiệm vụ được giao ban hành văn bản quy phạm pháp luật được tính 03 điểm",
        "Thực hiện đầy đủ: Điểm tối đa; Thực hiện chưa đầy đủ: Trừ điểm tương ứng",
        "Điểm = Tỷ lệ * 45 + ứng dụng (mỗi ứng dụng: 1 điểm, không quá 5 điểm)",
        "tính điểm cho trường hợp nào có điểm cao nhất",
        "mỗi sáng kiến 0,5 điểm, tối đa 3 điểm",
        "Có ban hành: 2",
        "Theo hướng dẫn của Sở Nội vụ",
    ],
)
def test_what_is_not_certain_is_points_and_a_question(sentence):
    reading = read(sentence)
    assert reading.rule == PointsTyped()
    assert not reading.certain


SIMPLE = [
    ("Điểm = Tỷ lệ * điểm tối đa", Proportional(by="proportional")),
    ("tính theo công thức: tỷ lệ × điểm tối đa", Proportional(by="proportional")),
    ("b/a × điểm tối đa", Proportional(by="proportional")),
    ("(b/a) x 2", Proportional(by="proportional")),
    ("Tỷ lệ hồ sơ đúng hạn x 2 điểm", Proportional(by="proportional")),
    ("rate × maximum", Proportional(by="proportional")),
    ("tỷ lệ × 2 điểm; dưới 50 % thì 0 điểm", Proportional(by="proportional", floor=50)),
    ("mỗi sáng kiến 0,5 điểm, tối đa 2", Count(by="count", each=Decimal("0.5"))),
    (
        "Mỗi nội quy, quy chế được ban hành đảm bảo nội dung theo yêu cầu đạt: 0.5 điểm; không ban hành: 0 điểm",
        Count(by="count", each=Decimal("0.5")),
    ),
    ("0,5 điểm cho mỗi sáng kiến, tối đa 2 điểm", Count(by="count", each=Decimal("0.5"))),
    ("trừ 0,5 điểm/trường hợp", Deduction(by="deduction", each=Decimal("0.5"))),
    (
        "Không có văn bản trái pháp luật: 2 điểm; mỗi văn bản trái pháp luật trừ 0,5 điểm",
        Deduction(by="deduction", each=Decimal("0.5")),
    ),
    ("Mỗi lần vi phạm trừ 1 điểm", Deduction(by="deduction", each=1)),
    (
        "Điểm = Tỷ lệ chuẩn hóa * Điểm tối đa; Tỷ lệ chuẩn hóa = giá trị của Bộ / giá trị lớn nhất",
        BestUnit(by="best_unit"),
    ),
    ("each initiative 0.5 points, at most 2", Count(by="count", each=Decimal("0.5"))),
]


@pytest.mark.parametrize(("sentence", "rule"), SIMPLE)
def test_formulas(sentence, rule):
    assert read(sentence).rule == rule
    assert read(sentence).certain


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("Đạt yêu cầu: 2 điểm / Không đạt yêu cầu: 0 điểm", [2, 0]),
        ("Ban hành kịp thời: 2; Ban hành không kịp thời: 0,5; Không ban hành: 0", [2, Decimal("0.5"), 0]),
        (
            "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 2; Không xác định đầy đủ nhiệm vụ hoặc không bố trí kinh phí: 0",
            [2, 0],
        ),
        ("a) đúng quy định: 2; b) từ 01 (một) văn bản trở lên trái pháp luật và bị xử lý: 0", [2, 0]),
        ("Có ban hành: Điểm tối đa; Không ban hành: 0 điểm", [2, 0]),
        ("- Ban hành kịp thời được 2 điểm.\n- Không ban hành được 0 điểm.", [2, 0]),
        ("Met: 2 points / Not met: 0 points", [2, 0]),
    ],
)
def test_choices_are_levels(sentence, points):
    reading = read(sentence)
    assert reading.certain
    assert isinstance(reading.rule, Levels)
    assert [level.points for level in reading.rule.levels.values()] == points


def test_shares_of_the_maximum_are_grades():
    reading = read("Tuân thủ đầy đủ: Điểm tối đa; Vi phạm nhẹ: Trừ 50% điểm; Vi phạm nghiêm trọng: 0 điểm")
    assert isinstance(reading.rule, Percent)
    assert [grade.percent for grade in reading.rule.grades.values()] == [100, 50, 0]


@pytest.mark.parametrize("sentence", ["Điều tra xã hội học", "ĐTXHH", "Khảo sát sự hài lòng", "by survey"])
def test_a_survey_gives_points_and_is_marked_as_one(sentence):
    reading = read(sentence)
    assert (reading.rule, reading.survey, reading.certain) == (PointsTyped(), True, True)


KINDS = {
    "levels": "levels",
    "binary": "levels",
    "bands": "bands",
    "percent of max": "percent",
    "proportional": "proportional",
    "normalised against the best unit": "best_unit",
    "count x points, capped": "count",
}
QUESTIONS = {"deduction", "sum of proportional + capped count", "best of several cases"}


def published():
    with (Path(__file__).parent / "criteria_rows_found.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["rule_text"] and row["max_points"]]


@pytest.mark.parametrize("row", published(), ids=lambda row: row["code"])
def test_published_rows_are_read_as_what_they_are_or_asked(row):
    reading = read(row["rule_text"], row["max_points"])
    wanted = KINDS.get(row["method"].split(" (")[0])
    if row["method"].startswith("percent") and "Hoàn thành xuất sắc" in row["rule_text"]:
        wanted = "percent"
    if wanted is None or row["rule_text"].startswith(("not assessed", "Trong năm")):
        assert not reading.certain
    else:
        assert reading.certain
        assert reading.rule.by == wanted


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_what_the_program_prints_of_a_rule_comes_back_as_the_rule(locale):
    from parindex.language import speech  # noqa: PLC0415
    from parindex.language.rule_words import rule_words  # noqa: PLC0415
    from parindex.model.rules import MinMax  # noqa: PLC0415

    rules = [rule for _, rule in LADDERS + SIMPLE] + [
        MinMax(by="min_max"),
        MinMax(by="min_max", direction="lower"),
        PointsTyped(step=Decimal("0.25")),
        PointsTyped(),
    ]
    for rule in rules:
        sentence = rule_words(rule, Decimal(2), speech(locale))
        assert read(sentence).rule == rule, sentence
