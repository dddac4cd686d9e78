"""The program's entry: `parindex`, and `python -m parindex`."""

import gc
import os
import sys

from parindex.version import __version__

__all__ = ["main"]


def main() -> None:
    """Run the command line. Asking for the version must not load the rest of the program."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"parindex {__version__}\n")
        return
    # One command is one short process: looking for cyclic garbage early, and for pydantic's plugins, only costs time.
    gc.set_threshold(200_000, 20, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from parindex.cli.streams import prepare  # noqa: PLC0415  not needed for the version

    prepare()
    from parindex.cli.boundary import run  # noqa: PLC0415  slow to import

    run()


if __name__ == "__main__":
    main()
