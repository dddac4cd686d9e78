"""The bare read: python-calamine turns every workbook into rows, and nothing is done with them."""

import sys
from pathlib import Path

from benchmarks.clock import Clock

clock = Clock()

from python_calamine import CalamineWorkbook  # noqa: E402  importing is measured

clock.lap("import")

cells = 0
for path in sorted(Path(sys.argv[1]).glob("sheets/*/*.xlsx")):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    cells += sum(map(len, rows))

clock.lap("read")
clock.tell(cells=cells)
