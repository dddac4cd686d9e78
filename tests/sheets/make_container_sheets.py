"""Write some of the bad sheets beside this one as .xls, .xlsb and .ods, too.

    python -m tests.sheets.make_container_sheets

LibreOffice saves what it can save (its bytes differ from run to run); the rest is written by the tests' own writers:
.xlsb, which it does not write, and formulas that were never calculated, which it calculates.
"""

import subprocess
import tempfile
from pathlib import Path

from tests.sources.workbook.containers import WRITERS

from parindex.sources.workbook.processes.reading import read_workbook

BAD = Path(__file__).parent / "bad"
NAMES = (
    "L105_hidden_table",
    "L106_hidden_column",
    "L107_hidden_row",
    "L108_merged_scores",
    "S109_rate_below_one",
    "S111_percent_format",
    "S112_error_cell",
    "S113_never_calculated",
)
MARKED = (
    "S161_partly_struck_out",
    "S161_struck_out",
    "S162_lowered_sign_of_a_note",
    "S162_raised_sign_of_a_note",
    "S163_struck_out_code",
)
"""Sheets whose fonts matter, which the tests' own writers leave out."""
NEVER_CALCULATED = "S113_never_calculated"
FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods"}


def main() -> None:
    """Write all files."""
    for name in NAMES:
        original = BAD / f"{name}.xlsx"
        for suffix, write in WRITERS.items():
            target = BAD / f"{name}.{suffix}"
            if suffix == "xlsb" or name == NEVER_CALCULATED:
                target.write_bytes(write(read_workbook(original).sheets))
            else:
                target.write_bytes(saved(original, suffix))
    for name in MARKED:
        for suffix in FILTERS:
            (BAD / f"{name}.{suffix}").write_bytes(saved(BAD / f"{name}.xlsx", suffix))


def saved(original: Path, suffix: str) -> bytes:
    """Let LibreOffice save a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        call = ["soffice", "--headless", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"]
        call += ["--convert-to", FILTERS[suffix], "--outdir", folder, str(original)]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        return (Path(folder) / f"{original.stem}.{suffix}").read_bytes()


if __name__ == "__main__":
    main()
