"""Award rules in the settings are checked with the line and column of what is wrong."""

import pytest

from parindex.sources.definitions.workspace_file import read_workspace

RULE = "awards:\n  - id: a\n    title: A\n"


def read(tmp_path, text):
    path = tmp_path / "parindex.yaml"
    path.write_text("schema: 1\nname: An invented city\n" + text, encoding="utf-8")
    return read_workspace(path)


@pytest.mark.parametrize(
    ("text", "code", "cell"),
    [
        (RULE, "H602", "4:5"),
        (RULE + "    first: 1\n  - id: a\n    title: B\n    first: 2\n", "H601", "7:5"),
        ("awards: [{id: a, title: A, first: 1}, {id: a, title: B, first: 2}]\n", "H601", "3:40"),
        (RULE + "    first: 0\n", "Y113", "6:5"),
        (RULE + "    best: 1\n", "Y102", "6:5"),
        (RULE + "    most_improved: {count: 1, by: points}\n", "Y112", "6:31"),
        (RULE + "    ties_at_limit: some\n    first: 1\n", "Y112", "6:5"),
    ],
)
def test_a_mistake_is_found_where_it_stands(tmp_path, text, code, cell):
    settings, issues = read(tmp_path, text)
    assert settings is None
    assert [(one.code, one.place.cell) for one in issues] == [(code, cell)]


def test_rules_are_read_with_their_defaults(tmp_path):
    settings, issues = read(tmp_path, RULE + "    first: 3\n    no_area_under: 60.5\n")
    assert issues == []
    (rule,) = settings.awards
    assert (rule.first, str(rule.no_area_under), rule.ties_at_limit, rule.published) == (3, "60.5", "include", True)


def test_unknown_blocks_and_tiers_are_told(tam_ky, run):
    settings = (tam_ky / "parindex.yaml").read_text(encoding="utf-8")
    settings = settings.replace("blocks: [communes]", "blocks: [villages]").replace("at_least: top", "at_least: best")
    (tam_ky / "parindex.yaml").write_text(settings, encoding="utf-8")
    ran = run("check", "parindex.yaml", cwd=tam_ky)
    assert ran.code == 3
    assert "H603" in ran.out
    assert "H604" in ran.out
    assert "group-1" in ran.out
