"""What several units would have typed if they were one."""

from decimal import Decimal
from fractions import Fraction

from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis.supposed import merged_answers
from parindex.model.scores import Choice, NotApplicable, Numeric, Tally
from parindex.scoring import score

SET = edition(
    leaf("1", 10),
    leaf("2", 5, by="count", each=1),
    leaf("3", 2, by="levels", levels={"early": {"points": 2}, "late": {"points": 1}}),
    leaf("4", 4),
    leaf("5", 3),
    leaf("6", 4, by="survey", options={"A": 100, "B": 0}, survey=True),
    adjustments=[{"code": "B", "title": "Bonus", "kind": "bonus", "max": 2}],
)


def test_means_sums_and_choices_and_what_applies_to_none():
    tallies = [Tally((("A", Decimal(a)), ("B", Decimal(b)))) for a, b in ((3, 1), (0, 4))]
    rows = [
        {"1": 9, "2": 2, "3": Choice("early"), "4": NA, "5": NA, "B": 1},
        {"1": 4, "2": 4, "3": Choice("late"), "4": 3, "5": NA},
    ]
    sheets = [
        sheet(f"u{n}", row, survey={"6": tally}) for n, (row, tally) in enumerate(zip(rows, tallies, strict=True))
    ]
    cards = score(SET, sheets)
    found = merged_answers(cards, [Fraction(1), Fraction(2)])
    assert found.pop("6") == Tally((("A", Decimal(3)), ("B", Decimal(5))))
    assert isinstance(found.pop("5"), NotApplicable)
    assert found == {
        "1": Numeric(Decimal("5.666666666")),
        "2": Numeric(Decimal(6)),
        "3": Choice("late"),
        "4": Numeric(Decimal(3)),
        "B": Numeric(Decimal("0.333333333")),
    }
    other = merged_answers(cards, [Fraction(1), Fraction(1)], added=("4",), averaged=("2",), most=True)
    assert (other["2"], other["3"]) == (Numeric(Decimal(3)), Choice("early"))
