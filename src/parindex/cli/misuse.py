"""Errors in how the program was called, said in the language of the run.

Typer carries a Click of its own, without translations and with private classes: what it says is recognised here by
its words. What is not recognised stays as it is, so that a newer Typer costs a translation and nothing else.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from parindex.cli.current import current, wants_json
from parindex.errors import ParindexError

__all__ = ["MisuseError", "said"]

_USAGE: Final = 2
_REMNANT: Final = "Value error, "
"""What pydantic puts before the texts of Typer's own validators."""
_FOR: Final = r"Invalid value for (?P<option>.+?)(?: \(env var: .+?\))?: "
_KNOWN: Final = (
    (r"Missing option (?P<option>.+)\.", "Option {option} is missing."),
    (r"Missing argument (?P<name>.+)\.", "Argument {name} is missing."),
    (r"No such option: (?P<option>\S+)", "There is no option {option}."),
    (
        r"No such option: (?P<option>\S+) \(Possible options: (?P<near>.+)\)",
        "There is no option {option}. Perhaps: {near}.",
    ),
    (r"No such command (?P<name>.+?)\.", "There is no command {name}."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<more>.*)\)", "There is more than is expected: {more}."),
    (r"Option (?P<option>.+) requires an argument\.", "Option {option} needs a value."),
    (_FOR + r"(?P<value>.+) is not one of (?P<choices>.+?)\.?", "{option}: {value} is not one of {choices}."),
    (
        _FOR + r"(?P<value>.+) does not match the formats? '%Y-%m-%d'\.",
        "{option}: {value} is not a date in the form YYYY-MM-DD, as in 2021-01-15.",
    ),
    (_FOR + r"Input should be a valid integer.*", "{option}: a whole number is expected."),
    (_FOR + r"Input should be greater than or equal to (?P<least>\d+)", "{option}: the least value is {least}."),
    (_FOR + r"Input should be less than or equal to (?P<most>\d+)", "{option}: the greatest value is {most}."),
)
"""What Typer says, and how it is said here."""


class MisuseError(ParindexError):
    """The program was called in a way that cannot be."""

    exit_code = _USAGE


@contextmanager
def said() -> Iterator[None]:
    """Let errors of usage speak the language of the run; the exit code stays 2."""
    try:
        yield
    except Exception as error:
        if getattr(error, "exit_code", None) != _USAGE or not hasattr(error, "format_message"):
            raise
        with suppress(ParindexError, OSError):
            current.speak_as_workspace()
        if isinstance(message := getattr(error, "message", None), str):
            vars(error)["message"] = message.removeprefix(_REMNANT)
        known = _known(error.format_message())
        if known is None and wants_json(sys.argv[1:]):
            known = MisuseError("{text}", text=error.format_message())
        if wants_json(sys.argv[1:]) and known is not None:
            raise known from error
        if known is None or current.speech.locale == "en":
            raise
        raise known from error


def _known(text: str) -> MisuseError | None:
    for pattern, template in _KNOWN:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return MisuseError(template, **found.groupdict())
    return None
