"""`parindex open`: the local page for people who do not use a terminal."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.moment import moment
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.errors import ParindexError

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_NEEDED = ("starlette", "uvicorn", "python_multipart")


@app.command("open")
def open_(
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Where to listen. Default: any free port.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a window, or only print the address.")
    ] = True,
    shortcut: Annotated[
        bool, typer.Option("--shortcut", help="Write a shortcut on the desktop instead of opening the page.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="The folder of the shortcut. Default: the desktop."),
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Open the page of the workspace in the browser of this computer.

    Nobody else on the network can reach it. It works without internet, and ends when its windows are closed. Without
    a workspace it makes one of two files. Needs the extra: pip install 'parindex[page]'.
    """
    home = current.root or Path.cwd()
    if current.root is not None:
        current.speak_as_workspace()
    if shortcut:
        _shortcut(home, out, format)
        return
    if any(find_spec(name) is None for name in _NEEDED):
        raise ParindexError("The page needs a few more packages. Install them: {command}", command=_INSTALL)
    from parindex.page.server import serve  # noqa: PLC0415  an extra

    locale = current.locale or "vi"
    serve(home, locale, port=port, now=moment, browser=browser, tell=terminal.answer)


_INSTALL = "pip install 'parindex[page]'"


def _shortcut(home: Path, out: Path | None, format: Output) -> None:  # noqa: A002  as above
    from parindex.page.shortcut import write_shortcut  # noqa: PLC0415  rarely needed

    written = write_shortcut(home, out)
    if format is Output.JSON:
        from parindex.reporting.documents.files import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document([written]))
    else:
        terminal.answer(terminal.plain(written))
