"""Which years the pages may show, and which revision of each: those that are published."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parindex.errors import ParindexError
from parindex.language.revision_words import day_of
from parindex.language.speech import Speech
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.records.manifest import manifest_digest
from parindex.model.records.revisions import Revision
from parindex.workflow.years.block_standings import published_years, refuse_without_scores, stored_years
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import revisions_of

__all__ = ["SiteYears", "site_years"]


@dataclass(frozen=True, slots=True)
class SiteYears:
    """The year of the pages, the years beside it, and what was left out."""

    year: int
    revision: Revision
    draft: bool
    only: Mapping[int, int | None]
    """Every year that is shown with its revision; `None`: known only as published, or a draft."""
    issues: tuple[Issue, ...]

    @property
    def compare(self) -> int | None:
        """The year before, if it is shown."""
        return self.year - 1 if self.year - 1 in self.only else None

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest; empty for a draft."""
        return "" if self.draft else manifest_digest(self.revision.manifest)

    def published(self, voice: Speech) -> str:
        """Return the day of the publication in full; empty for a draft."""
        return "" if self.draft else voice.date(day_of(self.revision.published_at))


def site_years(
    workspace: Workspace, year: int, *, beside: Collection[int] | None, revision: int | None, draft: bool
) -> SiteYears:
    """Choose the years: the asked ones (default: all up to `year`) that are published; all of them for a draft.

    Raises:
        ParindexError: there are no scores of `year`, or it is not published and no draft is asked for.
    """
    refuse_without_scores(workspace, year)
    known = sorted({*stored_years(workspace), *published_years(workspace)})
    wanted = [each for each in known if each < year and (beside is None or each in beside)]
    chosen, issues = _chosen(workspace, year, revision, draft=draft)
    only: dict[int, int | None] = {}
    for each in wanted:
        last = _last(workspace, each, draft=draft)
        if last is None:
            issues.append(issue("K001", Place(), year=each))
        else:
            only[each] = last.number if last.is_published else None
    only[year] = chosen.number
    return SiteYears(year, chosen, draft, only, tuple(issues))


def _chosen(workspace: Workspace, year: int, revision: int | None, *, draft: bool) -> tuple[Revision, list[Issue]]:
    known = revisions_of(workspace, year)
    if draft:
        return _numbered(known, revision) if revision else known[-1], []
    public = [one for one in known if one.is_published]
    if not public:
        raise ParindexError(
            "{year} is not published. Publish it first (parindex publish --year {year}), or make a draft of the pages "
            "with --draft: it is marked as such on every page.",
            year=year,
        )
    found = _numbered(public, revision) if revision else public[-1]
    if revision is None and known[-1] != found:
        return found, [issue("K002", Place(), year=year, revision=known[-1].number, shown=found.number)]
    return found, []


def _numbered(known: Sequence[Revision], number: int) -> Revision:
    found = [one for one in known if one.number == number]
    if not found:
        raise ParindexError(
            "{year} has no revision {revision}; there are: {known}.",
            year=known[0].year,
            revision=number,
            known=", ".join(str(one.number) for one in known),
        )
    return found[0]


def _last(workspace: Workspace, year: int, *, draft: bool) -> Revision | None:
    """Return the revision of a year that may be shown; `None`: there is none."""
    if year not in stored_years(workspace):
        return Revision(year)
    known = revisions_of(workspace, year)
    return known[-1] if draft else next((one for one in reversed(known) if one.is_published), None)
