"""Use case: the chapter of a report that says what the numbers mean."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from parindex.analysis.paths import ways_up
from parindex.analysis.paths.steps import KnownOptions
from parindex.analysis.robustness import robustness
from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.results.scorecards import AreaSummary, BlockStandings
from parindex.model.scores import Basis
from parindex.model.studies.outlook import Outlook
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence
from parindex.reporting.tables.analysis import chapter as told
from parindex.reporting.tables.analysis import losses as lost
from parindex.reporting.tables.analysis.robustness import leader_sentences
from parindex.reporting.tables.analysis.texts import node_title, short
from parindex.workflow.analysis.answers import method_of, why_not_told
from parindex.workflow.analysis.inputs import AnalysedYear, analysed_year, refuse_conversions
from parindex.workflow.analysis.losses import BlockLosses, block_losses
from parindex.workflow.analysis.robust import RobustOptions, plan_of
from parindex.workflow.analysis.ways import efforts_of, next_targets
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["analysis_chapter", "outlooks"]

_MOST = 10
"""Components that are told: a chapter is read, the commands have the rest."""
_RISKS, _UNITS, _NEAR = 12, 40, 15


@one_moment
def analysis_chapter(  # noqa: PLR0913  the options of the report
    workspace: Workspace,
    year: int,
    voice: Speech,
    areas: Mapping[str, Sequence[AreaSummary]],
    *,
    compare: int | None = None,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    tasked: Collection[str] | None = None,
) -> tuple[AnyBlock, ...]:
    """Return what fell, what was lost and is at risk, which ranks hold, and an outlook, block by block.

    `areas` are the changes of the areas since `compare` by block; `tasked` as in `losses`.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, basis=basis, locale=voice.locale)
    found: list[AnyBlock] = []
    for one in asked.blocks:
        found.append(Heading(2, Phrase("What the numbers mean: {block}", {"block": one.title})))
        found += _fell(one, areas.get(one.block, ()), compare, voice)
        try:
            refuse_conversions(one.edition)
        except ParindexError:
            found.append(Sentence(why_not_told(one.edition)))
            continue
        losses = block_losses(asked, one, compare, tasked)
        found += [*_lost(losses, voice), *_at_risk(losses, voice), *_held(asked, one), *_outlook(asked, one, voice)]
    return tuple(found)


def outlooks(block: BlockStandings, efforts: Mapping[str, Fraction]) -> list[Outlook]:
    """Return the ranked units that have a tier above them, the nearest to it first; equals in rank order."""
    found, known = [], KnownOptions()
    for standing in block.standings:
        target = next((one for one in next_targets(block, standing) if one.kind == "tier"), None)
        if standing.rank is None or standing.card.index is None or target is None:
            continue
        card = standing.card
        ways = ways_up(block, card.unit, target, efforts=efforts, most=1, known=known)
        found.append(Outlook(card.unit, card.name, standing.rank, standing.card.index, card.tier, ways))
    return sorted(found, key=lambda one: one.ways.need)


def _fell(
    block: BlockStandings, areas: Sequence[AreaSummary], compare: int | None, voice: Speech
) -> Iterator[AnyBlock]:
    if compare is None:
        return
    yield Heading(3, Phrase("What fell"))
    known = [area for area in areas if area.change is not None]
    if not known:
        yield Sentence(Phrase("No area can be compared with {year}.", {"year": str(compare)}))
        return
    fell = sorted((area for area in known if area.change and area.change < 0), key=lambda area: area.change or 0)
    values = {"fell": len(fell), "areas": len(known), "year": str(compare)}
    if fell:
        first = fell[0]
        change = {
            "area": f"{first.code} {node_title(block.edition, first.code, voice)}",
            "change": short(-(first.change or Fraction(0))),
            "units": len(first.fell),
        }
        said = Phrase(
            "{fell} of {areas} areas stand lower in the mean than in {year}; most of all {area}: by {change} points of "
            "percent, and {units} units fell there.",
            values | change,
        )
    else:
        said = Phrase("None of {areas} areas stands lower in the mean than in {year}.", values)
    yield Sentence(said)
    yield told.change_chart(block.edition, known, compare, voice)
    yield Sentence(
        Phrase(
            "To be read: the mean is over the units that can be compared in both years. A fall of the mean is not a "
            "fall of every unit, and says nothing of its cause."
        )
    )


def _lost(found: BlockLosses, voice: Speech) -> Iterator[AnyBlock]:
    yield Heading(3, Phrase("Where points were lost"))
    most = told.most_lost(found.edition, found.nodes, len(found.nodes))
    whole = sum((one.lost for one in most), Fraction(0))
    if not whole:
        yield Sentence(Phrase("No points were lost."))
        return
    available = sum((one.available for one in found.nodes if not one.depth), Fraction(0))
    half, reached = 0, Fraction(0)
    while 2 * reached < whole:
        reached += most[half].lost
        half += 1
    yield Sentence(
        Phrase(
            "The ranked units lost {lost} points, {share} % of all that they could have; half of them on {half} of "
            "{components} components.",
            {
                "lost": short(whole),
                "share": short(100 * whole / available, 1),
                "half": half,
                "components": len(found.edition.leaves),
            },
        )
    )
    top = tuple(most[:_MOST])
    yield told.loss_chart(found.edition, top, voice)
    table = lost.node_table(found.edition, top, found.states, voice, past=bool(found.years))
    shown = table.only("code", "title", "lost", "share", "units", "again", "new", "recovered")
    yield replace(shown, title=Phrase("Components where most points were lost"))
    if found.years:
        yield told.losers_chart(found.edition, top, found.states, voice)
    yield Sentence(
        Phrase(
            "To be read: many units that lose a little ask for another rule or for training, one unit that loses much "
            "does not; what is lost again is a habit, what is newly lost an event. What does not apply is never a loss."
        )
    )


def _at_risk(found: BlockLosses, voice: Speech) -> Iterator[AnyBlock]:
    yield Heading(3, Phrase("What is at risk"))
    if not found.risks:
        yield Sentence(Phrase("No points are at risk by these rules."))
        return
    yield told.reasons_table(found.edition, found.risks)
    table = lost.risk_sums_table(found.edition, found.risks, voice)
    place = [column.key for column in table.columns].index("units")
    rows = sorted(table.rows, key=lambda row: -int(str(row[place])))[:_RISKS]
    yield Sentence(
        Phrase(
            "{components} components are at risk in one unit or more. What concerns most units:",
            {"components": len({risk.code for risk in found.risks})},
        )
    )
    yield replace(table, rows=tuple(rows))
    yield Sentence(
        Phrase(
            "To be read: one component may stand here for several reasons, so that points at risk are not to be added "
            "up. parindex losses tells every unit with its figure."
        )
    )


def _held(asked: AnalysedYear, block: BlockStandings) -> Iterator[AnyBlock]:
    rules = asked.definitions.settings.analysis.robustness
    study = robustness(block, plan_of(rules, RobustOptions(), block.edition), only="weights")
    yield Heading(3, Phrase("Which ranks hold"))
    yield from (Sentence(one) for one in leader_sentences(study))
    if not study.bounds:
        return
    yield Sentence(method_of(study))
    if len(study.bounds) > _UNITS:
        yield Sentence(Phrase("Shown are the first {number} ranks; parindex robust tells all.", {"number": _UNITS}))
    yield told.held_chart(study, _UNITS)
    yield told.held_table(study, _UNITS)
    yield Sentence(
        Phrase(
            "To be read: no weights within the bounds lead outside of the best and the worst rank. A share of draws is "
            "the share of weights under which a unit ranks so, not the probability that it is better."
        )
    )


def _outlook(asked: AnalysedYear, block: BlockStandings, voice: Speech) -> Iterator[AnyBlock]:
    yield Heading(3, Phrase("Outlook"))
    found = outlooks(block, efforts_of(asked.definitions)) if not block.edition.by_answers else []
    if not found:
        yield Sentence(Phrase("No unit has a tier above it that ways can be told to."))
        return
    near = found[:_NEAR]
    values = {"units": len(found), "shown": len(near), "need": short(near[0].ways.need), "unit": near[0].name}
    yield Sentence(
        Phrase(
            "{units} units have a tier above them; nearest to it is {unit}, which lacks {need} points. The {shown} "
            "nearest:",
            values,
        )
    )
    yield told.outlook_chart(block.edition, near, voice)
    yield told.outlook_table(block.edition, near, voice)
    yield Sentence(
        Phrase(
            "To be read: all other units are taken to stay as they are. The way says where points are, not that the "
            "work behind them is small; parindex path tells what each cell would have to say."
        )
    )
