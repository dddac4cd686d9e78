"""`parindex monitor` on twelve months of eighteen districts."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.during_the_year.conftest import answer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "monitor"
HEAD = (
    "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn"
)


@pytest.fixture
def office(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("*.db")))


@pytest.fixture
def stored(run, office):
    files = sorted(str(one) for one in (office / "dossiers").glob("*.csv"))
    assert run("monitor", "import", *files, "-y", 2022, cwd=office).code == 0
    return office


def show(run, office, *more):
    found = answer("monitor-show", run("monitor", "show", "-y", 2022, *more, "-f", "json", cwd=office))
    return {one["unit"]: one for one in found["units"]}


def test_bac_tra_my_is_green_throughout_the_first_half_of_2022(run, stored):
    months = show(run, stored)["bac-tra-my"]["months"][:6]
    assert [one["zone"] for one in months] == ["green"] * 6
    assert all(one["rate"] > 90 for one in months)


def test_map_table_and_json_agree(run, stored):
    found = show(run, stored)
    run("monitor", "map", "-y", 2022, "-o", "m.svg", cwd=stored)
    drawn = (stored / "m.svg").read_text("utf-8")
    text = run("monitor", "show", "-y", 2022, cwd=stored).out
    letters = {"green": "X", "yellow": "V", "red": "Đ"}
    for unit in found.values():
        said = f"{letters[unit['total']['zone']]} · {unit['total']['rate']:.2f} %"
        assert f"{unit['name']}: {said}" in drawn
        assert f"{unit['total']['rate']:.2f}" in text


def test_a_dash_is_the_screen_and_no_file(run, stored):
    table = run("monitor", "show", "-y", 2022, "-f", "md", cwd=stored).out
    assert run("monitor", "show", "-y", 2022, "-f", "md", "-o", "-", cwd=stored).out == table
    assert not (stored / "-").exists()


@pytest.mark.parametrize("definition", ["done", "strict", "due", "received"])
def test_the_definition_is_printed_on_every_table_and_map(run, stored, definition):
    run("monitor", "map", "-y", 2022, "-d", definition, "-o", "m.svg", cwd=stored)
    assert f"{definition} – " in (stored / "m.svg").read_text("utf-8")
    for form in ("text", "md"):
        assert f"{definition} – " in run("monitor", "show", "-y", 2022, "-d", definition, "-f", form, cwd=stored).out


def test_when_the_year_is_over_nothing_is_needed_any_more(run, stored):
    assert {one["needed"] for one in show(run, stored).values()} == {None}
    assert show(run, stored, "--month", 11)["nam-giang"]["needed"]["expected"] > 0


def test_no_definition_is_too_long_for_a_map(run, stored):
    text = (stored / "monitor.yaml").read_text("utf-8")
    every = "[carried, received, early, on_time, late, pending, overdue, returned]"
    long = text.replace("numerator: [early, on_time]", f"numerator: {every}").replace("[received]", every)
    (stored / "monitor.yaml").write_text(long, "utf-8")
    run("monitor", "map", "-y", 2022, "-d", "received", "-o", "m.svg", cwd=stored)
    drawn = (stored / "m.svg").read_text("utf-8")
    said = " ".join(part.split("<")[0] for part in drawn.split(">"))
    assert " ".join(said.split()).count("open, in time + open, overdue + returned)") == 2
    assert "…" not in said


def test_no_shape_covers_the_label_of_a_neighbour(run, stored):
    run("monitor", "map", "-y", 2022, "-k", "dots", "-o", "m.svg", cwd=stored)
    drawn = (stored / "m.svg").read_text("utf-8")
    lines = drawn.splitlines()
    shapes = [at for at, line in enumerate(lines) if line.startswith("<g><title>")]
    labels = [at for at, line in enumerate(lines) if line.startswith("<text") and "Huyện" in line]
    assert (len(shapes), len(labels), max(shapes) < min(labels)) == (18, 15, True)


def test_a_long_meaning_has_the_line_of_the_legend_for_itself(run, stored):
    text = (stored / "monitor.yaml").read_text("utf-8")
    title = "Dossiers that are nearly always solved on time by the unit"
    (stored / "monitor.yaml").write_text(text.replace("en: Green", f"en: {title}"), "utf-8")
    run("monitor", "map", "-y", 2022, "-o", "m.svg", cwd=stored)
    drawn = (stored / "m.svg").read_text("utf-8")
    meanings = [line for line in drawn.splitlines() if " = " in line and "<text" in line]
    assert len({line.split('y="')[1].split('"')[0] for line in meanings}) == len(meanings) == 5


def test_not_applicable_missing_and_zero_look_different(run, office):
    lines = ["Thành phố Tam Kỳ;1;0;0;0;0;0;0;0", "Thành phố Hội An;1;0;5;0;0;5;0;0"]
    (office / "a.csv").write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
    run("monitor", "import", "a.csv", "-y", 2022, cwd=office)
    run("monitor", "map", "-y", 2022, "-o", "m.svg", cwd=office)
    drawn = (office / "m.svg").read_text("utf-8")
    assert "Tam Kỳ: n/a" in drawn
    assert "Hội An: Đ · 0.00 %" in drawn
    assert "Điện Bàn: ?" in drawn


def test_months_that_do_not_balance_are_told_and_with_strict_refused(run, office):
    # the figures of a portal, as printed: the parts are 9,612 fewer than what was solved
    line = "Thành phố Tam Kỳ;1;0;268763;124907;102770;19852;11622;0"
    (office / "a.csv").write_text(f"{HEAD}\n{line}\n", "utf-8")
    told = run("monitor", "import", "a.csv", "-y", 2022, cwd=office)
    assert (told.code, "M007" in told.out, "9612" in told.out) == (0, True, True)
    assert run("monitor", "import", "a.csv", "-y", 2022, "--strict", cwd=office).code == 3
    assert "M007" in run("monitor", "check", "-y", 2022, cwd=office).out


def test_a_month_that_comes_again_replaces_the_old_one_and_the_journal_knows(run, stored):
    again = answer(
        "monitor-import", run("monitor", "import", "dossiers/2022-quy-1.csv", "-y", 2022, "-f", "json", cwd=stored)
    )
    assert (again["new"], again["replaced"], again["unchanged"]) == (0, 0, 54)
    (stored / "a.csv").write_text(f"{HEAD}\nThành phố Tam Kỳ;1;0;10;0;10;0;0;0\n", "utf-8")
    replaced = json.loads(run("monitor", "import", "a.csv", "-y", 2022, "-f", "json", cwd=stored).out)
    assert (replaced["new"], replaced["replaced"]) == (0, 1)
    assert run("log", cwd=stored).out.count("imported dossiers: 0 rows new, 1 replaced, 0 unchanged") == 1
    assert "imported dossiers: 215 rows new, 0 replaced" in run("log", cwd=stored).out


def test_rates_become_scores_of_the_component_that_asks_with_the_counts_as_evidence(run, stored):
    assert run("monitor", "points", "-y", 2022, "-o", "rates.csv", cwd=stored).code == 0
    ran = run("score", "rates.csv", "--stage", "appraisal-2", "--year", 2022, cwd=stored)
    assert ran.code == 0, ran.out + ran.err
    total = show(run, stored)["tam-ky"]["total"]["counts"]
    solved = total["early"] + total["on_time"]
    told = run("explain", "tam-ky", "2.1", "--year", 2022, cwd=stored).out
    assert f"{solved} of {solved + total['late']}" in told


SQUARE = [[[108.4, 15.5], [108.6, 15.5], [108.6, 15.7], [108.4, 15.7], [108.4, 15.5]]]


def geojson(office, features):
    (office / "areas.json").write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    text = (office / "monitor.yaml").read_text("utf-8")
    (office / "monitor.yaml").write_text(
        text.replace("map:\n", "map:\n  shapes: {file: areas.json, property: name}\n"), "utf-8"
    )


def feature(name="Tam Kỳ", kind="Polygon", coordinates=SQUARE):
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": kind, "coordinates": coordinates}}


def test_the_offices_own_areas_are_drawn_and_the_lacking_ones_told(run, stored):
    geojson(stored, [feature(), feature("Nơi khác")])
    ran = run("monitor", "map", "-y", 2022, "-k", "areas", "-o", "m.svg", cwd=stored)
    assert ran.code == 0, ran.err
    assert (stored / "m.svg").read_text("utf-8").count("<path d=") >= 1
    assert "M032" in ran.err
    assert "M033" in ran.err


@pytest.mark.parametrize(
    "features",
    [
        [{}], [feature(kind="Point", coordinates=[1, 2])], [feature(coordinates=[[[1, 2]]])], "x",
        [feature("Nơi khác")],
        [feature(coordinates=[[["a", 2]] * 5])], [feature(coordinates=[[[500, 2]] * 5])], [feature(name=5)],
    ],
)  # fmt: skip
def test_a_hostile_map_is_refused_with_one_code(run, stored, features):
    geojson(stored, features)
    ran = run("monitor", "map", "-y", 2022, "-k", "areas", "-o", "m.svg", cwd=stored)
    assert (ran.code, "M031" in ran.out + ran.err) == (3, True)
    assert not (stored / "m.svg").exists()


def test_names_of_units_are_text_in_a_map(run, stored):
    text = (stored / "units.yaml").read_text("utf-8")
    (stored / "units.yaml").write_text(text.replace("Thành phố Tam Kỳ", "'<script>alert(1)</script>'"), "utf-8")
    run("monitor", "map", "-y", 2022, "-o", "m.svg", cwd=stored)
    assert "<script" not in (stored / "m.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("definition: done\ndefinitions", "definition: none\ndefinitions", "M021"),
        ("id: received", "id: done", "M022"),
        ("at_least: 70", "above: 90", "M023"),
        ("letter: V", "letter: X", "M025"),
        ('criterion: "2.1"', 'criterion: "1.1"', "M026"),
    ],
)
def test_settings_that_contradict_themselves_are_refused_with_their_line(run, stored, old, new, code):
    text = (stored / "monitor.yaml").read_text("utf-8")
    assert old in text
    (stored / "monitor.yaml").write_text(text.replace(old, new), "utf-8")
    ran = run("monitor", "show", "-y", 2022, cwd=stored)
    assert (ran.code, code in ran.out) == (3, True)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "md", "csv", "json"])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_report_comes_in_every_form_with_the_same_bytes_each_time(run, stored, suffix, locale):
    for name in ("a", "b"):
        assert run("monitor", "report", "-y", 2022, "-o", f"{name}.{suffix}", cwd=stored, locale=locale).code == 0
    assert (stored / f"a.{suffix}").read_bytes() == (stored / f"b.{suffix}").read_bytes()
