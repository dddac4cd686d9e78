"""Which criterion of one edition is which of another."""

import pytest
from tests.scoring.making import edition, group, leaf

from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.model.results.crosswalk import Aspect, MatchedBy


def older(*index, **rest):
    return edition(*index, year=2019, **rest)


def newer(*index, **rest):
    return edition(*index, year=2020, **rest)


def told(walk):
    """By code: the earlier code, by what it was matched, and in what it differs."""
    return {
        match.now.code: (match.before.code, match.by.value, {aspect.value for aspect in match.aspects})
        for match in walk.matches
    }


def codes(nodes):
    return [node.code for node in nodes]


def titled(code, title, maximum=1, **rest):
    return leaf(code, maximum, title=title, **rest)


BEFORE = older(
    group("1", titled("1.1", "Ban hành kế hoạch"), titled("1.2", "Báo cáo định kỳ", 2), title="Chỉ đạo"),
    group("2", titled("2.1", "Hồ sơ đúng hạn", 5), title="Thủ tục"),
)


def test_an_edition_beside_itself_differs_in_nothing():
    walk = crosswalk(BEFORE, BEFORE)
    assert (walk.changed, walk.added, walk.removed, len(walk.matches)) == ((), (), (), 5)


def test_it_does_not_matter_which_edition_is_named_first():
    after = newer(group("1", titled("1.1", "Ban hành kế hoạch", 3), title="Chỉ đạo"))
    assert crosswalk(after, BEFORE) == crosswalk(BEFORE, after)
    assert crosswalk(after, BEFORE).previous is BEFORE


def test_what_is_in_one_edition_only_was_added_or_removed():
    walk = crosswalk(BEFORE, newer(group("1", titled("1.1", "Ban hành kế hoạch"), titled("1.3", "Kiểm tra"))))
    assert codes(walk.added) == ["1.3"]
    assert codes(walk.removed) == ["1.2", "2", "2.1"]


def test_what_the_newer_set_says_counts_most():
    after = newer(titled("1.1", "Khác", compares_with="2.1"), titled("2.1", "Ban hành kế hoạch"))
    found = told(crosswalk(BEFORE, after))
    assert found["1.1"][:2] == ("2.1", "compares_with")
    assert found["2.1"][:2] == ("1.1", "title")


def test_a_title_in_other_words_under_its_code_was_renamed():
    after = newer(group("1", titled("1.1", "Kế hoạch cải cách hành chính"), title="Chỉ đạo"))
    assert told(crosswalk(BEFORE, after))["1.1"] == ("1.1", "code", {"renamed"})


@pytest.mark.parametrize("words", ["BAN HÀNH KẾ HOẠCH", "Ban hành kế hoạch.", "Ban  hành, kế hoạch"])
def test_capitals_and_commas_make_no_other_title(words):
    after = newer(group("1", titled("1.1", words), title="Chỉ đạo"))
    assert told(crosswalk(BEFORE, after))["1.1"] == ("1.1", "code", set())


def test_a_translation_that_was_added_is_no_other_title():
    after = newer(titled("1.1", {"vi": "Ban hành kế hoạch", "en": "A plan is issued"}))
    assert Aspect.RENAMED not in crosswalk(BEFORE, after).matches[0].aspects


def test_a_title_under_another_code_was_renumbered():
    after = newer(group("1", titled("1.7", "Báo cáo định kỳ", 2), title="Chỉ đạo"))
    assert told(crosswalk(BEFORE, after))["1.7"] == ("1.2", "title", {"renumbered"})


def test_a_title_that_stands_twice_matches_nothing():
    after = newer(titled("7", "Báo cáo định kỳ"), titled("8", "Báo cáo định kỳ"))
    assert codes(crosswalk(BEFORE, after).added) == ["7", "8"]


def test_where_a_new_criterion_pushes_the_codes_on_the_titles_tell():
    after = newer(
        group("1", titled("1.1", "Mới"), titled("1.2", "Ban hành kế hoạch"), titled("1.3", "Báo cáo định kỳ", 2))
    )
    walk = crosswalk(BEFORE, after)
    assert codes(walk.added) == ["1.1"]
    assert {code: found[:2] for code, found in told(walk).items() if "." in code} == {
        "1.2": ("1.1", "title"),
        "1.3": ("1.2", "title"),
    }


def test_a_code_that_may_have_been_handed_on_is_matched_but_doubtful_and_not_common():
    before = older(titled("1", "A"), titled("2", "B"), titled("3", "B"))
    after = newer(titled("1", "B"), titled("2", "C"), titled("3", "D"))
    walk = crosswalk(before, after)
    assert next((match.now.code, match.by, match.doubtful) for match in walk.matches) == ("1", MatchedBy.CODE, True)
    assert walk.common == ()


def test_a_component_under_another_group_was_moved_but_not_where_the_group_is_renumbered():
    after = newer(
        group("1", titled("1.1", "Ban hành kế hoạch"), title="Chỉ đạo"),
        group("3", titled("3.1", "Hồ sơ đúng hạn", 5), titled("3.2", "Báo cáo định kỳ", 2), title="Thủ tục"),
    )
    found = told(crosswalk(BEFORE, after))
    assert found["3.2"] == ("1.2", "title", {"renumbered", "moved"})
    assert found["3.1"] == ("2.1", "title", {"renumbered"})
    assert found["1"] == ("1", "code", {"maximum"})


@pytest.mark.parametrize(
    ("now", "aspect"),
    [
        (titled("2.1", "Hồ sơ đúng hạn", 6), "maximum"),
        (titled("2.1", "Hồ sơ đúng hạn", 5, by="count", each="1"), "rule"),
        (titled("2.1", "Hồ sơ đúng hạn", 5, survey=True), "assessed_by"),
        (group("2.1", titled("2.1.1", "X", 2), titled("2.1.2", "Y", 3), title="Hồ sơ đúng hạn"), "structure"),
    ],
)
def test_what_is_measured_otherwise_is_said_and_is_not_common(now, aspect):
    walk = crosswalk(BEFORE, newer(group("2", now, title="Thủ tục")))
    assert aspect in told(walk)["2.1"][2]
    assert "2.1" not in [match.now.code for match in walk.common]


def test_weights_and_aggregations_are_compared_where_a_group_averages():
    def mean(first, aggregate="weighted_mean", year=2019):
        parts = titled("1.1", "A", weight=first), titled("1.2", "B", weight="1")
        return edition(group("1", *parts, aggregate=aggregate, max="100"), year=year)

    assert told(crosswalk(mean("1"), mean("2", year=2020)))["1.1"][2] == {"weight"}
    assert told(crosswalk(mean("1"), mean("1", "geometric_mean", 2020)))["1"][2] == {"aggregation"}


def adjusted(year, *caps):
    items = [{"code": code, "kind": kind, "title": f"Words {year}", "max": str(most)} for code, kind, most in caps]
    return edition(leaf("1", 10), year=year, adjustments=items)


def test_bonus_and_penalty_of_another_cap_or_in_one_edition_only_are_told_and_their_words_do_not_matter():
    before = adjusted(2019, ("A", "bonus", 5), ("B", "penalty", 5), ("C", "bonus", 1))
    walk = crosswalk(before, adjusted(2020, ("A", "bonus", "5.0"), ("B", "penalty", 6), ("D", "bonus", 1)))
    told = [(each.either.code, each.before and each.before.max, each.now and each.now.max) for each in walk.adjustments]
    assert told == [("B", 5, 6), ("D", None, 1), ("C", 1, None)]


def test_between_two_sets_a_code_alone_says_nothing():
    other = newer(titled("1.1", "Khác hẳn"), titled("1.2", "Báo cáo định kỳ", 2)).model_copy(update={"id": "other"})
    assert told(crosswalk(BEFORE, other)) == {"1.2": ("1.2", "code", {"moved"})}
