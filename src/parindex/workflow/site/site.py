"""Use case: the pages for everybody, as a folder that opens from a disk."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from parindex.model.issues import Issue
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.site.contents import DataFile, Site
from parindex.reporting.site.downloads import Download, common_downloads, own_downloads, package
from parindex.reporting.site.frame import Frame
from parindex.reporting.site.pages import site_pages
from parindex.reporting.site.paths import SitePaths
from parindex.reporting.site.picture import unit_picture
from parindex.workflow.one_moment import one_moment
from parindex.workflow.site.folder import WrittenFolder, refuse_folder, write_folder
from parindex.workflow.site.gather import MOST_DRAWN, BlockFacts, analysed, gathered
from parindex.workflow.site.years import SiteYears, site_years
from parindex.workflow.years.workspace import Workspace

__all__ = ["MadeSite", "SiteOptions", "make_site"]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Which year, which years beside it (default: all before it), which revision; a draft of what is not published."""

    year: int
    beside: Collection[int] | None = None
    revision: int | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class MadeSite:
    """The first page, what was written, and what was noticed."""

    first: Path
    year: int
    revision: int
    draft: bool
    folder: WrittenFolder
    issues: tuple[Issue, ...]


@one_moment
def make_site(workspace: Workspace, out: Path, options: SiteOptions) -> MadeSite:
    """Write the pages of a year into the folder `out`; the same year gives the same bytes.

    Raises:
        ParindexError: the year is not published and no draft is asked for, the folder is not free, no scores.
    """
    refuse_folder(out, workspace.home)
    years = site_years(workspace, options.year, beside=options.beside, revision=options.revision, draft=options.draft)
    making = _Making(workspace, years)
    written = write_folder(out, workspace.home, making.files())
    issues = [*years.issues, *making.issues]
    different = tuple(one for at, one in enumerate(issues) if one not in issues[:at])
    return MadeSite(out / "index.html", years.year, years.revision.number, years.draft, written, different)


class _Making:
    """Makes every file when it is its turn; one language after the other, as a country fills the memory."""

    def __init__(self, workspace: Workspace, years: SiteYears) -> None:
        self._workspace, self._years = workspace, years
        self._asked = analysed(workspace, years)
        self._facts: dict[str, BlockFacts] = {}
        self._resources: list[Mapping[str, Any]] = []
        self._common: list[DataFile] = []
        self.issues: list[Issue] = []

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file with its path."""
        first, *others = dict.fromkeys(self._workspace.settings.site.languages)
        yield from self._in_language(first, common=True)
        for locale in others:
            yield from self._in_language(locale, common=False)
        settings = self._workspace.settings
        title = settings.name.in_(first)
        yield "data/datapackage.json", package(title, settings.licence, self._resources)

    def _in_language(self, locale: str, *, common: bool) -> Iterator[tuple[str, bytes]]:
        site, issues = gathered(self._workspace, self._years, self._asked, self._facts, locale)
        self.issues += issues
        paths = SitePaths([block.standings for block in site.blocks])
        if common:
            yield from self._data(common_downloads(site, paths), self._common)
        mine: list[DataFile] = []
        yield from self._data(own_downloads(site, paths), mine)
        pictured = [block.id for block in site.blocks if _is_pictured(site, block.standings)]
        yield from site_pages(site, paths, [*mine, *self._common], pictured)
        yield from _pictures(site, paths, pictured)

    def _data(self, made: Iterable[Download], told: list[DataFile]) -> Iterator[tuple[str, bytes]]:
        for one in made:
            yield f"data/{one.name}", one.content
            told.append(DataFile(one.name, one.title, len(one.content), sha256(one.content).hexdigest()))
            if one.resource is not None:
                self._resources.append(one.resource)


def _is_pictured(site: Site, block: BlockStandings) -> bool:
    return site.head.settings.pictures and len(block.standings) <= MOST_DRAWN


def _pictures(site: Site, paths: SitePaths, pictured: Collection[str]) -> Iterator[tuple[str, bytes]]:
    frame = Frame(site)
    for block in site.blocks:
        for unit in block.units if block.id in pictured else ():
            yield frame.place(paths.unit(block.id, unit.card.unit, "png")), unit_picture(site, block, unit)
