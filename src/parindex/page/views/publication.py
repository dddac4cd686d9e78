"""Publishing a year, proving it, opening it for a correction, and handing it on."""

from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.records.verification import Finding
from parindex.model.results.next_steps import Topic
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.jobs import PageJob
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import Button, attached, link, see, shown
from parindex.workflow.publication.bundles.bundle import bundle
from parindex.workflow.publication.publish import Published, PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify

__all__ = ["amend_year", "bundle_file", "publication_page", "publish_year", "verify_year"]


def publication_page(visit: PageSession, asked: Asked) -> Response:
    """Show whether a year is published; if not, what would be locked, and what stands in the way."""
    state = visit.state(asked.year)
    year = state.year
    is_published = state.step(Topic.PROOF) is not None
    would, obstacle = (None, None) if is_published else _preview(visit, year)
    return shown(
        "publication.html.j2",
        visit,
        "/publication",
        year=year,
        is_published=is_published,
        would=would,
        obstacle=obstacle,
        found=visit.verified.get(year),
        lines=_lines(visit, year),
        actions=_actions(year),
    )


def _preview(visit: PageSession, year: int) -> tuple[Published | None, ParindexError | None]:
    try:
        with visit.session() as session:
            return publish(session.load({year}), PublishOptions(year, dry_run=True), at=visit.now()), None
    except ParindexError as error:
        return None, error


def _lines(visit: PageSession, year: int) -> list[tuple[Finding, Phrase]]:
    """Return what the last proof of a year found, each with its words."""
    found = visit.verified.get(year)
    every = [*found.findings, *(one for proof in found.proofs for one in proof.findings)] if found else []
    return [(one, Phrase(one.text, {name: _value(value) for name, value in one.values.items()})) for one in every]


def _value(value: object) -> object:
    return Phrase(value.message, value.values) if isinstance(value, ParindexError) else value


def _actions(year: int) -> dict[str, Button]:
    fields, years = {"year": year}, ("--year", year)
    base = "/publication"
    return {
        "publish": Button(
            f"{base}/publish", Phrase("Lock and publish"), command("publish", *years), fields, careful=True
        ),
        "verify": Button(f"{base}/verify", Phrase("Prove it"), command("verify", *years), fields),
        "amend": Button(
            f"{base}/amend",
            Phrase("Open a revision"),
            command("amend", *years, "--reason", "REASON"),
            fields,
        ),
        "bundle": Button(
            f"{base}/bundle",
            Phrase("Save as one file"),
            command("bundle", *years, "--out", f"bundle-{year}.zip"),
            fields,
        ),
    }


def publish_year(visit: PageSession, asked: Asked) -> Response:
    """Lock the year with its manifest, if that was confirmed."""
    year = asked.must_name_year()
    if asked.text("sure") != "yes":
        raise ParindexError("Tick that the year is to be locked; nothing was published.")

    def work(_: PageJob) -> str:
        with visit.session() as session:
            made = publish(session.load({year}), PublishOptions(year), at=visit.now())
        visit.notes.append(visit.speech.say("SHA-256 of the manifest: {digest}", digest=made.digest))
        return link("/publication", year=year)

    job = visit.jobs.begin(Phrase("Publishing"), command("publish", "--year", year), work)
    return see(visit, f"/jobs/{job.number}")


def amend_year(visit: PageSession, asked: Asked) -> Response:
    """Open the next revision of a published year."""
    year = asked.must_name_year()
    with visit.session() as session:
        made = amend(session.load({year}), year, asked.text("reason") or "", at=visit.now())
    note = visit.speech.say("Revision {revision} of {year} is open.", revision=made.number, year=year)
    return see(visit, "/publication", note=note, year=year)


def verify_year(visit: PageSession, asked: Asked) -> Response:
    """Prove a published year from the store, the kept definitions and the workbooks that are at hand."""
    year = asked.must_name_year()

    def work(job: PageJob) -> str:
        with visit.session() as session:
            visit.verified[year] = verify(session, year, VerifyOptions(), progress=job)
        return link("/publication", year=year)

    job = visit.jobs.begin(Phrase("Proving"), command("verify", "--year", year), work)
    return see(visit, f"/jobs/{job.number}")


def bundle_file(visit: PageSession, asked: Asked) -> Response:
    """Return a published year in one file."""
    year = asked.must_name_year()
    with visit.session() as session, TemporaryDirectory() as folder:
        made = bundle(session, year, None, Path(folder) / f"bundle-{year}.zip")
        return attached(made.path.read_bytes(), made.path.name)
