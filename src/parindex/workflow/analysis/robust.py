"""Use case: which ranks of a year hold under other weights, noise and rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parindex.analysis.robustness import robustness
from parindex.analysis.robustness.study import StudyPlan
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.definitions.analysis_rules import RobustnessSettings
from parindex.model.scores import Basis
from parindex.model.studies.robustness import Robustness
from parindex.workflow.analysis.inputs import NotTold, analysed_year, where_points_add_up
from parindex.workflow.analysis.survey_errors import survey_errors
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["RobustBlocks", "RobustOptions", "plan_of", "robust"]


@dataclass(frozen=True, slots=True)
class RobustOptions:
    """What is asked for instead of the settings."""

    draws: int | None = None
    seed: int | None = None
    level: str | None = None
    within: Fraction | None = None
    """Percent."""
    workers: int = 1


@brief
@dataclass(frozen=True, slots=True)
class RobustBlocks:
    """All blocks that were asked for."""

    year: int
    blocks: tuple[Robustness, ...]
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""
    refused: tuple[NotTold, ...] = ()


_SETTINGS = RobustOptions()


@one_moment
def robust(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    options: RobustOptions = _SETTINGS,
    locale: str | None = None,
) -> RobustBlocks:
    """Study how the ranks of every block depend on what was decided about it.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, basis=basis, locale=locale)
    blocks, refused = where_points_add_up(asked.blocks)
    rules = asked.definitions.settings.analysis.robustness
    found = tuple(robustness(one, plan_of(rules, options, one.edition, survey_errors(asked, one))) for one in blocks)
    return RobustBlocks(year, found, asked.sources.basis, refused)


def plan_of(
    rules: RobustnessSettings,
    options: RobustOptions,
    edition: Edition,
    survey: Mapping[str, Mapping[str, Fraction]] | None = None,
) -> StudyPlan:
    """Return the plan of a study by the settings and what was asked for instead."""
    within = Fraction(rules.weights.within) if options.within is None else options.within
    return StudyPlan(
        rules.draws if options.draws is None else options.draws,
        rules.seed if options.seed is None else options.seed,
        "component" if (options.level or rules.weights.level) == "component" else "area",
        within / 100,
        rules.scenarios,
        _noise(rules, edition),
        survey or {},
        options.workers,
    )


def _noise(rules: RobustnessSettings, edition: Edition) -> Mapping[str, Fraction] | None:
    if rules.noise.from_ == "disputes":
        return None
    half = Fraction(rules.noise.points or 0)
    appraised = [leaf for leaf in edition.leaves if leaf.code not in edition.survey_codes]
    return {leaf.code: min(half, Fraction(leaf.total)) for leaf in appraised} if half else {}
