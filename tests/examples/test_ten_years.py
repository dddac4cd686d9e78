from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from tests.analysis.years import told

from parindex.language import speech
from parindex.model.results.changes import Moved, NotComparable, Reason
from parindex.model.results.series import Absence, Gap, Origin
from parindex.reporting.report.figures import Figures
from parindex.reporting.trend.formats import TREND_FORMATS
from parindex.reporting.trend.words import step_words
from parindex.workflow.history.import_history import ImportOptions, import_results
from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.trend import review, trend
from parindex.workflow.years.workspace import load

HERE = Path(__file__).parents[2] / "examples" / "ten-years"
NOW = datetime(2021, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = copytree(HERE, tmp_path_factory.mktemp("years") / "ten-years", ignore=ignore_patterns("*.db*", "expected"))
    workspace = load(folder)
    assert not score(workspace, [folder / "sheets"], ScoreOptions(), at=NOW).has_errors
    for table in sorted((folder / "published").iterdir()):
        block, year = table.stem.split("-")
        source = table.read_bytes() if table.suffix == ".txt" else table
        options = ImportOptions(int(year), block, f"vinh-xanh-{block}@2011")
        assert not import_results(workspace, source, options, at=NOW).has_errors
    return workspace


@pytest.fixture(scope="module")
def blocks(city):
    return {block.series.block: block for block in trend(city, 2011, 2020).blocks}


def unit(block, unit_id):
    return next(each for each in block.series.units if each.unit == unit_id)


def test_the_first_four_years_are_published_and_the_others_scored(blocks):
    origins = [year.origin for year in blocks["wards"].series.years]
    assert origins == [Origin.PUBLISHED] * 4 + [Origin.SCORED] * 6


def test_every_scored_index_is_the_one_that_the_generator_wished_for(blocks, generator):
    script = generator("ten-years")
    for name, block in blocks.items():
        for each in block.series.units:
            wished = dict(zip(range(2011, 2021), script.BLOCKS[name][each.name], strict=True))
            assert {year.year: year.index for year in each.results} == {
                year: Fraction(index) for year, index in wished.items() if index is not None
            }


def test_a_published_year_is_compared_with_the_scored_one_of_the_same_set(blocks):
    assert told(unit(blocks["wards"], "cua-song").steps[3]) == (Fraction("3.35"), None, 1)


def test_between_2015_and_2016_the_set_changed_and_no_unit_has_a_difference(blocks):
    for block in blocks.values():
        assert {each.steps[4].reason for each in block.series.units if isinstance(each.steps[4], NotComparable)} == {
            Reason.CRITERIA_CHANGED, Reason.NO_DATA
        } - ({Reason.NO_DATA} if block.series.block == "offices" else set())  # fmt: skip
        assert not any(isinstance(each.steps[4], Moved) for each in block.series.units)


def test_the_merged_ward_begins_in_2019_and_is_not_compared_with_2018(blocks):
    ward = unit(blocks["wards"], "may-sen")
    assert ward.years[7] == Gap(2018, Absence.NOT_FORMED)
    assert ward.steps[7] == NotComparable(Reason.MERGED)
    assert isinstance(ward.steps[8], Moved)


def test_the_two_old_wards_are_no_longer_there(blocks):
    assert unit(blocks["wards"], "ho-sen").years[8] == Gap(2019, Absence.ENDED)


def test_the_commune_that_2013_lacks_has_a_gap_and_no_step_over_it(blocks):
    commune = unit(blocks["wards"], "rung-thong")
    assert commune.years[2] == Gap(2013, Absence.NO_DATA)
    assert [type(step) for step in commune.steps[:4]] == [Moved, NotComparable, NotComparable, Moved]
    assert blocks["wards"].series.years[2].mean is None


def test_dao_xanh_climbs_from_the_last_to_the_first_place_and_stays_there_while_its_index_falls(blocks):
    climber = unit(blocks["wards"], "dao-xanh")
    assert [year.rank for year in climber.results] == [9, 9, 8, 6, 4, 2, 2, 1, 1, 1]
    voice = speech("vi")
    said = step_words(climber.steps[-1], Figures(blocks["wards"].policy, voice), voice)
    assert said == "giữ nguyên hạng dù chỉ số giảm (−1,15)"


def test_cua_song_goes_from_fair_to_good_to_excellent(blocks):
    tiers = [year.tier for year in unit(blocks["wards"], "cua-song").results]
    assert list(dict.fromkeys(tiers)) == ["Khá", "Tốt", "Xuất sắc"]


def test_two_units_that_tie_for_the_last_place_are_both_named(blocks):
    assert set(blocks["offices"].series.years[-1].worst) == {"do-thi", "van-hoa"}


def test_the_most_improved_are_told_over_the_four_years_of_the_new_set(blocks):
    wards = blocks["wards"]
    assert (wards.over, wards.improved_over[0].item.unit, wards.improved_over[0].item.index) == (
        4, "dao-xanh", Fraction("12.6"),
    )  # fmt: skip


def test_only_one_area_leaves_published_years_out(city):
    (wards,) = trend(city, 2014, 2020, area="Thủ tục hành chính, cơ chế một cửa", block="wards").blocks
    years = unit(wards, "cua-song").years
    assert years[0] == Gap(2014, Absence.NO_DATA)
    assert years[1].rank is None
    assert years[1].index == 100 * years[1].points / 26


@pytest.mark.parametrize("form", TREND_FORMATS)
def test_only_one_area_is_written_in_every_format_though_nobody_is_ranked_by_it(city, form):
    made = review(trend(city, 2011, 2020, area="1"), city, form)
    content, name = made.content, made.name
    assert name.startswith("par-index-2011-2020.")
    assert content


def test_the_generator_writes_the_same_bytes_again(generator, tmp_path):
    generator("ten-years").main(tmp_path)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 8 + 12
    for path in written:
        assert path.read_bytes() == (HERE / path.relative_to(tmp_path)).read_bytes()
