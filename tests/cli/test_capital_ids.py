"""Ids of units with capital letters are kept as they are, in files, forms and answers."""

import json
import shutil
from pathlib import Path

import pytest

from parindex.model.units import Registry
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.workflow.setting_up.template import TemplateOptions, template
from parindex.workflow.years.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-ky"


@pytest.fixture
def lettered(tmp_path):
    """The example city, with DV0001 for its first unit."""
    for name in ("parindex.yaml", "units.yaml"):
        shutil.copy(EXAMPLE / name, tmp_path)
    shutil.copytree(EXAMPLE / "criteria", tmp_path / "criteria")
    path = tmp_path / "units.yaml"
    path.write_text(path.read_text("utf-8").replace("id: an-my,", "id: DV0001,"), "utf-8")
    return tmp_path


def test_a_form_bears_the_id_and_is_read_back(lettered, run):
    made = template(load(lettered), lettered / "forms", TemplateOptions(year=2020, unit="dv0001"))
    assert [path.name for path in made] == ["DV0001-2020.xlsx"]
    answer = run("--workspace", str(lettered), "check", "--format", "json", "--year", "2020", *map(str, made))
    assert {issue["unit"] for issue in json.loads(answer.out)["issues"] if issue["code"] == "S404"} == {"DV0001"}


@pytest.mark.parametrize("written", ["DV0001", "dv0001", "Phường An Mỹ"])
def test_a_unit_is_found_by_its_id_in_either_case(written):
    registry = Registry.model_validate(
        {
            "blocks": {"communes": {"title": "Xã", "criteria": "s"}},
            "units": [{"id": "DV0001", "name": "Phường An Mỹ", "block": "communes"}],
        }
    )
    assert NameIndex(registry).find(written) == registry.units[0]


@pytest.mark.parametrize("typed", ["DV0001", "dv0001"])
def test_return_and_diff_take_an_id_in_either_case(lettered, run, typed):
    shutil.copytree(EXAMPLE / "sheets", lettered / "sheets")
    assert run("score", "sheets/2020", "sheets/2021", cwd=lettered).code == 0
    told = run("return", "--year", 2020, "--unit", typed, "--out", f"back-{typed}", cwd=lettered)
    assert "There is no unit" not in told.err
    assert "There is no unit" not in run("diff", 2020, 2021, "--unit", typed, cwd=lettered).err
    assert "There is no unit" in run("diff", 2020, 2021, "--unit", "dv0002", cwd=lettered).err
