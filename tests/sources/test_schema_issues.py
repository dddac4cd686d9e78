import ast
import time
from pathlib import Path

import parindex.model
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.yaml.known_keys import known_keys, nearest
from parindex.sources.definitions.yaml.schema_issues import RAISED, brief

HEAD = "schema: 1\nid: example\nedition: 2020\ntitle: An invented set\nmodel: true\n"


def issues_of(tmp_path: Path, text: str) -> list[Issue]:
    path = tmp_path / "set.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_edition(path)[1]


def test_every_error_that_the_model_raises_has_a_code():
    texts = {
        node.value.value
        for path in Path(parindex.model.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["message"]
        if isinstance(node.value, ast.Constant)
    }
    assert texts == set(RAISED)


def test_the_place_is_that_of_the_key_whose_value_is_wrong(tmp_path):
    score = "    score:\n      by: levels\n      levels:\n        late: x\n"
    text = 'index:\n  - code: "1"\n    title: A\n    max: 2\n' + score
    (issue,) = issues_of(tmp_path, text)
    assert (issue.code, issue.place.cell, issue.criterion) == ("Y108", "13:9", "1")
    assert issue.values["value"] == "x"


def test_a_level_called_as_a_rule_does_not_confuse_the_place(tmp_path):
    rule = "{by: levels, levels: {levels: 2, points: {points: x}}}"
    text = f'index:\n  - {{code: "1", title: A, max: 2, score: {rule}}}\n'
    (issue,) = issues_of(tmp_path, text)
    assert (issue.code, issue.values["key"], issue.place.cell) == ("Y108", "points", "7:84")


def test_the_innermost_criterion_is_named(tmp_path):
    text = 'index:\n  - {code: "1", title: A, parts: [{code: "1.1", title: B, parts: [{code: "1.1.1", title: C}]}]}\n'
    (issue,) = issues_of(tmp_path, text)
    assert (issue.code, issue.criterion) == ("C003", "1.1.1")


def test_a_misspelt_key_is_told_with_what_was_probably_meant(tmp_path):
    (issue,) = issues_of(tmp_path, 'polcy: {}\nindex: [{code: "1", title: A, max: 1}]\n')
    assert (issue.code, issue.values["nearest"]) == ("Y101", "policy")
    assert "index" in str(issue.values["known"]).split(", ")


def test_known_keys_are_those_of_the_rule_that_was_chosen():
    assert known_keys(Edition, ()) == tuple("schema" if name == "schema_" else name for name in Edition.model_fields)
    assert known_keys(Edition, ("index", 3, "parts", 0, "score", "count")) == ("by", "each")
    assert known_keys(Edition, ("index", 0, "score", "sum_of", "parts", 1)) == ("id", "title", "max", "score")
    assert known_keys(Edition, ("index", 0, "score", "sum_of", "parts", 1, "score", "count")) == ("by", "each")
    assert known_keys(Edition, ("index", 0, "score", "levels", "levels", "late")) == ("points", "title")
    assert known_keys(Edition, ("index", 0, "title")) == ("vi", "en")


def test_nothing_is_suggested_for_what_looks_like_nothing():
    assert nearest("colour", ("by", "each")) is None
    assert nearest("eahc", ("by", "each")) == "each"


def test_a_shown_value_is_one_short_line():
    assert brief("a\n  b") == "a b"
    assert brief({"a": 1}) == "{…}"
    assert brief([1]) == "[…]"
    assert len(brief("x" * 500)) == 60


def test_a_file_that_is_wrong_all_over_ends_soon(tmp_path):
    begin = time.process_time()
    issues = issues_of(tmp_path, "".join(f"key{number}: x\n" for number in range(50_000)))
    assert time.process_time() - begin < 4
    assert 1 < len(issues) <= 100
