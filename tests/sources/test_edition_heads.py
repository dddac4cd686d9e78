from pathlib import Path

import pytest

from parindex.sources.definitions.criteria_file import read_editions
from parindex.sources.definitions.edition_heads import in_force, read_head

SET = (
    "schema: 1\ntitle: {{vi: a, en: b}}\nid: {0}\nedition: {1}\nmodel: true\nindex: [{{code: '1', title: A, max: 1}}]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, year in (("a", 2018), ("a", 2020), ("a", 2022), ("b", 2021)):
        (tmp_path / f"{name}-{year}.yaml").write_text(SET.format(name, year))
    return tmp_path


def test_the_head_is_found_behind_other_keys(folder):
    assert read_head(folder / "a-2018.yaml") == ("a", 2018)


@pytest.mark.parametrize("text", ["", "id: a", "- id: a", "id: a\nedition: x", "id: [a", "id: a\nindex: " + "[" * 200])
def test_a_file_without_a_head_has_to_be_read_whole(tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    assert read_head(tmp_path / "x.yaml") is None


def test_in_force_is_the_newest_edition_not_after_the_year():
    heads = [("a", 2018), ("a", 2020), ("a", 2022), ("b", 2021)]
    assert in_force(heads, {2020, 2021}) == {("a", 2020), ("b", 2021)}
    assert in_force(heads, {2017}) == set()


def test_only_editions_in_force_are_read(folder):
    editions, issues = read_editions(folder, {2021})
    assert ([edition.key for edition in editions], issues) == (["a@2020", "b@2021"], [])


def test_a_broken_file_is_told_whatever_the_years(folder):
    (folder / "broken.yaml").write_text("id: [")
    _, issues = read_editions(folder, {2021})
    assert [Path(issue.place.file).name for issue in issues] == ["broken.yaml"]


def test_two_files_of_one_edition_are_told_whatever_the_years(folder):
    (folder / "twice.yaml").write_text(SET.format("b", 2021))
    assert [issue.code for issue in read_editions(folder, {2021})[1]] == ["C041"]
