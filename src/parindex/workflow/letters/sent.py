"""Letters written to a folder: one file a unit, numbered by the registry, one folder a block."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.brief import brief
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.scores import Basis
from parindex.model.studies.letters import UnitLetter
from parindex.reporting.letters import letter_bytes, letter_paper
from parindex.reporting.letters.formats import own_template
from parindex.reporting.official import OfficialPaper
from parindex.workflow.explain import find_unit
from parindex.workflow.letters.contents import BlockLetters, tasks_of_units
from parindex.workflow.output.safe_output import write_output
from parindex.workflow.rank import Ranking, rank
from parindex.workflow.templating import rendered
from parindex.workflow.years.block_standings import stored_years
from parindex.workflow.years.workspace import Workspace

__all__ = ["LettersMade", "letters"]

_AT_ONCE = 20
"""Letters that one process with limits makes from a template of the office."""
_LENGTH = struct.Struct(">Q")
Job = tuple[str, list[OfficialPaper]]
"""A format, and the letters to be made in it."""


@brief
@dataclass(frozen=True, slots=True)
class LettersMade:
    """What was written: in the order of the numbers; and the units that have no result to tell them of."""

    year: int
    paths: tuple[Path, ...]
    without: tuple[str, ...]
    """Names of units without a complete sheet."""
    replaced: int = 0
    """How many of them took the place of older ones."""


def letters(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    out: Path,
    format: str,  # noqa: A002  the word that users know
    *,
    year: int,
    unit: str | None = None,
    block: str | None = None,
    revision: int | None = None,
    compare: int | None = None,
    basis: Basis | None = None,
    on: date | None = None,
    locale: str | None = None,
) -> LettersMade:
    """Write a letter to every unit that has an index, ranked or not, or to one; numbers are those of the whole run.

    Raises:
        ParindexError: a year without scores, an unknown unit or block, a template with errors, a place that cannot be
            written; letters that are written by then are whole.
    """
    with workspace.store.moment():  # it ends before anything is written, so that letters are in nobody's way
        if compare is None and not workspace.kept and year - 1 in stored_years(workspace):
            compare = year - 1
        ranking = rank(workspace, year, revision=revision, compare=compare, basis=basis, locale=locale)
        only = find_unit(ranking.workspace, unit, year).id if unit is not None and ranking.blocks else None
    if not ranking.blocks:
        raise ParindexError("There are no scores of {year} to write letters about.", year=year)
    named = _numbers(ranking)
    chosen = [one for one in ranking.blocks if block is None or one.block == block]
    if not chosen:
        raise ParindexError("There are no scores of the block {block} in {year}.", block=block, year=year)
    if only is not None and only not in named:
        raise ParindexError("{unit} has no index in {year}: there is nothing to tell it.", unit=unit, year=year)
    run = _Run(ranking, out, format, named, on, locale or workspace.settings.locale)
    paths = [path for one in chosen for path in run.write(one, only)]
    without = [card.name for one in chosen for card in one.incomplete] + [
        name for one in chosen for _, name in one.absent
    ]
    made = tuple(sorted(paths, key=run.order))
    return LettersMade(year, made, tuple(without) if only is None else (), run.replaced)


def _numbers(ranking: Ranking) -> dict[str, int]:
    """Return the place of every letter: in the order of the registry, whatever its block, rank or file."""
    there = {one.card.unit for block in ranking.blocks for one in block.standings}
    listed = [unit.id for unit in ranking.workspace.registry.units if unit.id in there]
    others = [one for one in sorted(there) if one not in set(listed)]
    return {unit: place for place, unit in enumerate([*listed, *others])}


class _Run:
    """One run: what all its letters share."""

    def __init__(  # noqa: PLR0913, PLR0917  what the command was asked for
        self, ranking: Ranking, out: Path, form: str, numbers: Mapping[str, int], on: date | None, locale: str
    ) -> None:
        self._ranking, self._out, self._form, self._numbers = ranking, out, form, numbers
        self._settings = ranking.workspace.settings
        self._on = on or self._settings.letters.date or self._settings.published.get(ranking.year)
        self._voice = speech(locale)
        self._tasks = tasks_of_units(ranking.workspace, ranking.year + 1)
        self._digits = max(3, len(str(self._settings.letters.first + len(numbers))))
        self._order: dict[Path, int] = {}
        self.replaced = 0
        self._templates = ranking.workspace.templates
        self._own = own_template(form, locale, self._templates) is not None

    def order(self, path: Path) -> int:
        """Return the place of a file among the letters."""
        return self._order[path]

    def write(self, block: BlockStandings, only: str | None) -> Iterator[Path]:
        """Write the letters of a block, or the one to `only`."""
        standings = sorted(
            (one for one in block.standings if only in {None, one.card.unit}),
            key=lambda one: self._numbers[one.card.unit],
        )
        if not standings:
            return
        made = BlockLetters(block, self._ranking.workspace, self._tasks)
        home = self._ranking.workspace.home
        for (path, _), content in self._made(block, made, standings):
            self.replaced += path.exists()
            write_output(path, content, home, f".{self._form}")
            yield path

    def _made(
        self, block: BlockStandings, made: BlockLetters, standings: Sequence[Standing]
    ) -> Iterator[tuple[tuple[Path, OfficialPaper], bytes]]:
        papers = (self._paper(block, made.letter(one, self._numbers[one.card.unit])) for one in standings)
        while several := list(islice(papers, _AT_ONCE if self._own else 1)):
            yield from zip(several, self._rendered([paper for _, paper in several]), strict=True)

    def _rendered(self, papers: list[OfficialPaper]) -> list[bytes]:
        if not self._own:
            return [letter_bytes(paper, self._form) for paper in papers]
        return _parted(rendered(_joined, (self._form, papers), self._templates))

    def _paper(self, block: BlockStandings, letter: UnitLetter) -> tuple[Path, OfficialPaper]:
        paper = letter_paper(letter, self._settings, self._voice, on=self._on, place=self._ranking.place)
        number = self._settings.letters.first + letter.in_order
        name = f"{number:0{self._digits}d}-{letter.profile.standing.card.unit}.{self._form}"
        path = self._out / block.block / name
        self._order[path] = letter.in_order
        return path, paper


def _joined(job: Job, templates: Path | None) -> bytes:
    """Return several letters as one text of bytes: what a process hands back."""
    form, papers = job
    made = [letter_bytes(paper, form, templates) for paper in papers]
    return b"".join(_LENGTH.pack(len(one)) + one for one in made)


def _parted(joined: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(joined):
        (length,) = _LENGTH.unpack_from(joined, at)
        found.append(joined[at + _LENGTH.size : at + _LENGTH.size + length])
        at += _LENGTH.size + length
    return found
