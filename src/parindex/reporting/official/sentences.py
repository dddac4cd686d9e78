"""The analysis of a report in sentences: what a leader reads aloud, with the figures that carry it."""

from collections.abc import Iterator
from fractions import Fraction

from parindex.language import Speech
from parindex.model.texts.message import Phrase
from parindex.reporting.report.contents import Area, BlockReport, Loss
from parindex.reporting.report.figures import Figures

__all__ = ["area_sentences", "loss_sentences", "measured_sentences", "rank_sentences"]

_NAMED = 3
"""Components that a sentence names."""


def measured_sentences(block: BlockReport) -> Iterator[Phrase | str]:
    """Say by which set the block was measured, and which sheets came."""
    kind = block.set
    values = {
        "title": kind.title,
        "areas": kind.areas,
        "components": kind.components,
        "total": kind.total.text,
        "basis": kind.basis,
    }
    if kind.basis:
        yield Phrase(
            "Measured by: {title} (basis: {basis}), with {areas} areas, {components} components, {total} points.",
            values,
        )
    else:
        yield Phrase("Measured by: {title}, with {areas} areas, {components} components, {total} points.", values)
    if kind.model:
        yield Phrase("This set is a model, not an official text.")
    yield f"{block.completeness}."
    if block.absent:
        yield Phrase("No sheet from: {names}.", {"names": "; ".join(block.absent)})
    for line in block.incomplete_lines:
        yield Phrase("Sheets that lack scores and are not ranked: {line}.", {"line": line})


def rank_sentences(block: BlockReport) -> Iterator[Phrase | str]:
    """Say the mean, the ends and how many rose and fell."""
    if block.best is not None and block.worst is not None:
        values = {
            "mean": block.mean.text,
            "best": block.best.name,
            "highest": block.best.index.text,
            "worst": block.worst.name,
            "lowest": block.worst.index.text,
        }
        yield Phrase(
            "The mean index of the block is {mean} %. Highest: {best} ({highest} %); lowest: {worst} ({lowest} %).",
            values,
        )
    yield from _moved(block)
    yield from (*block.decided, *block.beyond)
    if block.unranked:
        names = "; ".join(row.name for row in block.unranked)
        yield Phrase("Scored, but not ranked: {names}.", {"names": names})


def _moved(block: BlockReport) -> Iterator[Phrase]:
    known = [row for row in block.rows if row.change.index.exact is not None]
    if block.compare is None or not known:
        return
    changes = [row.change.index.exact or Fraction(0) for row in known]
    values: dict[str, object] = {
        "year": block.compare,
        "up": sum(change > 0 for change in changes),
        "down": sum(change < 0 for change in changes),
        "same": sum(not change for change in changes),
    }
    yield Phrase("Since {year} the index of {up} units rose, of {down} fell, of {same} stayed.", values)
    gained = max(known, key=lambda row: row.change.index.exact or Fraction(0))
    lost = min(known, key=lambda row: row.change.index.exact or Fraction(0))
    if gained.change.index.exact and gained.change.index.exact > 0:
        told = {"name": gained.name, "change": gained.change.index.text, "rank": gained.place}
        yield Phrase("{name} rose most: {change} points of the index, now rank {rank}.", told)
    if lost.change.index.exact and lost.change.index.exact < 0:
        told = {"name": lost.name, "change": lost.change.index.text, "rank": lost.place}
        yield Phrase("{name} fell most: {change} points of the index, now rank {rank}.", told)


def area_sentences(block: BlockReport) -> Iterator[Phrase]:
    """Say which areas are high and low, and which rose and fell."""
    known = [area for area in block.areas if area.mean.exact is not None]
    if len(known) > 1:
        best, worst = max(known, key=_mean), min(known, key=_mean)
        values = {"best": best.title, "highest": best.mean.text, "worst": worst.title, "lowest": worst.mean.text}
        yield Phrase("Highest area: {best} ({highest} %); lowest: {worst} ({lowest} %).", values)
    changed = [area for area in known if area.change.exact]
    rose = sorted((area for area in changed if _change(area) > 0), key=_change, reverse=True)
    fell = sorted((area for area in changed if _change(area) < 0), key=_change)
    if rose or fell:
        values = {"year": str(block.compare), "up": str(len(rose)), "down": str(len(fell))}
        yield Phrase("Since {year}: areas that rose {up}, that fell {down}.", values)
    if rose:
        yield Phrase("Rose most: {area} ({change}).", {"area": rose[0].title, "change": rose[0].change.text})
    if fell:
        yield Phrase("Fell most: {area} ({change}).", {"area": fell[0].title, "change": fell[0].change.text})


def _mean(area: Area) -> Fraction:
    return area.mean.exact or Fraction(0)


def _change(area: Area) -> Fraction:
    return area.change.exact or Fraction(0)


def loss_sentences(block: BlockReport, voice: Speech) -> Iterator[Phrase | str]:
    """Say how much of all lost points a few components make up."""
    first = block.losses[:_NAMED]
    if len(first) == _NAMED:
        figures = Figures(block.source.standings.edition.policy, voice)
        share = figures.value(sum((_share(loss) for loss in first), Fraction(0)))
        yield Phrase(
            "Three components make up {share} % of all points that the block lost: {names}.",
            {"share": share.text, "names": "; ".join(loss.title for loss in first)},
        )
    yield from block.losses_note


def _share(loss: Loss) -> Fraction:
    return loss.share.exact or Fraction(0)
