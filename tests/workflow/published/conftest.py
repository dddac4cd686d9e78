"""A small published year: four communes of the example city, each with a workbook of its own."""

import contextlib
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.publication.publish import PublishOptions, publish
from parindex.workflow.years.workspace import load

EXAMPLE = Path(__file__).parents[3] / "examples" / "tam-ky"
UNITS = {"an-my": "Phường An Mỹ", "an-phu": "Phường An Phú", "an-son": "Phường An Sơn", "tam-ngoc": "Xã Tam Ngọc"}
NOON = datetime(2021, 1, 15, 5, 0, tzinfo=UTC)
LATER = datetime(2021, 3, 1, 5, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def scored_once(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("scored") / "city"
    for folder in ("criteria", "sheets/2020"):
        (root / folder).mkdir(parents=True)
    shutil.copy(EXAMPLE / "parindex.yaml", root)
    shutil.copy(EXAMPLE / "criteria" / "tam-ky-communes-2020.yaml", root / "criteria")
    lines = ["blocks:", "  communes: {title: {vi: Khối xã, en: Communes}, criteria: tam-ky-communes}", "units:"]
    lines += [f"  - {{id: {unit}, name: {name}, block: communes}}" for unit, name in UNITS.items()]
    (root / "units.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for unit in UNITS:
        shutil.copy(EXAMPLE / "sheets" / "2020" / "communes" / f"{unit}.xlsx", root / "sheets" / "2020")
    read(root)
    return root


def read(root: Path, *names: str, at: datetime = NOON) -> None:
    paths = [f"sheets/2020/{name}.xlsx" for name in names] or ["sheets/2020"]
    with contextlib.chdir(root):
        scored = score(load(root), paths, ScoreOptions(2020), at=at)
    assert not scored.has_errors


@pytest.fixture(scope="session")
def published_once(scored_once, tmp_path_factory) -> Path:
    root = shutil.copytree(scored_once, tmp_path_factory.mktemp("published") / "city")
    publish(load(root), PublishOptions(2020), at=NOON)
    return root


@pytest.fixture
def city(scored_once, tmp_path) -> Path:
    """A workspace with the scores of 2020, nothing published."""
    return shutil.copytree(scored_once, tmp_path / "city")


@pytest.fixture
def published(published_once, tmp_path) -> Path:
    """The same, published."""
    return shutil.copytree(published_once, tmp_path / "published-city")


@pytest.fixture
def forge() -> Callable[..., None]:
    """Change a store behind the program's back."""

    def forge(root: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
        with sqlite3.connect(root / "parindex.db") as connection:
            for statement, values in statements:
                assert connection.execute(statement, values).rowcount == 1, statement
        connection.close()

    return forge


def packed(text: str) -> bytes:
    return zlib.compress(text.encode())
