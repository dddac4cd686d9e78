import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yaml
from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.sources.definitions.criteria_file import read_edition, read_editions
from parindex.sources.definitions.lint import lint
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import parse_yaml

HEAD = "schema: 1\nid: {id}\nedition: {edition}\ntitle: An invented set\nmodel: true\n"
INDEX = 'index:\n  - {code: "1", title: Plans, max: 10}\n'


def write(path: Path, *, name: str = "example", edition: int = 2020, index: str = INDEX) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(id=name, edition=edition) + index, encoding="utf-8")
    return path


def test_a_code_keeps_the_zero_that_was_typed_without_quotes(tmp_path):
    parts = ", ".join(f"{{code: 1.{number}, title: Plan, max: 0.10}}" for number in range(1, 11))
    edition, issues = read_edition(
        write(tmp_path / "a.yaml", index=f"index: [{{code: 1, title: A, parts: [{parts}]}}]\n")
    )
    assert issues == []
    assert edition
    assert edition.leaves[-1].code == "1.10"
    assert edition.total == Decimal(1)


@pytest.mark.parametrize(("typed", "meant"), [("true", True), ("yes", True), ("no", False), ("False", False)])
def test_booleans_are_read_as_people_write_them(tmp_path, typed, meant):
    path = write(tmp_path / "a.yaml")
    path.write_text(path.read_text().replace("model: true", f"model: {typed}"))
    edition, _ = read_edition(path)
    assert edition
    assert edition.model is meant


def test_numbers_are_exactly_those_that_were_typed(tmp_path):
    path = write(tmp_path / "a.yaml", index="index: [{code: a, title: A, max: 0.1}, {code: b, title: B, max: 0.2}]\n")
    edition, _ = read_edition(path)
    assert edition
    assert edition.total == Decimal("0.3")


def test_texts_are_composed_and_paths_are_not(tmp_path):
    decomposed = unicodedata.normalize("NFD", "Kế hoạch")
    edition, _ = read_edition(
        write(tmp_path / "a.yaml", index=f'index: [{{code: "1", title: {decomposed}, max: 1}}]\n')
    )
    assert edition
    assert str(edition.leaves[0].title) == unicodedata.normalize("NFC", decomposed)
    assert Settings(name="x", criteria=decomposed).criteria == decomposed


def test_a_title_of_several_lines_becomes_one(tmp_path):
    title = "    title: >\n      Plans\n\n      of the year\n"
    path = write(tmp_path / "a.yaml", index=f'index:\n  - code: "1"\n    max: 1\n{title}')
    edition, _ = read_edition(path)
    assert edition
    assert str(edition.leaves[0].title) == "Plans of the year"


def test_warnings_and_hints_let_a_set_pass(tmp_path):
    edition, issues = read_edition(write(tmp_path / "a.yaml", index='index: [{code: "2", title: A, max: 1}]\n'))
    assert edition
    assert [issue.code for issue in issues] == ["C015"]


def test_editions_are_found_in_folders_below_in_the_order_of_their_paths(tmp_path):
    write(tmp_path / "b.yml", edition=2021)
    write(tmp_path / "a" / "set.YAML", edition=2020)
    write(tmp_path / ".hidden.yaml", edition=2019)
    write(tmp_path / ".git" / "set.yaml", edition=2018)
    write(tmp_path / "~lock.yaml", edition=2017)
    (tmp_path / "schema.json").write_text("{}")
    (tmp_path / "folder.yaml").mkdir()
    editions, issues = read_editions(tmp_path)
    assert [edition.key for edition in editions] == ["example@2020", "example@2021"]
    assert issues == []


def test_of_two_files_with_one_set_and_year_the_second_is_told_and_left_out(tmp_path):
    first = write(tmp_path / "a.yaml")
    second = write(tmp_path / "b.yaml", index='index: [{code: "1", title: Other, max: 1}]\n')
    editions, issues = read_editions(tmp_path)
    assert [edition.total for edition in editions] == [Decimal(10)]
    assert [(issue.code, issue.place.file, issue.values["first"]) for issue in issues] == [
        ("C041", str(second), str(first))
    ]


def test_a_criterion_that_compares_with_one_that_never_was_is_told(tmp_path):
    write(tmp_path / "2019.yaml", edition=2019)
    path = write(tmp_path / "2020.yaml", index='index:\n  - {code: "1", title: A, max: 10, compares_with: "7"}\n')
    editions, issues = read_editions(tmp_path)
    assert len(editions) == 2
    assert [(issue.code, issue.place.file, issue.place.cell, issue.values["set"]) for issue in issues] == [
        ("C047", str(path), "7:36", "example@2019")
    ]


def test_a_bad_set_does_not_keep_the_others_from_being_read(tmp_path):
    write(tmp_path / "a.yaml", index="index: []\n")
    write(tmp_path / "b.yaml")
    editions, issues = read_editions(tmp_path)
    assert len(editions) == 1
    assert [issue.code for issue in issues] == ["Y119"]


def test_a_folder_that_is_not_there_stops_the_program_with_words(tmp_path):
    with pytest.raises(ParindexError, match="There is no folder"):
        read_editions(tmp_path / "nowhere")


NAMES = st.text("abX01 áộÐ:#'\"{}-~!&*|>%@`", min_size=1, max_size=8).filter(str.strip)
TEXTS = NAMES | st.fixed_dictionaries({"vi": NAMES, "en": NAMES})
POINTS = st.sampled_from(["0", "0.5", "1.10", "2", "1e1", "100"])
KEYS = st.sampled_from(["in_time", "late", "không", "no", "null", "Đạt", "a b"])
CHOICES = st.dictionaries(KEYS, POINTS, min_size=1, max_size=3)
BANDS = st.lists(st.fixed_dictionaries({"points": POINTS, "above": POINTS}), min_size=1, max_size=3)
SIMPLE = st.one_of(
    st.fixed_dictionaries({"by": st.just("points"), "step": POINTS.filter(lambda points: points != "0")}),
    st.fixed_dictionaries({"by": st.just("levels"), "levels": CHOICES}),
    st.fixed_dictionaries({"by": st.just("checklist"), "items": CHOICES, "require": st.sampled_from(["each", "all"])}),
    st.fixed_dictionaries({"by": st.just("bands"), "bands": BANDS}),
    st.fixed_dictionaries({"by": st.just("percent"), "grades": CHOICES}),
)
PARTS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abc"), "max": POINTS, "score": SIMPLE}), min_size=2, max_size=3
)
COMPOUND = st.fixed_dictionaries({"by": st.just("sum_of"), "parts": PARTS}) | st.fixed_dictionaries(
    {"by": st.just("best_of"), "cases": PARTS}
)
OPTIONS = st.dictionaries(KEYS, POINTS | st.none(), min_size=1, max_size=3)
SURVEYS = st.fixed_dictionaries({"by": st.just("survey"), "options": OPTIONS})
CODES = st.sampled_from(["1", "1.1", "1.10", "2.", "II", "null", "no", "~", "1e3"])
LEAVES = st.fixed_dictionaries({"code": CODES, "title": TEXTS, "max": POINTS, "score": SIMPLE | COMPOUND | SURVEYS})
GROUPS = st.fixed_dictionaries(
    {
        "code": CODES,
        "title": TEXTS,
        "aggregate": st.sampled_from(["sum", "weighted_mean", "harmonic_mean"]),
        "parts": st.lists(LEAVES, min_size=1, max_size=3),
    }
)
TIERS = st.lists(st.fixed_dictionaries({"id": st.sampled_from("abc"), "title": NAMES, "at_least": POINTS}), max_size=3)
EDITIONS = st.fixed_dictionaries(
    {
        "id": st.just("example"),
        "edition": st.integers(1900, 2200),
        "title": TEXTS,
        "model": st.booleans(),
        "tiers": TIERS,
        "index": st.lists(LEAVES | GROUPS, min_size=1, max_size=3),
    }
).map(Edition.model_validate)


@given(EDITIONS)
def test_a_set_that_is_written_and_read_back_is_the_same(edition):
    text = yaml.dump(
        edition.model_dump(mode="json", by_alias=True, exclude_unset=True), Dumper=yaml.CSafeDumper, allow_unicode=True
    )
    document, issues = parse_yaml(text.encode(), Path("set.yaml"))
    assert issues == []
    assert document
    assert Edition.model_validate(document.data) == edition


@given(EDITIONS)
def test_any_set_that_fits_the_schema_can_be_checked(edition):
    for issue in lint(edition, Document(Path("set.yaml"), {}, {})):
        assert speech("vi").message(issue)
        assert speech("en").remedy(issue)
