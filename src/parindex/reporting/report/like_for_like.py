"""Two years like for like, written out."""

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.results.changes import DifferenceKind, NotComparable
from parindex.model.results.like_for_like import LikeForLike, LikeRow, NoLikeForLike, Unlike
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.report.contents import LikeLine, LikeReport
from parindex.reporting.report.figures import Figures

__all__ = ["like_report"]

_WHY = {
    Unlike.AVERAGES: "No like-for-like index: a group of the set averages its parts, "
    "so the points of single components do not add up.",
    Unlike.CONVERTS: "No like-for-like index: a group of the set converts or bounds the points of its parts, "
    "so the points of single components do not add up.",
    Unlike.NOTHING_COMMON: "No like-for-like index: no component has the same maximum, rule and assessor "
    "in both years.",
    Unlike.NO_UNIT: "No like-for-like index: no unit of this year has a result of its own in the other year.",
}


def like_report(block: BlockStandings, figures: Figures, voice: Speech) -> LikeReport | None:
    """Write out what both years measure alike; `None` where the criteria set did not change."""
    match block.like_for_like:
        case None:
            return None
        case NoLikeForLike(reason=reason):
            return LikeReport(available=False, text=voice.say(_WHY[reason]), rows=())
        case LikeForLike() as found:
            rows = tuple(_line(row, found, figures) for row in found.rows)
            return LikeReport(available=True, text=_common(found, block, figures, voice), rows=rows)


def _common(found: LikeForLike, block: BlockStandings, figures: Figures, voice: Speech) -> str:
    said = voice.say(
        "Like for like: on the {components} of {of} components and {points} of {total} points that both years measure "
        "alike ({year}: {previous_of} components, {previous_total} points); not the official index.",
        components=found.components,
        of=found.of,
        points=figures.maximum(found.points),
        total=figures.maximum(found.total),
        year=block.compare,
        previous_of=found.previous_of,
        previous_total=figures.maximum(found.previous_total),
    )
    return f"{said} {voice.say('Bonus and penalty points are left aside.')}" if _adjusted(block) else said


def _adjusted(block: BlockStandings) -> bool:
    """Tell whether either year knows bonus or penalty points."""
    told = (each.change.differences for each in block.standings if isinstance(each.change, NotComparable))
    gone = any(difference.kind is DifferenceKind.ADJUSTMENT for differences in told for difference in differences)
    return gone or bool(block.edition.adjustments)


def _line(row: LikeRow, found: LikeForLike, figures: Figures) -> LikeLine:
    return LikeLine(
        unit=row.unit,
        name=one_line(row.name),
        components=row.components,
        place=_place(row.rank, found.ranked),
        previous_place=_place(row.previous_rank, found.previous_ranked),
        index=figures.value(row.index),
        previous=figures.value(row.previous_index),
        change=figures.change(row.change),
        places=figures.places(row.places),
        official=figures.value(row.official),
        previous_official=Figures(found.previous_policy, figures.voice).value(row.previous_official),
    )


def _place(rank: int | None, ranked: int) -> str:
    return "–" if rank is None else f"{rank}/{ranked}"
