from fractions import Fraction
from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.model.results.scorecards import Moved

HERE = Path(__file__).parents[2] / "examples" / "quang-nam-districts"


@pytest.fixture(scope="module")
def quang_nam(example):
    return example("quang-nam-districts")


def test_all_18_districts_are_read_without_an_error(quang_nam):
    assert [len(block.standings) for block in quang_nam.standings.values()] == [18, 18, 18]
    assert not any(issue.severity is Severity.ERROR for issue in quang_nam.issues)


def test_tam_ky_is_first_of_18_in_2020_with_84_79(quang_nam):
    standing = quang_nam.of("tam-ky", "districts", 2020)
    assert (standing.rank, standing.card.published) == (1, Fraction("84.79"))


def test_tam_ky_gained_5_1_points_and_3_places_on_2019(quang_nam):
    change = quang_nam.of("tam-ky", "districts", 2020).change
    assert isinstance(change, Moved)
    assert (change.points, change.rank) == (Fraction("5.1"), 3)


def test_tam_ky_lies_8_27_above_the_mean_of_the_18_districts(quang_nam):
    assert quang_nam.of("tam-ky", "districts", 2020).from_mean == Fraction("8.27")


def test_bac_tra_my_goes_from_rank_12_to_3_and_to_2(quang_nam):
    ranks = [quang_nam.of("bac-tra-my", "districts", year).rank for year in (2019, 2020, 2021)]
    assert ranks == [12, 3, 2]


def test_the_generator_writes_the_same_bytes_again(generator, tmp_path):
    script = generator("quang-nam-districts")
    for attempt in ("first", "second"):
        script.main(tmp_path / attempt)
    for year in ("2019", "2020", "2021"):
        first, second = (tmp_path / attempt / year / "tong-hop.xlsx" for attempt in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()
