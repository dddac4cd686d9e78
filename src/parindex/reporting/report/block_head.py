"""The head of a block: its title, its criteria set, and by what policies it was ranked."""

from fractions import Fraction

from parindex.language import Speech
from parindex.language.policy_words import in_force_words, policy_words, weighted_words
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings
from parindex.model.texts.bilingual import Text
from parindex.reporting.report.contents import CriteriaSet, PolicyLine
from parindex.reporting.report.figures import Figures

__all__ = ["block_title", "criteria_set", "policy_lines", "said"]


def block_title(standings: BlockStandings) -> str:
    """Return the title of a block."""
    return one_line(standings.title)


def said(text: Text | None, voice: Speech) -> str:
    """Return a text of a definition in the language of the report, on one line."""
    return one_line(text.in_(voice.locale)) if text else ""


def criteria_set(edition: Edition, figures: Figures, voice: Speech) -> CriteriaSet:
    """Return the set with its maximum and how many areas and components it has."""
    return CriteriaSet(
        title=said(edition.title, voice),
        id=edition.id,
        edition=edition.edition,
        key=edition.key,
        basis=said(edition.basis, voice),
        model=edition.model,
        total=figures.maximum(Fraction(edition.total)),
        areas=len(edition.index),
        components=len(edition.leaves),
    )


def policy_lines(standings: BlockStandings, voice: Speech) -> tuple[PolicyLine, ...]:
    """Say by what policies a block was ranked."""
    said = (*policy_words(standings.edition, voice), *_weights(standings, voice), *_sets(standings, voice))
    return tuple(PolicyLine(*line) for line in said)


def _weights(standings: BlockStandings, voice: Speech) -> list[tuple[str, str]]:
    """Say by what units count in means."""
    if standings.weights is None:
        return []
    return [(voice.say("Means of units"), f"{weighted_words(standings.weights.name, voice)}.")]


def _sets(standings: BlockStandings, voice: Speech) -> list[tuple[str, str]]:
    """Say which set counts in a year of several."""
    if not standings.in_force:
        return []
    return [(voice.say("Criteria sets of the year"), in_force_words(standings.in_force, standings.edition, voice))]
