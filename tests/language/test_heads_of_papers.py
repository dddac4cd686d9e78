from parindex.language import speech
from parindex.language.revision_words import head_words, years_head_words
from parindex.model.records.revisions import Revision, RevisionPlace
from parindex.model.scores import Basis

VI, EN = speech("vi"), speech("en")
APPRAISED = Revision(2020, counted=Basis.APPRAISED, published_at="2021-01-20T01:00:00+00:00")
OPEN = Revision(2021, counted=Basis.SELF)


def test_a_head_says_which_scores_count_and_whether_they_are_final():
    assert head_words(None, VI) == ()
    assert head_words(RevisionPlace(APPRAISED), VI) == ("Điểm được tính: điểm thẩm định.",)
    assert head_words(RevisionPlace(OPEN), VI) == (
        "Điểm tự chấm của các đơn vị, chưa thẩm định.",
        "Chưa công bố chính thức; kết quả còn có thể thay đổi.",
    )


def test_a_head_over_several_years_names_those_that_are_not_final():
    assert years_head_words([], EN) == ()
    assert years_head_words([APPRAISED, APPRAISED], EN) == ("Scores that count: appraised scores.",)
    assert years_head_words([OPEN, APPRAISED], EN) == (
        "Scores that count: 2020: appraised scores; 2021: self scores.",
        "Not published yet: 2021; the results may still change.",
    )
