import doctest
from datetime import date

import pytest
from tests.conftest import ROOT

import parindex
import parindex.reporting
from parindex import api
from parindex.errors import ParindexError


def test_the_examples_in_the_documentation_of_the_interface_are_true(monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testmod(api)
    assert (failed, tried > 5) == (0, True)


def test_a_year_can_be_scored_ranked_and_reported_from_python(tam_ky):
    workspace = parindex.load(tam_ky)
    parindex.score(workspace, [tam_ky / "sheets/2019", tam_ky / "sheets/2020"], store=True)
    ranking = parindex.rank(workspace, 2020, compare=2019, block="communes")
    frame = ranking.to_frame()
    first = frame.iloc[0]
    assert (first["name"], first["rank"], first["index"], first["change_rank"]) == ("Phường Hòa Thuận", 1, 93.15, 1)
    assert len(frame) == 13
    report = parindex.report(workspace, "md", year=2020, compare=2019, on=date(2021, 3, 1))
    assert "Phường Hòa Thuận" in report.decode()


def test_a_year_without_scores_is_an_error_that_says_what_to_do(tam_ky):
    with pytest.raises(ParindexError, match="parindex score sheets/2020"):
        parindex.rank(parindex.load(tam_ky), 2020)
