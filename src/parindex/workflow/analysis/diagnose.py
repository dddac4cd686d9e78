"""Use case: whether the criteria sets of a year tell units apart, repeat themselves, or work against the total."""

from dataclasses import dataclass

from parindex.analysis.diagnosis import diagnosis
from parindex.model.brief import brief
from parindex.model.scores import Basis
from parindex.model.studies.diagnosis import Diagnosis
from parindex.workflow.analysis.inputs import analysed_year
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["Diagnoses", "diagnose"]


@brief
@dataclass(frozen=True, slots=True)
class Diagnoses:
    """All blocks that were asked for."""

    year: int
    blocks: tuple[Diagnosis, ...]
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""


@one_moment
def diagnose(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    years: int = 1,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> Diagnoses:
    """Diagnose the set of every block; `years`: how many years are set side by side, the year among them.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, basis=basis, locale=locale)
    found = []
    for one in asked.blocks:
        earlier = [each.standings for each in asked.earlier(one, years - 1)] if years > 1 else []
        found.append(diagnosis(one, asked.claims(one.block), earlier))
    return Diagnoses(year, tuple(found), asked.sources.basis)
