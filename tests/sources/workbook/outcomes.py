"""What becomes of each workbook of the collection beside the project: `read`, or the codes of its errors.

Run it to write the table anew after a change that was meant: python -m tests.sources.workbook.outcomes ATTACKS
(the folder into which the attacks were made). A changed line is a changed promise: look at each.
"""

import csv
import sys
from pathlib import Path

from parindex.model.issues import Severity
from parindex.sources.workbook import open_workbooks

OUTCOMES = Path(__file__).parent / "outcomes.csv"
REAL = Path(__file__).parents[4] / "shared" / "workbooks" / "real"
SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}


def outcomes(workbooks, folder):
    """Return the outcome by the name of the file below `folder`."""
    return {workbook.path.relative_to(folder).as_posix(): _outcome(workbook) for workbook in workbooks}


def _outcome(workbook):
    errors = sorted({issue.code for issue in workbook.issues if issue.severity is Severity.ERROR})
    return " ".join(errors) or "read"


def main():
    attacks = Path(sys.argv[1])
    hostile = sorted(path for path in attacks.iterdir() if path.suffix in SUFFIXES or path.match("csv_*"))
    real = sorted(path for path in REAL.rglob("*") if path.is_file())
    found = outcomes(open_workbooks(real), REAL) | outcomes(open_workbooks(hostile), attacks)
    with OUTCOMES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(sorted(found.items()))


if __name__ == "__main__":
    main()
