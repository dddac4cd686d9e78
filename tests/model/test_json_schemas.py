import json
import runpy
from pathlib import Path

import pytest

from parindex.model.json_schemas import json_schemas

ROOT = Path(__file__).parent.parent.parent
TOOL = runpy.run_path(str(ROOT / "tools" / "make_schemas.py"))


@pytest.mark.parametrize("path", TOOL["texts"](), ids=lambda path: path.name)
def test_the_schema_in_the_project_is_the_one_of_the_models(path):
    assert path.read_text(encoding="utf-8") == TOOL["texts"]()[path], "run tools/make_schemas.py"


def test_every_kind_of_definition_has_a_schema_file():
    assert set(TOOL["FILES"]) == set(json_schemas())


def test_schemas_know_the_short_forms():
    definitions = json_schemas()["criteria"]["$defs"]
    assert {"$ref": "#/$defs/Bilingual"} in definitions["Node"]["properties"]["title"]["anyOf"]
    assert any(form.get("type") == "string" for form in definitions["Node"]["properties"]["title"]["anyOf"])
    (levels,) = definitions["Levels"]["properties"]["levels"]["patternProperties"].values()
    assert {form.get("type") for form in levels["anyOf"]} >= {"number", None}


def test_schemas_are_plain_json():
    assert json.loads(json.dumps(json_schemas())) == json_schemas()
