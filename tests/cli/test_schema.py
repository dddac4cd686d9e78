"""`parindex schema`, and the schemas that come with the program."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from tests.conftest import ROOT

import yaml
from parindex.workflow.setting_up.schemas import schema_names

NAMES = schema_names()


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_for_pythons_jsonschema_and_has_an_id_of_its_own(name):
    schema = json.loads((files("parindex") / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith(f"urn:parindex:schema:{name}:")
    assert "\\p{" not in json.dumps(schema)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/**/criteria/*.yaml")), ids=lambda path: path.stem)
def test_every_criteria_set_of_the_examples_is_valid_for_its_schema(path):
    schema = json.loads((files("parindex") / "schemas" / "criteria.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    read = yaml.safe_load(path.read_text("utf-8"))
    assert [error.message for error in validator.iter_errors(read)] == []


def test_a_choice_without_any_letter_is_none_for_the_schema_either():
    schema = json.loads((files("parindex") / "schemas" / "criteria.json").read_text("utf-8"))
    rule = {"$defs": schema["$defs"], "$ref": "#/$defs/Levels"}
    valid = Draft202012Validator(rule).is_valid
    assert valid({"by": "levels", "levels": {"đạt": 1, "ổ": 0}})
    assert not valid({"by": "levels", "levels": {"12": 1, "no": 0}})


def test_a_schema_is_printed_by_its_name_and_without_one_their_names_are(run, tmp_path):
    assert run("schema", cwd=tmp_path).out.split() == NAMES
    assert json.loads(run("schema", "rank").out)["$id"] == "urn:parindex:schema:rank:2"
    missing = run("schema", "nothing")
    assert (missing.code, "There is no schema nothing" in missing.err) == (4, True)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_new_workspace_tells_editors_the_schema_of_every_definition(run, tmp_path, locale):
    assert run("init", "new", "--year", 2026, cwd=tmp_path, locale=locale).code == 0
    found = list((tmp_path / "new").rglob("*.yaml"))
    assert len(found) == 3
    for path in found:
        first, _, text = path.read_text("utf-8").partition("\n")
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        errors = Draft202012Validator(json.loads(schema.read_text("utf-8"))).iter_errors(yaml.safe_load(text))
        assert [error.message for error in errors] == []
    assert run("check", cwd=tmp_path / "new").code == 0
