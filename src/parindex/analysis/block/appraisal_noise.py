"""How much an appraisal may be off, component by component, estimated from what appraisals changed.

Half of the width of the noise of a component is the median of |second appraisal - first appraisal| over the ranked
units, or of |appraisal - self score| where there was one appraisal. Where most units were left untouched the median
is 0 and the mean is taken instead. Components that a survey assesses have no such noise.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from statistics import mean, median

from parindex.model.criteria import Node
from parindex.model.results.scorecards import BlockStandings
from parindex.model.rules import BestUnit, MinMax
from parindex.model.scores import Entry, Scored, Stage
from parindex.scoring.rules import points

__all__ = ["noise_from_disputes"]

_PAIRS = ((Stage.APPRAISAL_1, Stage.APPRAISAL_2), (Stage.SELF, Stage.APPRAISAL_2), (Stage.SELF, Stage.APPRAISAL_1))


def noise_from_disputes(block: BlockStandings) -> Mapping[str, Fraction]:
    """Return half of the width of the noise in points, by the components that have any."""
    entries = [standing.card.sheet.by_code for standing in block.standings if standing.rank is not None]
    found = {}
    for leaf in block.edition.leaves:
        if leaf.code in block.edition.survey_codes or isinstance(leaf.score, BestUnit | MinMax):
            continue
        changes = [change for entry in entries if leaf.code in entry for change in _changes(leaf, entry[leaf.code])]
        if any(changes):
            found[leaf.code] = median(changes) or mean(changes)
    return found


def _changes(leaf: Node, entry: Entry) -> Iterator[Fraction]:
    """Yield by how many points the appraisal changed a component, if it looked at it twice."""
    given = {mark.stage: mark.answer.value for mark in entry.marks if isinstance(mark.answer, Scored)}
    for before, after in _PAIRS:
        if before in given and after in given:
            yield abs(points(leaf.score, leaf.total, given[after]) - points(leaf.score, leaf.total, given[before]))
            return
