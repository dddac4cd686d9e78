"""How the reading of one file ends early: with an issue."""

from parindex.model.codes import CODES
from parindex.model.issues import Issue, Place
from parindex.sources.workbook.guard.limits import code_of, limit

__all__ = ["Refused", "within"]


class Refused(Exception):  # noqa: N818  it is an outcome, caught in one place, not a fault of the program
    """The file will not be read. `code` is an issue code, `values` fill its templates."""

    def __init__(self, code: str, *, sheet: str = "", cell: str = "", **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.values = values

    def issue(self, file: str) -> Issue:
        """Say it as an issue of that file."""
        code = CODES[self.code]
        return Issue(code.code, code.severity, Place(file, self.sheet, self.cell), values=self.values)


def within(name: str, found: int, *, part: str = "", sheet: str = "") -> None:
    """Refuse the file if `found` is over the limit called `name`."""
    most = limit(name)
    if found > most:
        raise Refused(code_of(name), sheet=sheet, found=found, most=most, part=part)
