"""The pages for everybody: what is on them, and what is in none of their bytes."""

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.cli.test_json_answers import document
from tests.conftest import Ran

CRITERIA = """\
schema: 1
id: s
edition: 2020
title: Bộ thử
model: true
index:
  - code: "1"
    title: Lĩnh vực một
    max: 60
    parts: [{code: "1.1", title: Kế hoạch, max: 40}, {code: "1.2", title: Báo cáo, max: 20}]
  - {code: "2", title: Lĩnh vực hai, max: 40, parts: [{code: "2.1", title: Đúng hạn, max: 40}]}
tiers:
  - {id: good, title: {vi: Tốt, en: Good}, at_least: 60}
  - {id: other, title: {vi: Khác, en: Other}}
"""
UNITS = """\
schema: 1
blocks: {all: {title: {vi: Khối xã, en: Communes}, criteria: s}}
units:
  - {id: dong-ha, name: Xã Đông Hà, block: all}
  - {id: DV2, name: Phường Đồng Hà, block: all}
  - {id: an-hoi, name: Xã An Hội, block: all}
"""
SCORES = {
    2020: {
        "dong-ha": ("31.13", "11.37", "21.71"),
        "DV2": ("35.19", "12.41", "33.53"),
        "an-hoi": ("20.03", "9.09", "8.08"),
    },
    2021: {
        "dong-ha": ("33.17", "13.31", "29.59"),
        "DV2": ("35.21", "11.43", "30.61"),
        "an-hoi": ("22.27", "7.51", "9.67"),
    },
}


@pytest.fixture
def workspace(tmp_path: Path, run) -> Path:
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "s.yaml").write_text(CRITERIA, "utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    settings(tmp_path)
    for year, units in SCORES.items():
        folder = tmp_path / "sheets" / str(year)
        folder.mkdir(parents=True)
        lines = [f"{unit},{','.join(values)}" for unit, values in units.items()]
        (folder / "all.csv").write_text("\n".join(("Đơn vị,1.1,1.2,2.1", *lines)) + "\n", "utf-8")
        assert run("score", f"sheets/{year}", cwd=tmp_path).code == 0
    assert run("publish", "--year", 2020).code == 0
    return tmp_path


def settings(root: Path, site: str = "") -> None:
    head = "schema: 1\nname: {vi: Chỉ số thử, en: Trial}\nlicence: CC-BY-4.0\n"
    (root / "parindex.yaml").write_text(head + (f"site: {{{site}}}\n" if site else ""), "utf-8")


def made(run, out: str = "out", *more: object) -> dict[str, bytes]:
    told: Ran = run("site", "--year", 2021, "--out", out, *more)
    assert told.code == 0, told.err
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(Path(out).rglob("*")) if path.is_file()
    }


def text_of(name: str, content: bytes) -> str:
    """Return all that can be read in a file, also inside of a workbook."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
    return "" if name.endswith(".png") else content.decode()


def everything(files: dict[str, bytes]) -> str:
    return "\n".join(text_of(name, content) for name, content in files.items())


def test_only_published_years_are_shown_and_a_draft_says_so_on_every_page(workspace, run):
    refused = run("site", "--year", 2021, "--out", "out")
    assert refused.code != 0
    assert "not published" in refused.err
    assert not Path("out").exists()
    draft = made(run, "draft", "--draft")
    assert all(
        "DỰ THẢO" in text_of(*one) or "DRAFT" in text_of(*one) for one in draft.items() if one[0].endswith(".html")
    )
    run("publish", "--year", 2021)
    settings(workspace, "pictures: false")
    told = document("site", run("site", "--year", 2021, "--out", "told", "--format", "json"))
    assert (told["first"], told["draft"], told["issues"]) == ("told/index.html", False, [])
    first, second = made(run), made(run)
    assert first == second, "the same year gives the same bytes, over earlier pages too"
    assert "DỰ THẢO" not in everything(first)
    assert max(len(content) for name, content in first.items() if name.endswith(".html")) <= 150_000


def test_an_open_revision_shows_nowhere_and_a_published_one_says_why(workspace, run):
    run("publish", "--year", 2021)
    run("amend", "--year", 2020, "--reason", "Lý do chưa công khai")
    run("amend", "--year", 2021, "--reason", "Sửa điểm xã Đông Hà")
    path = workspace / "sheets" / "2021" / "all.csv"
    path.write_text(path.read_text("utf-8").replace("33.17", "39.97"), "utf-8")
    assert run("score", "sheets/2021").code == 0
    told = everything(made(run))
    assert "39.97" not in told
    assert "39,97" not in told
    assert "Sửa điểm" not in told
    run("publish", "--year", 2021)
    files = made(run)
    assert "39,97" in everything(files)
    assert all("Sửa điểm xã Đông Hà" in text_of(*one) for one in files.items() if one[0].endswith(".html"))
    assert "Lý do chưa công khai" not in everything(files)


@pytest.mark.parametrize(
    ("publish", "absent", "present"),
    [
        ("index, ranks, areas", ["35,21", "35.21", "11,43", "11.43"], ["46,64", "77,73"]),
        ("index, ranks", ["46,64", "46.64", "77,73", "77.73", "76,53"], ["77,25"]),
        ("areas, components", ["77,25", "77.25", "Hạng", 'rank": 1'], ["35,21", "77,73"]),
        ("ranks", ["77,25", "77.25", "77,73", "35,21"], ["Hạng"]),
    ],
)
def test_what_is_not_listed_is_not_in_the_bytes(workspace, run, publish, absent, present):
    run("publish", "--year", 2021)
    settings(workspace, f"languages: [vi], publish: [{publish}], pictures: false")
    files = made(run)
    told = everything(files)
    assert ("Tốt" in files["all/units/dv2.html"].decode()) == ("index" in publish)
    assert [word for word in absent if word in told] == []
    assert [word for word in present if word not in told] == []


@pytest.mark.usefixtures("workspace")
def test_every_link_leads_to_a_file_and_nothing_leads_out(run):
    run("publish", "--year", 2021)
    files = made(run)
    broken = []
    for name, content in files.items():
        if name.endswith(".html"):
            text = content.decode()
            assert not re.search(
                r"<(?:link[^>]*stylesheet|img|iframe|script src)|https?://(?!www\.w3\.org/2000/svg)", text
            ), name
            for href in re.findall(r'href="([^"]*)"', text):
                target = unquote(href.partition("#")[0])
                if target and (Path("out") / name).parent.joinpath(target).resolve() not in {
                    (Path("out") / each).resolve() for each in files
                }:
                    broken.append((name, href))
    assert broken == []
    assert {"index.html", "en/index.html", "all/units/dv2.html", "en/all/units/dv2.png"} <= files.keys()


@pytest.mark.usefixtures("workspace")
def test_a_ranking_that_was_downloaded_is_read_by_history_import_without_an_issue(run, tmp_path):
    run("publish", "--year", 2021)
    files = made(run)
    other = tmp_path / "other"
    (other / "criteria").mkdir(parents=True)
    (other / "criteria" / "s.yaml").write_text(CRITERIA, "utf-8")
    (other / "units.yaml").write_text(UNITS, "utf-8")
    settings(other)
    for language in ("vi", "en"):
        (other / f"{language}.csv").write_bytes(files[f"data/ranking-2021-all.{language}.csv"])
        read = run("history", "import", f"{language}.csv", "--year", 2021, "--dry-run", "--format", "json", cwd=other)
        assert json.loads(read.out)["issues"] == []
    package = json.loads(files["data/datapackage.json"])
    assert {one["path"] for one in package["resources"]} == {name[5:] for name in files if name.endswith(".csv")}


def test_a_folder_that_somebody_works_in_is_refused(workspace, run):
    run("publish", "--year", 2021)
    for folder in (".", "criteria", "sheets"):
        assert run("site", "--year", 2021, "--out", folder).code != 0
    assert (workspace / "units.yaml").exists()
