"""Single indexes that a published document works out, with where it does so."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.scoring import score


def test_nam_dong_78_53_of_92_applicable_points_is_85_36_percent():
    """Thừa Thiên Huế, e-government 2020 (namdong.thuathienhue.gov.vn, gd=27, cn=1132, tc=27310)."""
    card = score(edition(leaf("1", 92), leaf("2", 8)), [sheet("nam-dong", {"1": "78.53", "2": NA})])[0]
    assert card.index == Fraction(7853, 92)
    assert card.published == Fraction("85.36")


@pytest.mark.parametrize(
    ("points", "rounding", "published"), [("61.46", "half_up", "87.80"), ("62.62", "down", "89.45")]
)
def test_means_of_nam_dinh_2020_out_of_70_points(points, rounding, published):
    """Nam Định, PAR index 2020 of districts and departments (sonoivu.namdinh.gov.vn, article 1737).

    The districts' mean is exact; that of the departments, 89.457…, is printed truncated.
    """
    card = score(edition(leaf("1", 70), policy={"rounding": rounding}), [sheet("mean", {"1": points})])[0]
    assert card.published == Fraction(published)


def test_satisfaction_of_91_17_percent_gives_ha_tinh_9_12_of_10_points():
    """Hà Tĩnh, SIPAS 2021 (baohatinh.vn, article 236001)."""
    card = score(edition(leaf("8", 10, "proportional", survey=True)), [sheet("ha-tinh", {}, survey={"8": "91.17"})])[0]
    assert card.points == Fraction("9.117")
    assert card.published == Fraction("91.17")
