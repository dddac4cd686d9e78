"""The YAML in the guide is valid: each sample goes through the readers that users' files go through."""

import re
import textwrap
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from parindex.language import speech
from parindex.model.monitoring.settings import MonitorSettings
from parindex.model.plan.tasks import Plan
from parindex.model.rules import Rule
from parindex.model.survey.questionnaire import Questionnaire
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.definitions.yaml.yaml_file import read_definition

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
SAMPLE = re.compile(r"<!-- sample: (\w+) -->\n```yaml\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
HEAD = "schema: 1\nid: sample\nedition: 2020\ntitle: Sample\nmodel: true\n"
TREE = 'index:\n  - {code: "1", title: One, max: 4}\n  - {code: "2", title: Two, max: 6, assessed_by: survey}\n'
SAMPLES = [
    pytest.param(kind, text, id=f"{page.parent.name}-{page.stem}-{number}-{kind}")
    for page in sorted(GUIDE.rglob("*.md"))
    for number, (kind, text) in enumerate(SAMPLE.findall(page.read_text(encoding="utf-8")), 1)
]


def whole(kind, text):
    """Make a file of a sample that shows a part of one."""
    if kind == "criteria":
        return f"{HEAD}index:\n{textwrap.indent(text, '  ')}"
    if kind == "settings":
        return f"schema: 1\nname: Sample\n{text}"
    return f"{HEAD}{text}{TREE}" if kind == "keys" else text


def of_kind(kind):
    """Read a definition of a kind, without what else it stands beside."""

    def read(path):
        found, _, issues = read_definition(path, kind)
        return found, issues

    return read


READERS = {
    "workspace": read_workspace,
    "settings": read_workspace,
    "registry": read_registry,
    "edition": read_edition,
    "criteria": read_edition,
    "keys": read_edition,
    "plan": of_kind(Plan),
    "questionnaire": of_kind(Questionnaire),
    "monitor": of_kind(MonitorSettings),
}


@pytest.mark.parametrize(("kind", "text"), SAMPLES)
def test_a_sample_is_read_without_a_word(kind, text, tmp_path):
    path = tmp_path / "sample.yaml"
    path.write_text(whole(kind, text), encoding="utf-8")
    found, issues = READERS[kind](path)
    said = [f"{issue.code} {issue.place.cell} {speech('en').message(issue)}" for issue in issues]
    assert said == []
    assert found is not None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_guide_shows_every_kind_of_rule(language):
    page = GUIDE / language / "03-criteria-set.md"
    shown = set(re.findall(r"by: (\w+)", "".join(text for _, text in SAMPLE.findall(page.read_text(encoding="utf-8")))))
    assert shown == set(TypeAdapter(Rule).json_schema()["discriminator"]["mapping"])


@pytest.mark.parametrize("page", sorted(GUIDE.rglob("*.md")), ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_yaml_block_is_a_sample(page):
    text = page.read_text(encoding="utf-8")
    assert text.count("```yaml") == len(SAMPLE.findall(text))


def test_the_samples_of_both_languages_define_the_same_rules():
    figure = re.compile(r"\b(?:code|by|max|each|floor|above|at_least): [^,}\s]+")

    def rules(language):
        text = (GUIDE / language / "03-criteria-set.md").read_text(encoding="utf-8")
        return [figure.findall(sample) for _, sample in SAMPLE.findall(text)]

    assert rules("vi") == rules("en")
