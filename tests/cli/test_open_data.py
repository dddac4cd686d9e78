"""Tables that are written are described beside them, so that a program reads them without guessing."""

import csv
import io
import json
import os
from hashlib import sha256

import pytest

READ = {"string": str, "year": int, "integer": int}


@pytest.fixture
def scored(workspace, run):
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    return workspace


def package(folder):
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def read(folder, resource):
    """Read a table by what its description says, and by nothing else."""
    content = (folder / resource["path"]).read_bytes()
    assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    assert resource["bytes"] == len(content)
    text = io.StringIO(content.decode(resource["encoding"]), newline="")
    table = list(csv.reader(text, delimiter=resource["dialect"]["delimiter"]))
    fields = resource["schema"]["fields"]
    assert table[0] == [field["name"] for field in fields]
    return [[_value(field, cell) for field, cell in zip(fields, row, strict=True)] for row in table[1:]]


def _value(field, cell):
    if cell == "":
        return None
    if field["type"] == "number":
        return float(cell.replace(field["decimalChar"], "."))
    return READ[field["type"]](cell)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_table_is_read_by_its_description_in_every_language(run, scored, locale):
    for form in ("csv", "long"):
        ran = run("report", "-y", 2020, "-f", form, "-o", "out", locale=locale, cwd=scored)
        assert (ran.code, "datapackage.json" in ran.err) == (0, True)
    assert run("trend", "--from", 2019, "--to", 2020, "-f", "csv", "-o", "out", locale=locale).code == 0
    resources = package(scored / "out")["resources"]
    assert [one["path"] for one in resources] == [
        "par-index-2019-2020.csv",
        "par-index-2020-long.csv",
        "par-index-2020.csv",
    ]
    tables = {one["path"]: read(scored / "out", one) for one in resources}
    assert all(tables.values())
    best = tables["par-index-2020-long.csv"][0]
    assert (best[0], best[2], best[4], type(best[7])) == (2020, "song-la", "total", float)


def test_the_description_names_the_set_with_its_digest_and_the_licence_of_the_settings(run, scored):
    settings = scored / "parindex.yaml"
    settings.write_text(settings.read_text("utf-8") + "licence: CC-BY-4.0\n", "utf-8")
    assert run("report", "-y", 2020, "-f", "long", "-o", "out", cwd=scored).code == 0
    found = package(scored / "out")
    assert found["licenses"] == [{"name": "CC-BY-4.0"}]
    (measured,) = found["resources"][0]["criteria"]
    assert measured["set"] == "model-communes@2020"
    assert len(measured["digest"].removeprefix("sha256:")) == 64


def test_a_table_that_is_gone_or_written_anew_is_not_described_twice(run, scored):
    for _ in range(2):
        assert run("report", "-y", 2020, "-f", "csv", "-o", "out", cwd=scored).code == 0
    assert len(package(scored / "out")["resources"]) == 1
    (scored / "out" / "par-index-2020.csv").unlink()
    assert run("report", "-y", 2020, "-f", "long", "-o", "out").code == 0
    assert [one["path"] for one in package(scored / "out")["resources"]] == ["par-index-2020-long.csv"]


def test_the_descriptor_of_somebody_else_stays_as_it_is(run, scored):
    theirs = scored / "out" / "datapackage.json"
    theirs.parent.mkdir()
    theirs.write_text('{"name": "theirs", "resources": []}', "utf-8")
    assert run("report", "-y", 2020, "-f", "csv", "-o", "out", cwd=scored).code == 0
    assert json.loads(theirs.read_text("utf-8"))["name"] == "theirs"
    assert (scored / "out" / "par-index-2020.datapackage.json").is_file()


def test_what_is_no_file_is_not_described(run, scored):
    before = sorted(scored.iterdir())
    assert run("report", "-y", 2020, "-f", "csv", "-o", os.devnull, cwd=scored).code in {0, 4}
    assert sorted(scored.iterdir()) == before
