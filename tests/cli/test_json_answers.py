"""`--format json` of every command prints one object, and it is what its schema says."""

import json
import re
from hashlib import sha256

import pytest
import typer.main
from tests.cli.test_units import TABLE
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.cli.app import app

WITHOUT = {
    "parindex criteria export",
    "parindex criteria show",
    "parindex letters",
    "parindex limits",
    "parindex return",
    "parindex schema",
}
"""What is only looked at, and what is written into folders of their own."""


def document(name, ran):
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))) == []
    return found


def digests(found):
    return {one["file"]: one["sha256"] for one in found["files"]}


def commands(command, path="parindex"):
    if not hasattr(command, "list_commands"):
        yield path, command
        return
    context = command.context_class(command, info_name=path)
    for name in command.list_commands(context):
        yield from commands(command.get_command(context, name), f"{path} {name}")


def test_every_command_but_those_that_only_show_or_return_has_an_answer_for_machines(run):
    paths = [path for path, _ in commands(typer.main.get_command(app))]
    assert len(paths) > 20
    answers = {path: run(*path.split()[1:], "--help").out for path in paths}
    assert {path for path, text in answers.items() if not re.search(r"--format +<[^>]*json", text)} == WITHOUT


@pytest.fixture
def published(workspace, run):
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    assert run("publish", "-y", 2020).code == 0
    return workspace


def test_a_bundle_is_told_with_its_digests(run, published):
    found = document("bundle", run("bundle", "-y", 2020, "-o", "b.zip", "--format", "json"))
    assert found["sha256"] == sha256((published / "b.zip").read_bytes()).hexdigest()
    assert found["manifest_sha256"] in run("bundle", "-y", 2020, "-o", "c.zip").out
    assert (found["revision"], found["left_out"], found["superseded_by"]) == (1, [], None)


@pytest.mark.usefixtures("published")
def test_an_amendment_is_told_with_its_number(run):
    found = document("amend", run("amend", "-y", 2020, "--reason", "why", "--format", "json"))
    assert (found["year"], found["revision"], found["reason"]) == (2020, 2, "why")


def test_forms_and_new_workspaces_are_told_file_by_file(run, workspace):
    found = document("files", run("template", "-y", 2020, "-o", "forms", "--format", "json", cwd=workspace))
    forms = sorted((workspace / "forms").iterdir())
    assert {workspace / file: told for file, told in digests(found).items()} == {
        form: sha256(form.read_bytes()).hexdigest() for form in forms
    }
    made = document("files", run("init", "new", "--year", 2026, "--format", "json"))
    assert "new/parindex.yaml" in digests(made)


def test_a_registry_is_in_the_answer_or_in_a_file(run, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE + "Xã D;\n", encoding="utf-8")
    ran = run("units", "import", "table.csv", "--format", "json", cwd=tmp_path)
    found = document("units-import", ran)
    assert (ran.code, found["rows"], found["new"], found["files"]) == (3, 2, 1, [])
    assert "id: xa-c" in found["registry"]
    assert [issue["code"] for issue in found["issues"]] == ["N102"]
    written = document("units-import", run("units", "import", "table.csv", "--out", "u.yaml", "--format", "json"))
    assert digests(written) == {"u.yaml": sha256((tmp_path / "u.yaml").read_bytes()).hexdigest()}
    assert written["registry"] is None


def titles(value):
    if isinstance(value, dict):
        yield from (found for key, found in value.items() if key in {"title", "block_title"})
        value = value.values()
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        for part in value:
            yield from titles(part)


@pytest.mark.usefixtures("published")
def test_every_title_is_in_both_languages_and_the_same_for_every_reader(run):
    commands = {
        "rank": ("rank", "-y", 2020, "--format", "json"),
        "score": ("score", "sheets/2020", "--dry-run", "--format", "json"),
        "report": ("report", "-f", "json", "-o", "-"),
        "explain": ("explain", "song-la", "-y", 2020, "--format", "json"),
        "trend": ("trend", "--from", 2019, "--to", 2020, "-f", "json"),
        "stages": ("stages", "-y", 2020, "--format", "json"),
        "disputes": ("disputes", "-y", 2020, "--format", "json"),
    }
    for name, command in commands.items():
        found = [list(titles(document(name, run(*command, locale=locale)))) for locale in ("vi", "en")]
        assert found[0] == found[1], name
        assert found[0], name
        assert all(set(title) == {"vi", "en"} for title in found[0]), name
    assert {"vi": "Khối xã, phường", "en": "Communes"} in list(titles(document("rank", run(*commands["rank"]))))


def test_a_publication_names_its_blocks_in_both_languages(run, workspace):
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    told = [run("publish", "-y", 2020, "--dry-run", "--format", "json", locale=locale) for locale in ("vi", "en")]
    found = [list(titles(document("publish", one))) for one in told]
    assert found[0] == found[1]
    assert {"vi": "Khối xã, phường", "en": "Communes"} in found[0]


FAILING = {
    "rank": "rank --year 2030",
    "score": "score nothing-here",
    "check": "check nothing-here",
    "explain": "explain nobody --year 2020",
    "report": "report --year 2030",
    "trend": "trend --from 2030 --to 2031",
    "awards": "awards --year 2030",
    "stages": "stages --year 1999 --revision 9",
    "disputes": "disputes --year 2030",
    "diff": "diff 2030 2031",
    "history": "history show --year 2030",
    "history-import": "history import nothing.csv --year 2019",
    "lineage": "units lineage nobody",
    "units-import": "units import nothing.csv",
    "criteria-diff": "criteria diff a b",
    "criteria-import": "criteria import nothing.docx --id x --edition 2026",
    "publish": "publish --year 2030",
    "verify": "verify --year 2030",
    "amend": "amend --year 2030 --reason x",
    "bundle": "bundle --year 2030 --out b.zip",
    "backup": "backup parindex.yaml",
    "files": "template --year 2030 --out nowhere/x",
    "losses": "losses --year 2030",
    "profile": "profile an-phu --year 2030",
    "robust": "robust --year 2030",
    "path": "path an-phu --to rank:1 --year 2030",
    "whatif": "whatif --set an-phu:1.1.4=95 --year 2030",
    "diagnose": "diagnose --year 2030",
    "site": "site --year 2030 --out nowhere/x",
    "monitor-check": "monitor check --year 2030",
    "monitor-import": "monitor import nothing.csv --year 2030",
    "monitor-show": "monitor show --year 2030",
    "plan-check": "plan check --year 2030",
    "plan-draft": "plan draft --year 2031 --from-losses 2030",
    "plan-import": "plan import nothing.xlsx --year 2030",
    "plan-paid-off": "plan report --year 2030 --form paid-off",
    "plan-status": "plan status --year 2030",
    "survey-check": "survey check nothing nothing.csv",
    "survey-report": "survey report nothing nothing.csv",
    "survey-sample": "survey sample nothing",
}


@pytest.mark.parametrize(("name", "call"), FAILING.items())
def test_an_answer_that_could_not_be_given_says_why_as_its_schema_says(run, workspace, name, call):
    ran = run(*call.split(), "--format", "json", cwd=workspace)
    if ran.code == 0 or "error" not in json.loads(ran.out):
        pytest.skip("this call has an answer")
    found = document(name, ran)
    assert found["error"]["exit_code"] == ran.code
    assert found["error"]["message"] in " ".join(ran.err.split())


def test_every_schema_of_an_answer_describes_the_same_failure():
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    failures = [schema["$defs"]["failure"] for schema in schemas if "answer" in schema.get("$defs", {})]
    assert len(failures) == len(FAILING) + 2  # the journal is always told, and so is what to do next
    assert all(failure == failures[0] for failure in failures)
