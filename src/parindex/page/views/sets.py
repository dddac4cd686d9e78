"""Criteria sets: what is in force, and drafts made of an annex with their review."""

from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.language.condition_words import node_words
from parindex.language.rule_words import plain
from parindex.model.criteria import Edition, Node
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.jobs import PageJob
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import Button, attached, blocks_of, link, see, shown
from parindex.page.views.start import brought_in
from parindex.reporting.blocks import AnyBlock, Branch, Span, Tone, Tree
from parindex.reporting.writers.html import Html
from parindex.sources.definitions.criteria_file import edition_files
from parindex.workflow.criteria import editions
from parindex.workflow.setting_up.criteria_import import (
    AnnexOptions,
    ImportedCriteria,
    import_criteria,
    review_path,
    take_review,
)
from parindex.workflow.years.workspace import Session, Workspace

__all__ = ["read_annex", "review_workbook", "sets_page", "take_back"]


def sets_page(visit: PageSession, asked: Asked) -> Response:
    """Show the sets in force in a year as trees; drafts with their review workbook."""
    state = visit.state(asked.year)
    with visit.session() as session:
        workspace, issues = session.definitions()
        found = _in_force(workspace, state.year) if workspace else []
        drafts = [(one, _file(session, one)) for one in found if one.draft]
    return shown(
        "sets.html.j2",
        visit,
        "/set",
        year=state.year,
        sets=[(one, _tree(one, visit)) for one in found],
        drafts=[(one.key, _reviewing(one, file, visit)) for one, file in drafts],
        issues=issues,
        importing=_importing(state.year),
        kept=visit.kept.all(),
    )


def _importing(year: int) -> Button:
    words = ("criteria", "import", "ANNEX", "--id", "ID", "--edition", year, "--out", f"criteria/ID-{year}.yaml")
    return Button("/set/import", Phrase("Read the annex"), command(*words))


def _reviewing(edition: Edition, file: Path, visit: PageSession) -> Button:
    words = ("criteria", "import", "--review", "REVIEW.xlsx", "--out", file.relative_to(visit.home).as_posix())
    return Button("/set/review", Phrase("Take the answers"), command(*words), {"set": edition.key})


def _in_force(workspace: Workspace, year: int) -> list[Edition]:
    """Return the sets by which the blocks of a year are scored, each once."""
    found = {}
    for block in workspace.registry.blocks:
        try:
            edition = workspace.edition_for(block, year)
        except ParindexError:
            continue
        found[edition.key] = edition
    return list(found.values())


def _file(session: Session, edition: Edition) -> Path:
    return edition_files(session.root / session.settings.criteria, edition.key)[0]


def _tree(edition: Edition, visit: PageSession) -> Html:
    blocks: list[AnyBlock] = [Tree(_branch(node, edition, visit)) for node in edition.index]
    return blocks_of(blocks, visit)


def _branch(node: Node, edition: Edition, visit: PageSession) -> Branch:
    voice = visit.speech
    title = Span(f"{node.code} {node.title.in_(voice.locale)}", Tone.PLAIN if node.is_leaf else Tone.STRONG)
    maximum = Span(Phrase("at most {points}", {"points": plain(node.total, voice)}))
    words = node_words(node, edition, voice)
    lines = ((title,), (maximum,), *([(Span(words, Tone.FAINT),)] if words else []))
    return Branch(lines, tuple(_branch(part, edition, visit) for part in node.parts))


def review_workbook(visit: PageSession, asked: Asked) -> Response:
    """Return the workbook in which a draft is reviewed."""
    with visit.session() as session:
        path = visit.home / Path(review_path(_draft(session, asked))).name
    if not path.is_file():
        raise ParindexError("There is no file {file}.", file=path.name)
    return attached(path.read_bytes(), path.name)


def _draft(session: Session, asked: Asked) -> Path:
    key = asked.text("set") or ""
    if not any(one.key == key and one.draft for one in session.load().editions):
        raise ParindexError("There is no draft {set}.", set=key or '""')
    return edition_files(session.root / session.settings.criteria, key)[0]


def take_back(visit: PageSession, asked: Asked) -> Response:
    """Take the answers of a review workbook; the draft before is kept."""
    with visit.session() as session, TemporaryDirectory() as folder:
        out, workspace = _draft(session, asked), session.load()
        review = brought_in(asked.one_file("review"), Path(folder))
        visit.kept.keep(out)
        made = take_review(review, out, visit.home, visit.locale, lambda key: editions(workspace, key)[-1])
        if made.files:
            visit.kept.put(visit.home / Path(review_path(out)).name, review.read_bytes())
    _tell(visit, made)
    return see(visit, "/set", year=asked.year)


def read_annex(visit: PageSession, asked: Asked) -> Response:
    """Make a draft of an annex that was brought in."""
    name, edition = asked.text("id") or "", asked.number("edition")
    if edition is None:
        raise ParindexError("Name the year of the set.")
    options = AnnexOptions(name, edition, asked.text("basis"), asked.text("title"), asked.number("annex"))
    upload = asked.one_file("annex")
    with visit.session() as session:
        out = visit.home / session.settings.criteria / f"{name}-{edition}.yaml"

    def work(_: PageJob) -> str:
        with TemporaryDirectory() as folder:
            made = import_criteria(brought_in(upload, Path(folder)), options, out, visit.home, visit.locale)
        _tell(visit, made)
        return link("/set", year=edition)

    called = out.relative_to(visit.home).as_posix()
    words = command("criteria", "import", upload.name, "--id", name, "--edition", edition, "--out", called)
    return see(visit, f"/jobs/{visit.jobs.begin(Phrase('Reading the annex'), words, work).number}")


def _tell(visit: PageSession, made: ImportedCriteria) -> None:
    """Say what was read, and what is still asked."""
    say, told = visit.speech.say, visit.notes
    if made.annex is None or not made.files:
        told += [visit.speech.message(one) for one in made.issues] or [say("Nothing was written.")]
        return
    told.append(say("Rows read: {rows}; open questions: {asked}.", rows=len(made.annex.rows), asked=made.annex.asked))
