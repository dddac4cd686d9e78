"""What has to be there before sheets come: sets, reviews of drafts, units."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from parindex.model.issues import Issue, Severity
from parindex.model.results.next_steps import NextStep, Topic
from parindex.model.texts.message import Phrase
from parindex.sources.definitions.criteria_file import definition_files, edition_files
from parindex.sources.files.paths import below
from parindex.workflow.guidance.known_year import KnownYear, done, now
from parindex.workflow.setting_up.criteria_import import review_path
from parindex.workflow.years.block_title import drafts
from parindex.workflow.years.workspace import Session, Workspace

__all__ = ["prepared", "undefined", "usable_definitions"]


def usable_definitions(session: Session) -> tuple[Workspace | None, list[Issue]]:
    """Read the definitions; without a registry or a set there is nothing to read them for."""
    settings, issues = session.read
    if settings is None:
        return None, issues
    missing = not (session.root / settings.criteria).is_dir() or not (session.root / settings.registry).is_file()
    return (None, issues) if missing else session.definitions()


def undefined(session: Session, issues: Iterable[Issue]) -> Iterator[NextStep]:
    """Yield what a workspace lacks whose definitions cannot be used."""
    settings, _ = session.read
    command: tuple[str, ...]
    sets = settings is not None and any(definition_files(session.root / settings.criteria))
    units = settings is not None and (session.root / settings.registry).is_file()
    if settings is not None and not sets:
        command = (
            "criteria",
            "import",
            "FILE",
            "--id",
            "ID",
            "--edition",
            "YEAR",
            "--out",
            f"{settings.criteria}/ID.yaml",
        )
        yield now(Topic.SET, Phrase("There is no criteria set yet: make one of the annex of the decision."), command)
    if settings is not None and not units:
        command = ("units", "import-list", "FILE", "--out", settings.registry)
        yield now(Topic.UNITS, Phrase("There is no registry yet: make one of the list of units."), command)
    errors = sum(one.severity is Severity.ERROR for one in issues)
    if errors and (settings is None or (sets and units)):
        yield now(
            Topic.DEFINITIONS,
            Phrase(
                "The definitions have errors ({number}); until these are mended, nothing can be read.",
                {"number": errors},
            ),
            ("check",),
        )


def prepared(known: KnownYear) -> Iterator[NextStep]:
    """Yield what has to be there before sheets come."""
    workspace, year = known.workspace, known.year
    keys = sorted({workspace.edition_for(block, year).key for block in workspace.registry.blocks if _has(known, block)})
    command = ("criteria", "import", "FILE", "--id", "ID", "--edition", str(year))
    if keys:
        yield done(Topic.SET, Phrase("In force: {sets}.", {"sets": ", ".join(keys)}))
    else:
        yield now(Topic.SET, Phrase("No criteria set is in force in {year}.", {"year": year}), command)
    for key in drafts(workspace, year):
        yield now(
            Topic.REVIEW,
            Phrase(
                "{set} is a draft: look its review workbook through, answer what is asked, and take the answers.",
                {"set": key},
            ),
            _review(workspace, key),
        )
    if known.units:
        yield done(Topic.UNITS, Phrase("{number} in {year}.", {"year": year, "number": len(known.units)}))
    else:
        words = Phrase("The registry has no unit of {year}.", {"year": year})
        yield now(Topic.UNITS, words, ("units", "import-list", "FILE", "--out", "units-new.yaml"))


def _has(known: KnownYear, block: str) -> bool:
    """Tell whether a block has a set in the year."""
    criteria = known.workspace.registry.blocks[block].criteria_in(known.year)
    return any(one.id == criteria and one.edition <= known.year for one in known.workspace.editions)


def _review(workspace: Workspace, key: str) -> tuple[str, ...]:
    folder = workspace.root / workspace.settings.criteria
    found = edition_files(folder, key) if folder.is_dir() else []
    if not found:
        return ("criteria", "import", "--review", "FILE.xlsx")
    beside = Path(review_path(found[0])).name
    out = below(found[0], workspace.root)
    return ("criteria", "import", "--review", beside, "--out", out[0].as_posix() if out else str(found[0]))
