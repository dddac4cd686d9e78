"""All issue codes, one table a subject; the documentation of the codes is made from here."""

from collections.abc import Mapping
from itertools import chain

from parindex.model.codes import batch, definitions, during_the_year, files, forms, history, sheets, site, stages
from parindex.model.issues import Issue, IssueCode, Place, Severity

__all__ = ["CODES", "issue"]

CODES: Mapping[str, IssueCode] = {
    code.code: code
    for code in chain(
        definitions.CODES,
        files.CODES,
        sheets.CODES,
        stages.CODES,
        forms.CODES,
        history.CODES,
        batch.CODES,
        during_the_year.CODES,
        site.CODES,
    )
}


def issue(
    code: str,
    place: Place,
    *,
    unit: str = "",
    criterion: str = "",
    severity: Severity | None = None,
    **values: object,
) -> Issue:
    """Make an issue of a known code, with the code's own severity unless one is given."""
    return Issue(code, severity or CODES[code].severity, place, unit, criterion, values)
