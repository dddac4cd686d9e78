"""A group whose commands are imported when they are called: `rank` need not know how sheets are read."""

import os
from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperGroup

from parindex.cli.current import current
from parindex.cli.help_language import spoken
from parindex.cli.misuse import said

__all__ = ["COMMANDS", "LateGroup"]

COMMANDS: Mapping[str, str] = {
    name: f"parindex.cli.commands.{folder}.{name}{'_' if iskeyword(name) else ''}"
    for name, folder in {
        "init": "setting_up",
        "next": "setting_up",
        "open": "setting_up",
        "plan": "during_the_year",
        "monitor": "during_the_year",
        "survey": "during_the_year",
        "template": "setting_up",
        "check": "intake",
        "return": "intake",
        "score": "intake",
        "stages": "results",
        "disputes": "results",
        "rank": "results",
        "explain": "results",
        "report": "results",
        "letters": "results",
        "history": "intake",
        "trend": "results",
        "awards": "results",
        "losses": "analysis",
        "profile": "analysis",
        "robust": "analysis",
        "path": "analysis",
        "whatif": "analysis",
        "diagnose": "analysis",
        "publish": "publication",
        "amend": "publication",
        "verify": "publication",
        "bundle": "publication",
        "site": "publication",
        "log": "publication",
        "diff": "results",
        "backup": "publication",
        "store": "publication",
        "criteria": "setting_up",
        "units": "setting_up",
        "schema": "setting_up",
        "limits": "setting_up",
        "doctor": "setting_up",
    }.items()
}
"""Each command and the module that has it, as a function or a Typer app named `app`."""


class LateGroup(TyperGroup):
    """The commands of `COMMANDS`, each imported by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  Typer's own Click is private
        """Name the commands in the order of a year's work."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401  Typer's own Click is private
        """Import a command, once."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name)
        return super().get_command(ctx, cmd_name)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  Typer's own Click is private
        """Say what there is, in the language of the run."""
        for name in COMMANDS:
            self.get_command(ctx, name)
        current.locale = current.locale or ctx.params.get("locale") or os.environ.get("PARINDEX_LOCALE")
        return spoken(self, super().get_help, ctx)

    def make_context(self, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401  Typer's own Click is private
        """Read the global options."""
        current.root, current.locale = None, None  # nothing of an earlier run in this process
        with said():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own Click is private
        """Read the options of a command, and run it."""
        current.locale = ctx.params.get("locale")  # a command that is not there is missed before the callback runs
        with said():
            return super().invoke(ctx)


def _load(name: str) -> Any:  # noqa: ANN401  Typer's own Click is private
    module = import_module(COMMANDS[name])
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        app.command(name)(getattr(module, name))
    command = typer.main.get_command(app)
    command.name = name
    _speak(command)
    return command


def _speak(command: Any) -> None:  # noqa: ANN401  Typer's own Click is private
    """Let a command, and those below it, give their help in the language of the run."""
    own = command.get_help
    command.get_help = lambda ctx: spoken(command, own, ctx)
    for below in getattr(command, "commands", {}).values():
        _speak(below)
