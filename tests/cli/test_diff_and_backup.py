"""`parindex diff` and `parindex backup`, as a user calls them."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parindex.store import open_store
from parindex.workflow.comparisons.diff_addresses import Address, parse
from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.years.workspace import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("once") / "tam-ky"
    shutil.copytree(ROOT / "examples" / "tam-ky", folder, ignore=shutil.ignore_patterns("*.db"))
    for year in (2020, 2021):
        score(load(folder), [folder / "sheets" / str(year)], ScoreOptions(year), at=datetime(2021, 1, 15, tzinfo=UTC))
    return folder


@pytest.fixture
def scored(scored_once, tmp_path):
    return shutil.copytree(scored_once, tmp_path / "tam-ky")


@pytest.fixture
def corrected(scored, run):
    """A copy of the store, and then one component of one commune scored anew."""
    assert run("backup", "before.db", cwd=scored).code == 0
    path = scored / "sheets" / "2020" / "communes" / "hoa-thuan.xlsx"
    book = load_workbook(path)
    cells = {cell.value: cell.row for cell in book.worksheets[0]["A"] if cell.value}
    for column in "DEF":
        book.worksheets[0][f"{column}{cells['1.1.1']}"] = 0
    book.save(path)
    assert run("score", path, "--year", "2020").code == 0
    return scored


@pytest.mark.parametrize(
    ("text", "place", "year", "revision"),
    [
        ("2020", None, 2020, None),
        ("2020@1", None, 2020, 1),
        ("old.db:2020", "old.db", 2020, None),
        ("a/b@c.db:2020@12", "a/b@c.db", 2020, 12),
        ("C:\\kho\\cu.db:2020", "C:\\kho\\cu.db", 2020, None),
        ("old.db", "old.db", None, None),
        ("./2020", "./2020", None, None),
        ("12", "12", None, None),
    ],
)
def test_an_address_is_read_from_its_end(text, place, year, revision):
    found = parse(text)
    assert found == Address(text, found.place, year, revision)
    assert (str(found.place) if found.place else None) in {place, place and place.removeprefix("./")}


def test_a_year_does_not_differ_from_itself_nor_from_its_copy(scored, run):
    run("backup", "copy.db", cwd=scored)
    for other in ("2020", "2020@1", "copy.db", "copy.db:2020", ".:2020"):
        done = run("diff", "2020", other, "--exit-code", cwd=scored)
        assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing differs.")


def test_a_corrected_cell_is_shown_with_what_became_of_it(corrected, run):
    done = run("diff", "before.db", "2020", cwd=corrected)
    assert done.code == 0
    assert "Phường Hòa Thuận" in done.out
    assert "1.1.1" in done.out
    assert "its own cells" in done.out
    assert run("diff", "before.db", "2020", "--exit-code", cwd=corrected).code == 3


def test_the_document_has_exact_numbers_and_both_directions_agree(corrected, run):
    one = json.loads(run("diff", "before.db", "2020", "--format", "json", cwd=corrected).out)
    other = json.loads(run("diff", "2020", "before.db", "--format", "json", cwd=corrected).out)
    assert one["same"] is False
    (unit,) = [unit for unit in one["units"] if unit["own_cells"]]
    assert unit["unit"] == "hoa-thuan"
    (component,) = unit["components"]
    assert component["code"] == "1.1.1"
    assert component["change_exact"] == "-1"
    assert component["cells"][0]["after"]["typed"] == "0"
    (mirrored,) = [unit for unit in other["units"] if unit["own_cells"]]
    assert (mirrored["before"], mirrored["after"]) == (unit["after"], unit["before"])
    assert mirrored["components"][0]["change_exact"] == "1"


def test_revisions_are_compared_each_with_its_own_sheets(corrected, run):
    assert run("publish", "--year", "2020", cwd=corrected).code == 0
    assert run("amend", "--year", "2020", "--reason", "why").code == 0
    assert run("diff", "2020@1", "2020@2", "--exit-code", cwd=corrected).code == 0
    assert run("diff", "before.db:2020", "2020@2", "--exit-code", cwd=corrected).code == 3
    refused = run("diff", "2020@7", "2020", cwd=corrected)
    assert (refused.code, "no revision 7" in refused.err) == (4, True)


def test_a_bundle_is_compared_with_what_became_of_its_year(scored, run):
    assert run("publish", "--year", "2020", cwd=scored).code == 0
    assert run("bundle", "--year", "2020", "--out", "2020.zip").code == 0
    same = run("diff", "2020.zip", "2020", "--exit-code")
    assert (same.code, same.err) == (0, "")
    assert run("diff", "2020.zip", "2021", "--format", "json").code == 0
    wrong = run("diff", "2020.zip:2021", "2021")
    assert (wrong.code, "holds 2020, revision 1" in wrong.err) == (4, True)


def test_two_years_show_what_changes_points_and_count_the_rest(scored, run):
    done = run("diff", "2020", "2021", "--unit", "hoa-thuan", cwd=scored)
    assert done.code == 0
    assert "for the same points" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.db", "b.db"), "a.db"),
        (("2020", "parindex.yaml:2020"), "not a store"),
        (("2020", "nowhere.db"), "no store, workspace or bundle nowhere.db"),
        (("2020", "2031"), "no scores of 2031"),
        (("2020", "2020", "--unit", "nobody"), "no unit nobody"),
        (("2020", "2020", "--block", "nothing"), "no block nothing"),
    ],
)
def test_what_is_not_there_is_told(scored, run, arguments, said):
    done = run("diff", *arguments, cwd=scored)
    assert (done.code, said in done.err) == (4, True), done.err


def test_without_a_workspace_other_workspaces_can_be_compared_and_years_cannot(scored, run, tmp_path):
    shutil.copytree(scored, tmp_path / "other")
    (tmp_path / "empty").mkdir()
    done = run("diff", f"{scored}:2020", f"{tmp_path / 'other'}:2020", cwd=tmp_path / "empty")
    assert (done.code, "Nothing differs." in done.out) == (0, True)
    refused = run("diff", "2020", "2021", cwd=tmp_path / "empty")
    assert (refused.code, "parindex.yaml" in refused.err) == (4, True)


def test_hostile_names_reach_the_terminal_as_plain_text(scored, run):
    with open_store(scored / "parindex.db") as store:
        store.connection.raw.execute("UPDATE sheets SET name = ? WHERE unit = 'hoa-thuan'", ("::error::\x1b[31mx",))
        store.connection.raw.execute(
            "UPDATE sheets SET entries = replace(entries, 'Kế hoạch', '\\u001b[2J::add-mask::') "
            "WHERE unit = 'hoa-thuan'"
        )
    run("backup", "now.db", cwd=scored)
    run("score", "sheets/2020", cwd=scored)
    for form in ("text", "json"):
        done = run("diff", "now.db", "2020", "--format", form, cwd=scored)
        assert done.code == 0
        assert "\x1b" not in done.out
    assert "::error" not in run("diff", "now.db", "2020", cwd=scored).out


def test_everything_is_said_in_vietnamese_too(corrected, run):
    done = run("diff", "before.db", "2020", cwd=corrected, locale="vi")
    assert "ô điểm của chính đơn vị" in done.out
    done = run("backup", "ban-sao.db", cwd=corrected, locale="vi")
    assert "Đã sao chép và đọc lại: ban-sao.db" in done.out


def test_a_copy_says_what_it_holds(scored, run):
    document = json.loads(run("backup", "copy.db", "--format", "json", cwd=scored).out)
    assert [year["sheets"] for year in document["years"]] == [25, 25]
    assert document["records"] == 2
    refused = run("backup", "copy.db", cwd=scored)
    assert (refused.code, "--force" in refused.err) == (4, True)
    assert run("backup", "copy.db", "--force", cwd=scored).code == 0


def _fits(value, schema, where="document"):
    """Tell where a document does not fit its schema: the few words of JSON Schema that these schemas use."""
    names = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    wanted = schema.get("type", [])
    kinds = [wanted] if isinstance(wanted, str) else wanted
    right = not kinds or any(
        isinstance(value, int | float) if kind == "number" else isinstance(value, names[kind]) for kind in kinds
    )
    if not right or value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return [f"{where}: {value!r}"]
    if isinstance(value, dict):
        wrong = (set(value) - set(schema["properties"])) | (set(schema["required"]) - set(value))
        if wrong:
            return [f"{where}: {wrong}"]
        return [bad for key, one in value.items() for bad in _fits(one, schema["properties"][key], f"{where}.{key}")]
    if isinstance(value, list):
        return [bad for one in value for bad in _fits(one, schema["items"], f"{where}[]")]
    return []


def test_documents_are_as_their_schemas_say(corrected, run):
    def read(name):
        text = (ROOT / "src" / "parindex" / "schemas" / f"{name}.json").read_text("utf-8")
        return json.loads(text)["$defs"]["answer"]

    for sides in (("before.db", "2020"), ("2020", "2021")):
        document = json.loads(run("diff", *sides, "--format", "json", cwd=corrected).out)
        assert document["units"]
        assert _fits(document, read("diff")) == []
    assert _fits(json.loads(run("backup", "c.db", "--format", "json", cwd=corrected).out), read("backup")) == []
