"""The workflow runs the tests on the systems and versions that the package claims, with commands that are there."""

import re
import tomllib

from tests.conftest import ROOT

import yaml

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8"))
SYSTEMS = {
    "Operating System :: MacOS": "macos-latest",
    "Operating System :: Microsoft :: Windows": "windows-latest",
    "Operating System :: POSIX :: Linux": "ubuntu-latest",
}


def commands(job, system):
    """What a job runs on one system, as the lines of a shell."""
    steps = (step for step in WORKFLOW["jobs"][job]["steps"] if "run" in step)
    asked = ((step.get("if", "always"), step["run"]) for step in steps)
    wanted = {"always", "runner.os == 'Linux'" if system == "Linux" else "runner.os != 'Linux'"}
    return [line for condition, text in asked if condition in wanted for line in text.splitlines()]


def test_every_claimed_version_and_system_is_in_both_matrices():
    told = [one.removeprefix("Programming Language :: Python :: ") for one in PROJECT["classifiers"]]
    versions = [one for one in told if re.fullmatch(r"3\.\d+", one)]
    assert PROJECT["requires-python"] == f">={versions[0]}"
    assert versions == [f"3.{number}" for number in range(11, 11 + len(versions))]
    for job in ("tests", "package"):
        matrix = WORKFLOW["jobs"][job]["strategy"]["matrix"]
        assert matrix["python"] == versions
        assert set(matrix["os"]) == {SYSTEMS[one] for one in PROJECT["classifiers"] if one.startswith("Operating")}


def test_linux_runs_what_ci_runs_and_windows_needs_no_make():
    targets = re.findall(r"^make (\w+)$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert targets == ["lint", "package", "test", "slow"]
    linux = commands("tests", "Linux")
    assert [f"make {one}" for one in targets if one != "package"] == [one for one in linux if one.startswith("make")]
    windows = commands("tests", "Windows")
    assert not [line for line in windows if re.search(r"\bmake\b|\.venv|/bin/|sudo", line)]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in (one.removeprefix("python ") for one in windows):
        plain = line.removeprefix("-m pip install ")
        assert plain in makefile.replace("--quiet ", ""), line


def test_the_wheel_is_built_and_run_outside_as_make_package_does():
    lines = commands("package", "Windows")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in ("-m hatchling build -d dist", "-m tools.package dist"):
        assert command in makefile
        assert any(command in line for line in lines)
    for installed in ("pipx install", "uv tool install"):
        assert any(line.startswith(installed) and line.endswith("dist/*.whl") for line in lines)
