"""Made-up blocks: every name, title and number here is invented."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from parindex.analysis import area_summaries, compare, component_losses, rank, tier_counts
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.records.revisions import RevisionPlace
from parindex.model.scores import Entry, Mark, NotApplicable, Numeric, Scored, ScoreSheet, Source, Stage
from parindex.reporting.report.context import BlockInput, ReportContext, build
from parindex.scoring import score

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{7*7}}{% raw %}",
    "<w:p><w:r>&amp;</w:r></w:p>",
    "| x | **y** | <script>",
    "[đơn vị](http://example.invalid) www.example.invalid",
    "\x07Chuông\x1b[31m\ud800\nhai dòng",
    "@SUM(1+1)",
    "# Phường `mã`",
    "{=1+1}",
)

SETTINGS = Settings.model_validate(
    {
        "name": {"vi": "Chỉ số CCHC thành phố Mẫu", "en": "PAR index of Sample city"},
        "authority": {"vi": "Phòng Nội vụ thành phố Mẫu", "en": "Home Affairs Division of Sample city"},
        "superior": {"vi": "Ủy ban nhân dân thành phố Mẫu", "en": "People's Committee of Sample city"},
        "place": {"vi": "Thành phố Mẫu", "en": "Sample city"},
    }
)

AREAS = (
    ("Công tác chỉ đạo, điều hành cải cách hành chính", "Steering and management of the reform"),
    ("Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật", "Making and carrying out legal documents"),
    ("Cải cách thủ tục hành chính, cơ chế một cửa, một cửa liên thông", "Reform of procedures and one-stop shops"),
    ("Xây dựng, nâng cao chất lượng đội ngũ cán bộ, công chức", "Quality of officials and civil servants"),
    ("Hiện đại hóa hành chính và mức độ hài lòng của người dân", "Modern administration and satisfaction"),
)


def definition(areas: int, criteria: int, components: int, **changes: object) -> Edition:
    """An edition whose last area is surveyed; every component is worth 2 points."""
    tree = [
        {
            "code": str(a),
            "title": {"vi": AREAS[(a - 1) % 5][0], "en": AREAS[(a - 1) % 5][1]},
            **({"assessed_by": "survey"} if a == areas else {}),
            "parts": [
                {
                    "code": f"{a}.{b}",
                    "title": f"Tiêu chí số {b} của lĩnh vực {a}",
                    "parts": [
                        {
                            "code": f"{a}.{b}.{c}",
                            "title": f"Tỷ lệ hồ sơ được giải quyết đúng hạn hoặc trước hạn trong năm, nhóm {a}.{b}.{c}",
                            "max": 2,
                        }
                        for c in range(1, components + 1)
                    ],
                }
                for b in range(1, criteria + 1)
            ],
        }
        for a in range(1, areas + 1)
    ]
    return Edition.model_validate(
        {
            "id": "mau",
            "edition": 2020,
            "title": {"vi": "Bộ tiêu chí mẫu cho phường, xã", "en": "Model set for communes"},
            "basis": {"vi": "Quyết định mẫu", "en": "Model decision"},
            "model": True,
            "tiers": [
                {"id": "group-1", "title": {"vi": "Nhóm 1", "en": "Group 1"}, "at_least": 70},
                {"id": "group-2", "title": {"vi": "Nhóm 2", "en": "Group 2"}, "at_least": 60},
                {"id": "group-3", "title": {"vi": "Nhóm 3", "en": "Group 3"}, "above": 50},
                {"id": "below", "title": {"vi": "Từ 50 trở xuống", "en": "50 and below"}},
            ],
            "adjustments": [
                {"code": "T", "kind": "bonus", "title": {"vi": "Điểm thưởng", "en": "Bonus"}, "max": 5},
                {"code": "P", "kind": "penalty", "title": {"vi": "Điểm trừ", "en": "Penalty"}, "max": 5},
            ],
            "index": tree,
            **changes,
        }
    )


def sheets(edition: Edition, names: Sequence[str], year: int, *, gaps: bool = True) -> list[ScoreSheet]:
    """One sheet a name with invented scores, some components not applicable."""
    dice = random.Random(f"{year}-{len(names)}")  # noqa: S311  invented scores, always the same
    return [_sheet(edition, place, name, year, dice, gaps) for place, name in enumerate(names)]


def _sheet(edition, place, name, year, dice, gaps):  # noqa: PLR0913, PLR0917  one made-up sheet
    entries = []
    lean = dice.choice([2, 3, 4])
    for row, leaf in enumerate(edition.leaves):
        stage = Stage.SURVEY if leaf.code in edition.survey_codes else Stage.APPRAISAL_1
        number = min(Decimal(2), Decimal(dice.randint(0, 4) + lean) / 4 + (Decimal("0.005") if row % 7 == 0 else 0))
        answer = Scored(Numeric(number), str(number))
        if gaps and (dice.random() < 0.05 or _nothing(place, stage)):
            answer = NotApplicable("không phát sinh")
        entries.append(Entry(leaf.code, (Mark(stage, answer, f"E{row + 8}"),)))
    for item in edition.adjustments:
        number = Decimal(dice.randint(0, 2)) / 2
        entries.append(Entry(item.code, (Mark(Stage.APPRAISAL_1, Scored(Numeric(number), str(number)), "E200"),)))
    return ScoreSheet(
        f"don-vi-{place}", name, edition.key, year, tuple(entries), Source("mau.xlsx", "Sheet1", "0" * 64)
    )


def _nothing(place, stage):
    """Of some units, one of the two parts does not apply at all."""
    return (place % 6 == 5 and stage is Stage.SURVEY) or (place % 10 == 9 and stage is not Stage.SURVEY)


def block_input(
    edition: Edition,
    names: Sequence[str],
    *,
    title: str = "Khối phường, xã",
    block: str = "communes",
    gaps: bool = True,
) -> BlockInput:
    """Score and rank a made-up block against its year before; the last unit is not ranked."""
    before = names[:-2]
    unranked = {f"don-vi-{len(names) - 1}"}
    previous = rank(block, title, 2019, edition, score(edition, sheets(edition, before, 2019, gaps=gaps)))
    cards = score(edition, sheets(edition, names, 2020, gaps=gaps))
    absent = [("vang", "Xã Vắng Mặt")]
    current = compare(rank(block, title, 2020, edition, cards, unranked=unranked, absent=absent), previous)
    return BlockInput(
        standings=current,
        previous=previous,
        areas=area_summaries(current, previous),
        losses=component_losses(current),
        tiers=tier_counts(current),
        received=len(names),
        expected=len(names) + 1,
    )


def context_of(*blocks: BlockInput, locale: str = "vi", revision: RevisionPlace | None = None) -> ReportContext:
    return build(
        settings=SETTINGS,
        locale=locale,
        year=2020,
        compare=2019,
        blocks=blocks,
        on=date(2021, 1, 15),
        version="0.1.0",
        revision=revision,
    )


LONG = (
    "Ủy ban nhân dân phường Hòa Thuận mở rộng và khu dân cư phía Nam sông Bàn Thạch",
    *(f"Phường Mẫu {number}" for number in range(2, 14)),
    *(f"Xã Thử Nghiệm {number}" for number in range(14, 26)),
)
