"""The year of a command that was not told one: the latest, and the answer says so."""

from typing import TYPE_CHECKING

from parindex.cli.current import current
from parindex.cli.present import terminal
from parindex.errors import ParindexError

if TYPE_CHECKING:
    from parindex.workflow.years.known_years import KnownYears
    from parindex.workflow.years.workspace import Workspace

__all__ = ["all_years", "latest", "latest_published", "latest_with_criteria", "latest_with_sheets"]


def latest(year: int | None) -> int:
    """Return the year asked for, or the latest that was scored, or else that is known as published."""
    if year is not None:
        return year
    known = _known()
    return _told((known.scored or known.printed)[-1])


def latest_published(year: int | None) -> int:
    """Return the year asked for, or the latest that was published from here."""
    if year is not None:
        return year
    from parindex.workflow.years.known_years import known_years  # noqa: PLC0415  as below

    locked = known_years(current.session()).locked
    if not locked:
        raise ParindexError("No year of the store has been published. Name the year: --year YEAR.")
    return _told(locked[-1])


def latest_with_sheets(year: int | None) -> int:
    """Return the year asked for, or the latest that has a folder of sheets."""
    if year is not None:
        return year
    from parindex.workflow.years.known_years import sheet_years  # noqa: PLC0415  as below

    session = current.session()
    found = sheet_years(session)
    if found:
        return _told(found[-1])
    with session.store.moment():  # files are read after this, which takes long
        return latest(None)


def latest_with_criteria(year: int | None, workspace: "Workspace") -> int:
    """Return the year asked for, or that of the newest criteria set."""
    if year is not None:
        return year
    return _told(max(edition.edition for edition in workspace.editions))


def all_years(first: int | None, last: int | None) -> tuple[int, int]:
    """Return the years asked for, or the earliest and the latest of which there is anything."""
    if first is not None and last is not None:
        return first, last
    known = _known()
    years = sorted({*known.scored, *known.printed})
    first, last = first or min(years[0], last or years[0]), last or max(years[-1], first or years[-1])
    terminal.say(current.speech.say("Years: {first} to {last}.", first=first, last=last))
    return first, last


def _known() -> "KnownYears":
    from parindex.workflow.years.known_years import known_years  # noqa: PLC0415  slow to import, and help needs none

    known = known_years(current.session())
    if not known.scored and not known.printed:
        raise ParindexError(
            "The store {store} holds no scores yet. Read the sheets first: parindex score PATH…", store=known.store
        )
    return known


def _told(year: int) -> int:
    terminal.say(current.speech.say("Year: {year}, the latest (another one: --year YEAR).", year=year))
    return year
