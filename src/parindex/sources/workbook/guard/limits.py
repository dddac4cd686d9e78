"""Every limit of the door in one table, generous to real files and far below what kills a reader."""

from dataclasses import dataclass

__all__ = ["LIMITS", "Limit", "limit"]

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: its value, what it counts, the issue code of what is over it, and why it is where it is.

    `unit` and `reason` are English templates for people.
    """

    name: str
    value: int
    unit: str
    code: str
    reason: str


LIMITS: tuple[Limit, ...] = (
    Limit("file", 20 * MB, "bytes a file", "F105", "of 3,126 real workbooks the largest has 3.6 MB"),
    Limit("entries", 2_000, "parts in the container", "F221", "real workbooks have at most 1,033 parts"),
    Limit("unpacked", 120 * MB, "bytes unpacked", "F222", "real workbooks unpack to at most 60 MB"),
    Limit("ratio", 400, "times the packed size, for parts over 100 kB", "F223", "real parts reach at most 299"),
    Limit("sheets", 1_200, "sheets", "F224", "the largest real workbook has 1,024 sheets"),
    Limit("rows", 1_048_576, "rows", "F225", "no spreadsheet program has more rows"),
    Limit("columns", 16_384, "columns", "F226", "no spreadsheet program has more columns"),
    Limit("cells", 2_500_000, "cells between A1 and the last value", "F227", "real workbooks have at most 1.0 million"),
    Limit("merges", 100_000, "merged ranges", "F228", "a stress test of another project has 50,000"),
    Limit("strings", 1_000_000, "shared texts", "F229", "there cannot usefully be more texts than cells"),
    Limit("text", 200 * MB, "characters of text", "F230", "cells may share one text, but each gets its own copy"),
    Limit("seconds", 6, "seconds of computing a file", "F601", "a million cells take about two"),
    Limit("memory", 1_000 * MB, "bytes of memory a worker", "F602", "a million cells need about 350 MB"),
)

_BY_NAME = {limit.name: limit for limit in LIMITS}


def limit(name: str) -> int:
    """Return the value of a limit."""
    return _BY_NAME[name].value


def code_of(name: str) -> str:
    """Return the issue code of a file that is over a limit."""
    return _BY_NAME[name].code
