"""No output of a plan, a survey or a map takes the place of what the workspace works from."""

import shutil
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
ORDERS = {
    "plan status": "plan status --year 2022 --format md --out {}",
    "plan report": "plan report --year 2022 --format docx --out {}",
    "plan calendar": "plan calendar --year 2022 --out {}",
    "survey form": "survey form citizens-2022 --out {}",
    "survey sample": "survey sample citizens-2022 --format md --out {}",
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_what_the_workspace_works_from_stays(run, tmp_path, order):
    example = "satisfaction" if order.startswith("survey") else "plan"
    office = Path(shutil.copytree(EXAMPLES / example, tmp_path / "office"))
    survey = next(iter(sorted((office / "surveys").glob("*.yaml"))), None) if example == "satisfaction" else None
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    line = order.replace("citizens-2022", survey.stem if survey else "")
    for target in ("units.yaml", "parindex.yaml"):
        ran = run(*line.format(target).split(), cwd=office)
        assert (ran.code, "othing was written" in ran.err) == (4, True), ran
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before
