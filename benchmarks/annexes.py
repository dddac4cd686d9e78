"""How many rows of annexes are read right at first sight, and whether any wrong one is silent.

The five annexes of examples/from-annex against the right sets beside them, random sets printed and read again, and the
seconds of computing for 92 components.
"""
# ruff: noqa: ANN001, ANN201, E501

import random
import resource
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from benchmarks.builds import BUILDS, judged
from parindex.language import speech
from parindex.language.rule_words import rule_words
from parindex.model.criteria import Edition
from parindex.reporting.annex.printed import printed_annex
from parindex.sources.definitions.annex import read_annexes
from parindex.sources.definitions.criteria_file import read_edition

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "from-annex"
PAIRS = [
    ("departments.docx", 1, "departments"),
    ("communes.docx", 1, "communes"),
    ("offices.xlsx", 1, "offices"),
    ("two-annexes.xlsx", 1, "two-annexes-1"),
    ("two-annexes.xlsx", 2, "two-annexes-2"),
    ("printed.pdf", 1, "printed"),
]
UNKNOWABLE = ("Từ 90% trở lên: 2; từ 70% đến 90%", "Theo hướng dẫn", "Thực hiện đầy đủ: Điểm tối đa; Thực hiện chưa")


def measured(found, right):
    """Return rows, rows that are right, wrong rows that are marked, and wrong rows that are silent."""
    voice, rows = speech("vi"), {row.code: row for row in found.rows if row.code}
    total = good = marked = silent = 0
    now = {node.code: (depth, node) for depth, node in found.edition.walk()}
    for depth, then in right.walk():
        total += 1
        place = now.get(then.code)
        row = rows.get(then.code) or rows.get(then.printed)
        same = place is not None and place[0] == depth and alike(place[1], then, voice)
        unknowable = row is not None and row.sentence.startswith(UNKNOWABLE)
        sure = row is not None and row.certainty.value == "sure"
        if (same and not unknowable) or (unknowable and not sure):
            good += 1
        elif sure or row is None:
            silent += 1
        else:
            marked += 1
    return total, good, marked, silent


def alike(now, then, voice):
    """Tell whether two nodes say the same."""
    words = [rule_words(node.score, node.total, voice) for node in (now, then)] if then.is_leaf else ["", ""]
    return (now.printed, str(now.title), now.total, now.assessed_by, words[0]) == (
        then.printed, str(then.title), then.total, then.assessed_by, words[1],
    )  # fmt: skip


def random_set(seed, leaves=30):
    """Return a set with rules of all kinds that a sentence can say."""
    draw, areas = random.Random(seed), []
    for area in range(1, 4):
        parts = []
        for part in range(1, leaves // 3 + 1):
            most = Decimal(draw.randint(2, 20)) / 4
            rules = (
                {"by": "points"},
                {"by": "proportional"},
                {"by": "count", "each": "0.25"},
                {"by": "deduction", "each": "0.5"},
                {
                    "by": "levels",
                    "levels": {"a": {"points": most, "title": "Đạt"}, "b": {"points": 0, "title": "Không đạt"}},
                },
                {"by": "bands", "bands": [{"points": most, "at_least": draw.randint(60, 99)}, {"points": 0}]},
            )
            parts.append(
                {
                    "code": f"{area}.{part}",
                    "title": f"Tiêu chí {seed}-{area}-{part}",
                    "max": most,
                    "score": draw.choice(rules),
                }
            )
        areas.append({"code": str(area), "title": f"Lĩnh vực {area}", "parts": parts})
    return Edition.model_validate({"id": "random", "edition": 2026, "title": "Bộ tiêu chí", "index": areas})


def main():
    """Print a table, and fail where a figure is not reached."""
    sums = [0, 0, 0, 0]
    for file, number, name in PAIRS:
        right, _ = read_edition(EXAMPLES / f"{name}.yaml")
        found, _ = read_annexes(EXAMPLES / file, {"id": "x", "edition": 2026})
        figures = measured(found[number - 1], right)
        print(
            f"{name:16} rows {figures[0]:4}  right {figures[1]:4}  wrong, marked {figures[2]:3}  wrong, silent {figures[3]:3}"
        )
        sums = [one + other for one, other in zip(sums, figures, strict=True)]
    for name, grid, wanted in BUILDS:
        good, marked, silent = judged(grid, wanted)
        print(f"{name:33} rows {len(wanted):4}  right {good:4}  wrong, marked {marked:3}  wrong, silent {silent:3}")
        sums = [one + other for one, other in zip(sums, (len(wanted), good, marked, silent), strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(10):
            kind = ("xlsx", "docx")[seed % 2]
            edition, path = random_set(seed), Path(folder) / f"{seed}.{kind}"
            path.write_bytes(printed_annex(edition, kind, speech("vi")))
            found, _ = read_annexes(path, {"id": "x", "edition": 2026})
            sums = [one + other for one, other in zip(sums, measured(found[0], edition), strict=True)]
        print(
            f"all, with 10 random sets: {sums[1] / sums[0]:.1%} of {sums[0]} rows right, {sums[2]} marked, {sums[3]} silent"
        )
        path = Path(folder) / "big.docx"
        path.write_bytes(printed_annex(random_set(99, leaves=92), "docx", speech("vi")))
        before = seconds()
        read_annexes(path, {"id": "x", "edition": 2026})
        print(f"92 components: {seconds() - before:.2f} s of computing")
    sys.exit(0 if sums[1] >= 0.95 * sums[0] and not sums[3] else 1)


def seconds():
    """Return seconds of computing of this process and its workers."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    main()
