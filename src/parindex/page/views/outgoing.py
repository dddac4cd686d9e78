"""What goes out to the units: blank forms, and their own workbooks with the faults marked."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.jobs import PageJob
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import attached, link, see
from parindex.reporting.marked_copies.returned import Parcel
from parindex.workflow.output.report_date import report_date
from parindex.workflow.returns.send_back import ReturnOptions, send_back
from parindex.workflow.setting_up.template import TemplateOptions, template

__all__ = ["blank_forms", "marked_copy", "return_sheets", "written_for"]


def return_sheets(visit: PageSession, asked: Asked) -> Response:
    """Write marked copies and covering notes into a new folder of the workspace."""
    year = asked.must_name_year()
    out = visit.home / "returned" / visit.now().strftime("%Y%m%d-%H%M%S")

    def work(job: PageJob) -> str:
        with visit.session() as session:
            workspace = session.load({year})
            options = ReturnOptions(year, out, visit.locale, on=report_date())
            visit.returned[year] = send_back(workspace, [], options, progress=job)
        return link("/sheets", year=year)

    words = command("return", "--year", year, "--out", visit.called(out))
    job = visit.jobs.begin(Phrase("Marking the faults"), words, work)
    return see(visit, f"/jobs/{job.number}")


def marked_copy(visit: PageSession, asked: Asked) -> Response:
    """Return a marked copy or a covering note that was written by this run."""
    wanted = asked.text("file")
    written = (path for one in visit.returned.values() for parcel in one.parcels for path in written_for(visit, parcel))
    if wanted in set(written):
        path = visit.home / wanted
        return attached(path.read_bytes(), path.name)
    raise ParindexError("There is no file {file}.", file=wanted or '""')


def blank_forms(visit: PageSession, asked: Asked) -> Response:
    """Return the blank forms of a year in one file, to be sent out."""
    year, packed = asked.must_name_year(), io.BytesIO()
    with visit.session() as session, TemporaryDirectory() as folder:
        written = template(session.load(), Path(folder), TemplateOptions(year, locale=visit.locale))
        with ZipFile(packed, "w", ZIP_DEFLATED) as target:
            for path in written:
                target.writestr(path.name, path.read_bytes())
    return attached(packed.getvalue(), f"forms-{year}.zip")


def written_for(visit: PageSession, parcel: Parcel) -> list[str]:
    """Return what was written for a sender: the covering note, then the copies."""
    return [visit.called(path) for path in (parcel.note, *(file.copy for file in parcel.files if file.copy))]
