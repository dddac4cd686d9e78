from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.definitions.workspace_file import read_workspace

ROOT = Path(__file__).parents[2]
SETS = sorted([*ROOT.glob("criteria/*.yaml"), *ROOT.glob("examples/*/criteria/*.yaml")])
WORKSPACES = sorted(path.parent for path in ROOT.glob("examples/*/parindex.yaml"))


def named(path):
    return str(path.relative_to(ROOT))


def serious(issues):
    return [issue for issue in issues if issue.severity is not Severity.HINT]


@pytest.mark.parametrize("path", SETS, ids=named)
def test_a_model_set_is_read_without_a_complaint(path):
    edition, issues = read_edition(path)
    assert serious(issues) == []
    assert edition is not None


@pytest.mark.parametrize("path", SETS, ids=named)
def test_a_model_set_says_that_it_is_one_and_is_named_after_its_edition(path):
    edition, _ = read_edition(path)
    assert edition.model
    assert path.stem == f"{edition.id}-{edition.edition}"


@pytest.mark.parametrize("path", SETS, ids=named)
def test_areas_and_criteria_have_titles_in_both_languages(path):
    edition, _ = read_edition(path)
    assert [node.code for _, node in edition.walk() if not (node.title.vi and node.title.en)] == []


def test_no_set_stands_in_two_places():
    keys = [path.name for path in SETS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("folder", WORKSPACES, ids=named)
def test_settings_and_registry_are_read_without_a_complaint(folder):
    for read, name in ((read_workspace, "parindex.yaml"), (read_registry, "units.yaml")):
        found, issues = read(folder / name)
        assert issues == []
        assert found is not None


@pytest.mark.parametrize("folder", WORKSPACES, ids=named)
def test_every_block_has_a_criteria_set(folder):
    registry, _ = read_registry(folder / "units.yaml")
    sets = {read_edition(path)[0].id for path in folder.glob("criteria/*.yaml")}
    assert {block.criteria for block in registry.blocks.values()} <= sets
