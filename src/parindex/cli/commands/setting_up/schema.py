"""`parindex schema`: the JSON Schemas of definition files and of answers."""

import sys
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.present import terminal

__all__ = ["schema"]


def schema(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Which one; without it, the names.")] = None,
) -> None:
    """Print a JSON Schema.

    They describe the definition files (criteria, registry, workspace, baseline) and what every command
    answers with --format json.
    """
    from parindex.workflow.setting_up import schemas  # noqa: PLC0415  slow to import, and help needs none

    current.speak_as_workspace()
    if name is not None:
        sys.stdout.write(schemas.schema_text(name))
        return
    for known in schemas.schema_names():
        terminal.answer(known)
