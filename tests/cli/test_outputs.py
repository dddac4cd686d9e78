"""No option that names an output may cost a file that a workspace works from."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import typer
from tests.conftest import ROOT
from tests.systems import LINKS

from parindex.cli.app import app
from parindex.workflow.output.safe_output import refuse_protected

SRC = Path(__file__).parents[2] / "src" / "parindex"
OUTPUTS = {"--out", "--report", "--write-baseline"}

ORDERS = {
    ("template", "--out"): "template --year 2020 --out {}",
    ("check", "--report"): "check sheets/2020 --report json={}",
    ("check", "--write-baseline"): "check sheets/2020 --write-baseline {}",
    ("score", "--report"): "score sheets/2020 --report json={}",
    ("score", "--write-baseline"): "score sheets/2020 --write-baseline {}",
    ("return", "--out"): "return sheets/2020 --year 2020 --out {}",
    ("report", "--out"): "report --year 2020 --out {}",
    ("letters", "--out"): "letters --year 2020 --out {}",
    ("site", "--out"): "site --year 2020 --draft --out {}",
    ("stages", "--out"): "stages --year 2020 --format md --out {}",
    ("disputes", "--out"): "disputes --year 2020 --format md --out {}",
    ("diff", "--out"): "diff 2020 2021 --format md --out {}",
    ("trend", "--out"): "trend --from 2020 --to 2021 --format md --out {}",
    ("awards", "--out"): "awards --year 2020 --format md --out {}",
    ("losses", "--out"): "losses --year 2020 --format md --out {}",
    ("profile", "--out"): "profile an-phu --year 2020 --format md --out {}",
    ("robust", "--out"): "robust --year 2020 --draws 0 --format md --out {}",
    ("path", "--out"): "path an-phu --to rank:1 --year 2020 --format md --out {}",
    ("whatif", "--out"): "whatif --set an-phu:1.1.4=95 --year 2020 --format md --out {}",
    ("diagnose", "--out"): "diagnose --year 2020 --format md --out {}",
    ("publish", "--out"): "publish --year 2020 --partial --out {}",
    ("bundle", "--out"): "bundle --year 2020 --out {}",
    ("backup", "FILE"): "backup {} --force",
    ("criteria export", "--out"): "criteria export tam-ky-communes@2020 --format md --out {}",
    ("criteria import", "--out"): "criteria import annex.docx --id annex --edition 2026 --out {}",
    ("units import-list", "--out"): "units import-list list.csv --set tam-ky-communes --out {}",
    ("units import", "--out"): "units import lineage.csv --block communes --out {}",
}
"""Every command that writes what a user names, and how it is called."""

OF_THE_YEAR = {"monitor", "plan", "survey"}
"""Groups of commands that need a workspace of their own: `during_the_year/test_outputs_of_the_year.py`."""

OWN = ("parindex.db", "parindex.yaml", "units.yaml", "criteria/communes.txt", "sheets/2020/a.xlsx", "templates/r.md")


REFUSALS = ("Nothing was written", "nothing was written", "is the store itself", "would be read as sheets")


def options(group, path=()):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from options(command, (*path, name))
        else:
            yield " ".join((*path, name)), {one for parameter in command.params for one in parameter.opts}


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory, scored_once):
    """The example city with its store, one sheet, and a file wherever one is protected."""
    city = tmp_path_factory.mktemp("outputs") / "city"
    shutil.copytree(scored_once, city, ignore=shutil.ignore_patterns("sheets"))
    (city / "lineage.csv").write_text("Đơn vị cũ,Đơn vị mới\nXã A,Xã B\n", encoding="utf-8")
    (city / "list.csv").write_text("STT,Tên đơn vị\n1,Xã A\n2,Xã B\n", encoding="utf-8")
    shutil.copy(ROOT / "examples" / "from-annex" / "communes.docx", city / "annex.docx")
    for folder in ("sheets/2020", "templates"):
        (city / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(next((scored_once / "sheets" / "2020" / "communes").glob("*.xlsx")), city / "sheets/2020/a.xlsx")
    (city / "templates" / "r.md").touch()
    shutil.copy(next((city / "criteria").glob("*.yaml")), city / "criteria" / "communes.txt")
    return city


@pytest.fixture
def own(made_once, tmp_path):
    return shutil.copytree(made_once, tmp_path / "city")


def test_every_command_with_an_output_option_is_looked_at_here():
    found = {(name, one) for name, known in options(typer.main.get_command(app)) for one in known & OUTPUTS}
    elsewhere = {(name, one) for name, one in found if name.split()[0] in OF_THE_YEAR}
    elsewhere.add(("open", "--out"))  # the folder of a shortcut, which is named by the program
    assert (found - elsewhere) | {("backup", "FILE")} == set(ORDERS)


def test_nothing_is_written_but_through_the_guard():
    callers = {path.name for path in SRC.rglob("*.py") if "write_atomically" in path.read_text(encoding="utf-8")}
    kept_before = {"kept_files.py", "shortcut.py"}  # what the page replaces it keeps; a shortcut has a name of its own
    own_definitions = {"import_plan.py", "criteria_import.py"}  # what they replace is the very file that they read
    assert callers == {"atomic_write.py", "safe_output.py", "init.py", *own_definitions, *kept_before}


@pytest.mark.parametrize("order", ORDERS.values(), ids=map(" ".join, ORDERS))
def test_no_output_takes_the_place_of_what_the_workspace_works_from(run, own, order):
    before = contents(own)
    for target in OWN:
        ran = run(*order.format(target).split(), cwd=own)
        assert ran.code == 4, (target, ran)
        assert any(words in ran.err for words in REFUSALS), ran.err
    ran = run(*order.format("units.yaml").split(), cwd=own, locale="vi")
    assert (ran.code, "units.yaml" in ran.err, "hưa ghi gì" in ran.err) == (4, True, True)
    assert contents(own) == before


@LINKS
@pytest.mark.parametrize("target", OWN)
def test_a_place_is_known_by_every_name_that_it_has(own, tmp_path, target, monkeypatch):
    monkeypatch.chdir(own)
    (own / "out").mkdir()
    (tmp_path / "way").symlink_to(own, target_is_directory=True)
    names = [Path("out") / ".." / target, tmp_path / "way" / target, own / target.upper(), own / target]
    if Path(target).is_file():
        (own / "out" / "link").symlink_to(own / target)
        os.link(own / target, own / "out" / "hard")
        names += [own / "out" / "link", own / "out" / "hard"]
    for name in names:
        with pytest.raises(Exception, match="Nothing was written"):
            refuse_protected(name, own)


def test_a_workspace_is_protected_from_the_commands_of_another(run, own, workspace):
    ran = run("check", "--write-baseline", own / "units.yaml", cwd=workspace)
    assert (ran.code, "the registry" in ran.err) == (4, True)


def test_the_store_is_protected_although_the_settings_have_errors(run, own):
    (own / "parindex.db").rename(own / "other.json")
    (own / "parindex.yaml").write_text("store: other.json\nnonsense: 1\n", encoding="utf-8")
    before = contents(own)
    assert run("check", "--report", "json=other.json", cwd=own).code == 4
    assert contents(own) == before


def test_a_setting_that_takes_in_the_whole_workspace_leaves_room_for_outputs(own):
    settings = "schema: 1\nname: Thành phố\nsheets: '{year}/sheets'\n"
    (own / "parindex.yaml").write_text(settings, encoding="utf-8")
    (own / "2020" / "sheets").mkdir(parents=True)
    refuse_protected(own / "out" / "report.xlsx", own, ".xlsx")
    with pytest.raises(Exception, match="the score sheets"):
        refuse_protected(own / "2020" / "sheets" / "report.xlsx", own, ".xlsx")


@pytest.mark.parametrize("target", ["new.md", "out/new.md", "reports", "published/2020/x.md", "new.MD", "new.txt"])
def test_a_report_is_written_where_outputs_belong(run, own, target):
    for _ in range(2):
        assert run("report", "--year", 2020, "--out", target, cwd=own).code == 0
    assert not list(own.rglob(".parindex-*"))


@pytest.mark.parametrize("target", ["new.db", "new.yaml", "new.xlsx", "new.py"])
def test_a_name_that_does_not_fit_the_form_is_refused(run, own, target):
    ran = run("report", "--year", 2020, "--out", target, cwd=own)
    assert (ran.code, ".md" in ran.err, (own / target).exists()) == (4, True, False)


def test_a_copy_of_the_store_replaces_copies_alone(run, own):
    (own / "letter.docx").write_bytes(b"a letter")
    (own / "empty.db").touch()
    assert run("backup", "copy.db", cwd=own).code == 0
    assert run("backup", "copy.db", "--force", cwd=own).code == 0
    for name in ("letter.docx", "empty.db"):
        ran = run("backup", name, "--force", cwd=own)
        assert (ran.code, "not a store of parindex" in ran.err) == (4, True)
    assert (own / "letter.docx").read_bytes() == b"a letter"


POSIX = pytest.mark.skipif(os.name != "posix", reason="there are named pipes on POSIX systems alone")


@POSIX
def test_a_pipe_takes_a_report_as_a_file_would(run, own, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    taken = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()), daemon=True)
    reader.start()
    told = run("report", "--year", 2020, "--out", pipe, cwd=own)
    reader.join(20)
    assert (told.code, pipe.is_fifo()) == (0, True), told
    assert taken[0].decode() == run("report", "--year", 2020, "--out", "-", cwd=own).out


@POSIX
def test_dev_stdout_is_written_to_and_stays_what_it_is(own, tmp_path):
    kept = tmp_path / "kept.md"
    with kept.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "parindex", "report", "--year", "2020", "--out", "/dev/stdout"],
            cwd=own,
            stdout=stream,
            check=True,
        )
    assert "2020" in kept.read_text(encoding="utf-8")
    assert Path("/dev/stdout").is_symlink()


@POSIX
def test_a_link_to_a_report_stays_a_link(run, own, tmp_path):
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    assert run("report", "--year", 2020, "--out", link, cwd=own).code == 0
    assert link.is_symlink()
    assert "2020" in (tmp_path / "real.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["parindex (conflicted copy).db", "parindex-DESKTOP-7.db", "parindex (1).db"])
def test_a_second_store_beside_the_first_is_told(run, city, name):
    assert "F254" not in run("check", cwd=city).out
    shutil.copy(city / "parindex.db", city / "parindex-backup-2020.db")
    assert "F254" not in run("check", cwd=city).out
    shutil.copy(city / "parindex.db", city / name)
    told = run("check", cwd=city)
    assert (told.code, "F254" in told.out, name in told.out) == (0, True, True)
