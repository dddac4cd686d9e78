"""Codes over several editions."""

from tests.scoring.making import edition, group, leaf

from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparability.renumbering import matched, walked_back


def parts(*leaves, year):
    return edition(group("1", *leaves), year=year)


FIRST = parts(leaf("1.1", 5, title="A"), leaf("1.2", 5, title="B"), year=2018)
SECOND = parts(leaf("1.3", 5, title="A", compares_with="1.1"), leaf("1.2", 5, title="B"), year=2019)


def test_two_renumberings_lead_back_to_the_first_code():
    third = parts(leaf("1.4", 5, title="A", compares_with="1.3"), leaf("1.2", 5, title="B"), year=2020)
    walked = walked_back(third, [FIRST, SECOND, third], FIRST)
    assert walked.nodes["1.4"].compares_with == "1.1"
    assert comparability(third, FIRST) is not None
    assert comparability(walked, FIRST) is None


def test_a_renumbering_on_the_way_counts_although_the_last_edition_is_silent():
    third = parts(leaf("1.3", 5, title="A"), leaf("1.2", 5, title="B"), year=2020)
    assert comparability(walked_back(third, [SECOND], FIRST), FIRST) is None


def test_a_code_that_came_back_for_another_criterion_is_not_the_same():
    third = parts(leaf("1.1", 5, title="C"), leaf("1.2", 5, title="B"), leaf("1.3", 5, title="A"), year=2020)
    walked = walked_back(third, [SECOND], FIRST)
    assert [node.code for node in crosswalk(walked, FIRST).added] == ["1.1"]
    assert {match.now.code: match.before.code for match in crosswalk(walked, FIRST).matches} == {
        "1": "1",
        "1.2": "1.2",
        "1.3": "1.1",
    }


def test_a_code_that_goes_back_to_what_it_was_is_silent_again():
    third = parts(leaf("1.1", 5, title="A", compares_with="1.3"), leaf("1.2", 5, title="B"), year=2020)
    assert walked_back(third, [SECOND], FIRST).nodes["1.1"].compares_with is None


def test_editions_that_follow_each_other_are_left_as_they_are():
    assert walked_back(SECOND, [FIRST, SECOND], FIRST) is SECOND


def test_what_only_the_titles_tell_is_written_into_the_newer_edition():
    now = parts(leaf("1.1", 5, title="B"), leaf("1.4", 5, title="A"), leaf("1.2", 5, title="C"), year=2019)
    found = matched(now, FIRST)
    assert {code: node.compares_with for code, node in found.nodes.items()} == {
        "1": None,
        "1.1": "1.2",
        "1.4": "1.1",
        "1.2": "≠1.2",
    }
    assert [node.code for node in crosswalk(found, FIRST).added] == ["1.2"]


def test_an_edition_is_left_as_it_is_beside_itself_or_a_later_one():
    assert matched(FIRST, FIRST) is FIRST
    assert matched(FIRST, SECOND) is FIRST
