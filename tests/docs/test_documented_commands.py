"""Every command that a page tells people to type is one that the program understands."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from parindex.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs" / "guide").rglob("*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    *sorted((ROOT / "examples").rglob("README.md")),
]
PLACES = (
    re.compile(r"`(parindex [^`\n]+)`"),
    re.compile(r"^(?:\$ )?(parindex (?!\d)[^\n`]+)$", flags=re.MULTILINE),
    re.compile(r"""(?:run|prepare)\(f?"(parindex (?:[^"\\]|\\.)+)\""""),
)


def commands(page):
    """The commands on a page; those with an ellipsis speak of no command in particular."""
    text = page.read_text(encoding="utf-8")
    found = {match for place in PLACES for match in place.findall(text) if "…" not in match}
    return sorted(command.replace('\\"', '"').replace("{year}", "2020") for command in found)


def understood(line):
    """Parse a command line down to the command; types, choices and required parameters are checked there."""
    words = shlex.split(re.split(r" (?:<|>|\|\||&&|\|) ", line)[0], comments=True)[1:]
    command, path = typer.main.get_command(app), "parindex"
    while hasattr(command, "get_command"):
        context = command.context_class(command, info_name=path)
        options, rest, _ = command.make_parser(context).parse_args(list(words))
        if not rest:
            return any(options.values())
        command, path, words = command.get_command(context, rest[0]), f"{path} {rest[0]}", rest[1:]
        if command is None:
            return False
    if words:
        command.make_context(path, list(words))
    return True


CASES = [(page, command) for page in PAGES for command in commands(page)]


@pytest.mark.parametrize(("page", "command"), CASES, ids=lambda case: getattr(case, "name", case))
def test_a_documented_command_is_understood(page, command):
    assert understood(command), f"{page.relative_to(ROOT)}: {command}"


def test_the_parser_would_notice_a_command_that_is_not_there():
    assert not understood("parindex abolish --year 2020")


def test_the_parser_would_notice_an_unknown_option():
    with pytest.raises(Exception, match="No such option"):
        understood("parindex rank --year 2020 --sideways")


def test_the_guide_shows_every_command():
    guide = [command for page, command in CASES if "guide" in page.parts]
    group = typer.main.get_command(app)
    names = group.list_commands(group.context_class(group))
    assert len(names) > 5
    assert [name for name in names if not any(f" {name}" in line for line in guide)] == []
