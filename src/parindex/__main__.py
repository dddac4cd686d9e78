"""The program's entry: `parindex`, and `python -m parindex`."""

import sys

from parindex.version import __version__

__all__ = ["main"]


def main() -> None:
    """Run the command line. Asking for the version must not load the rest of the program."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"parindex {__version__}\n")
        return
    from parindex.cli.boundary import run  # noqa: PLC0415  slow to import

    run()


if __name__ == "__main__":
    main()
