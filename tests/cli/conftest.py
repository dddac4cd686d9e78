"""A city whose sheets were scored once, copied for every test that starts from there."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.years.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-ky"


@pytest.fixture(scope="session")
def scored_once(tmp_path_factory):
    folder = shutil.copytree(
        EXAMPLE, tmp_path_factory.mktemp("scored") / "tam-ky", ignore=shutil.ignore_patterns("*.db")
    )
    sheets = [folder / "sheets" / str(year) / "communes" for year in (2019, 2020, 2021)]
    assert not score(load(folder), sheets, ScoreOptions(), at=datetime.now(UTC)).has_errors
    return folder


@pytest.fixture
def city(scored_once, tmp_path):
    """The example city with the scores of its communes, 2019 to 2021, in its store; without the sheets."""
    return shutil.copytree(scored_once, tmp_path / "city", ignore=shutil.ignore_patterns("sheets"))
