"""parindex: read + validate + compute, then store."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.clock import Clock

clock = Clock()

from parindex import analysis, scoring  # noqa: E402  importing is measured
from parindex.model.scores import Basis  # noqa: E402
from parindex.sources.score_sheets.reading import expand, read_sheets  # noqa: E402
from parindex.store import open_store  # noqa: E402
from parindex.version import __version__  # noqa: E402
from parindex.workflow.years.workspace import expectation_of, load  # noqa: E402

clock.lap("import")

root = Path(sys.argv[1])
year = int(next((root / "sheets").iterdir()).name)
workspace = load(root)
read = read_sheets(
    expand([root / "sheets" / str(year)]), expectation_of(workspace, None, Basis.APPRAISED, strict=False)
)
clock.lap("read")

edition = workspace.edition_for("communes", year)
standings = analysis.rank("communes", "communes", year, edition, scoring.score(edition, read.sheets))
clock.lap("compute")

Path(workspace.store.location).unlink(missing_ok=True)
with open_store(workspace.store.location) as store:
    store.save(year, read.sheets, at=datetime.now(UTC), version=__version__)
clock.lap("store")

issues = sorted({issue.code for issue in read.issues})
clock.tell(units=len(standings.standings), sheets=len(read.sheets), issues=issues)
