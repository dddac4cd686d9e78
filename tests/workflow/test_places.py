from pathlib import Path

import pytest
from tests.systems import LINKS

from parindex.workflow.batch.repository_paths import relative, repository_root


def test_the_root_is_where_git_is(tmp_path):
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "index" / "2020"
    inner.mkdir(parents=True)
    assert repository_root(inner, {"GITHUB_WORKSPACE": str(inner)}) == tmp_path


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_without_git_the_ci_system_says_where_the_root_is(tmp_path, name):
    assert repository_root(tmp_path / "index", {name: str(tmp_path)}) == tmp_path


def test_a_root_that_does_not_hold_the_workspace_is_not_believed(tmp_path):
    assert repository_root(tmp_path / "a", {"GITHUB_WORKSPACE": str(tmp_path / "b")}) == tmp_path / "a"


def test_paths_are_told_from_the_root_with_slashes(tmp_path, monkeypatch):
    (tmp_path / "index").mkdir()
    monkeypatch.chdir(tmp_path / "index")
    for file in ("sheets/a.xlsx", "../index/sheets/a.xlsx", tmp_path / "index/sheets/a.xlsx"):
        assert relative(file, tmp_path) == "index/sheets/a.xlsx"


def test_a_file_elsewhere_keeps_its_whole_path(tmp_path):
    assert relative("/elsewhere/a.xlsx", tmp_path) == "/elsewhere/a.xlsx"


@LINKS
def test_a_link_to_the_workspace_leads_to_the_same_names(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    assert relative(link / "a.xlsx", tmp_path / "real") == "a.xlsx"


def test_no_file_has_no_path():
    assert relative("", Path("/")) == ""
