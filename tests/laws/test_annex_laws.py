"""A set that is printed as an annex comes home as it left: every set of the repository, and random ones."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reporting.forms.filling import SETTINGS, UNITS

from parindex.language import speech
from parindex.language.rule_words import rule_words
from parindex.model.criteria import Edition
from parindex.reporting.annex.printed import printed_annex
from parindex.reporting.forms import FormWriter
from parindex.sources.definitions.annex import edition_text, read_annexes
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.workbook.processes.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
SETS = sorted({*ROOT.glob("criteria/*.yaml"), *ROOT.glob("examples/*/criteria/*.yaml")})


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """What is read is not hostile here, and a process for each file would take most of the time."""
    monkeypatch.setattr("parindex.sources.definitions.annex.file.open_document", read_document)


def home(edition, kind, locale, folder, base=None):
    return read_back(edition, printed_annex(edition, kind, speech(locale)), folder / f"annex.{kind}", base)


def form_home(edition, folder, base=None):
    writer = FormWriter(edition, SETTINGS, year=edition.edition, locale="vi", version="0")
    return read_back(edition, writer.unit(UNITS.units[0]), folder / "form.xlsx", base)


def read_back(edition, content, path, base):
    path.write_bytes(content)
    (found,), issues = read_annexes(path, {"id": edition.id, "edition": edition.edition}, base)
    assert not issues
    return found


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
@pytest.mark.parametrize(("kind", "locale"), [("xlsx", "vi"), ("docx", "en")])
def test_every_set_of_the_repository_comes_home_alone(path, kind, locale, tmp_path):
    edition, _ = read_edition(path)
    content = printed_annex(edition, kind, speech(locale), edition_text(edition))
    assert read_back(edition, content, tmp_path / f"annex.{kind}", None).edition == edition


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_form_of_every_set_comes_home(path, tmp_path):
    edition, _ = read_edition(path)
    assert form_home(edition, tmp_path, base=edition).edition == edition
    alone = form_home(edition, tmp_path)
    # A form prints no maximum of a group that averages: the total of the set is asked instead.
    means = (
        {node.printed for node in edition.nodes.values() if node.aggregate != "sum"} if "" in asked(alone) else set()
    )
    same_tree_and_rules(alone, edition, asked(alone) | means)


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_without_the_edition_before_tree_maxima_and_words_of_rules_are_the_same_or_asked(path, tmp_path):
    edition, _ = read_edition(path)
    found = home(edition, "xlsx", "vi", tmp_path)
    same_tree_and_rules(found, edition, asked(found))  # such as groups that average
    assert found.edition.survey_codes == edition.survey_codes


def asked(found):
    return {row.code for row in found.rows if row.questions}


def same_tree_and_rules(found, edition, doubted):
    for (depth, now), (wanted, then) in zip(found.edition.walk(), edition.walk(), strict=True):
        assert (depth, now.printed) == (wanted, then.printed)
        assert now.total == then.total or now.printed in doubted
    unsure = {row.code for row in found.rows if not row.reading.certain}
    for now, then in zip(found.edition.leaves, edition.leaves, strict=True):
        if now.printed not in unsure and now.code not in unsure:
            assert rule_words(now.score, now.total, speech("vi")) == rule_words(then.score, then.total, speech("vi"))


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_set_that_is_written_is_read_as_the_same_set(path, tmp_path):
    edition, _ = read_edition(path)
    (tmp_path / "set.yaml").write_text(edition_text(edition), encoding="utf-8")
    assert read_edition(tmp_path / "set.yaml")[0] == edition


points = st.integers(1, 40).map(lambda number: Decimal(number) / 4)
words = st.text(st.sampled_from("aăbcdđêghiklmnoôơpqrstuưvxy "), min_size=4, max_size=30).map(
    lambda text: "T " + " ".join(text.split())
)


@st.composite
def rules(draw, maximum):
    kind = draw(st.sampled_from(["points", "levels", "bands", "proportional", "count", "deduction", "percent"]))
    half = maximum / 2
    if kind == "levels":
        return {
            "by": kind,
            "levels": {
                "a": {"points": maximum, "title": "Đạt"},
                "b": {"points": half, "title": "Một phần"},
                "c": {"points": 0, "title": "Không đạt"},
            },
        }
    if kind == "percent":
        return {"by": kind, "grades": {"a": {"percent": 100, "title": "Tốt"}, "b": {"percent": 60, "title": "Khá"}}}
    if kind == "bands":
        sign = draw(st.sampled_from(["above", "at_least"])), draw(st.sampled_from(["above", "at_least"]))
        high = draw(st.integers(61, 99))
        return {"by": kind, "bands": [{"points": maximum, sign[0]: high}, {"points": half, sign[1]: 50}, {"points": 0}]}
    if kind in {"count", "deduction"}:
        return {"by": kind, "each": draw(st.sampled_from(["0.5", "1", "0.25"]))}
    return {"by": kind}


@st.composite
def sets(draw):
    areas = []
    for area in range(1, draw(st.integers(1, 3)) + 1):
        parts = []
        for part in range(1, draw(st.integers(1, 12)) + 1):
            maximum = draw(points)
            parts.append(
                {"code": f"{area}.{part}", "title": draw(words), "max": maximum, "score": draw(rules(maximum))}
            )
        areas.append({"code": str(area), "title": draw(words), "parts": parts})
    return Edition.model_validate({"id": "random", "edition": 2026, "title": "Bộ tiêu chí", "index": areas})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edition=sets(), kind=st.sampled_from(["xlsx", "docx"]))
def test_random_sets_come_home(edition, kind, tmp_path):
    found = home(edition, kind, "vi", tmp_path, base=edition)
    assert found.edition == edition
    alone = home(edition, kind, "vi", tmp_path)
    asked = {row.code for row in alone.rows if not row.reading.certain or row.questions}
    for now, then in zip(alone.edition.leaves, edition.leaves, strict=True):
        assert now.code in asked or rule_words(now.score, now.total, speech("vi")) == rule_words(
            then.score, then.total, speech("vi")
        )
