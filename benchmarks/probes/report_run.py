"""parindex: the report as a workbook, from what the store holds."""

import sys
from pathlib import Path

from benchmarks.clock import Clock

clock = Clock()

from parindex.workflow.report import report  # noqa: E402  importing is measured
from parindex.workflow.years.workspace import load  # noqa: E402

clock.lap("import")
content = report(load(Path(sys.argv[1])), "xlsx").content
Path(sys.argv[2]).write_bytes(content)
clock.lap("report")
clock.tell(size=len(content))
