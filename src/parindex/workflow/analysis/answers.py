"""The answers of the commands of analysis as sections of blocks: what people read, what programs read."""

from collections.abc import Iterable
from fractions import Fraction

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.studies.profile import UnitProfile
from parindex.model.studies.robustness import Robustness
from parindex.model.texts.message import Phrase
from parindex.reporting.answers import Answer, Section, Unanswered
from parindex.reporting.blocks import AnyBlock, Sentence, Table
from parindex.reporting.machine_numbers import exact
from parindex.reporting.tables.analysis import diagnosis as diagnoses
from parindex.reporting.tables.analysis import left_out as without
from parindex.reporting.tables.analysis import losses as lost
from parindex.reporting.tables.analysis import profile as page
from parindex.reporting.tables.analysis import robustness as ranks
from parindex.reporting.tables.analysis import ways_up, what_if
from parindex.reporting.tables.analysis.texts import short
from parindex.workflow.analysis.diagnose import Diagnoses
from parindex.workflow.analysis.inputs import NotTold
from parindex.workflow.analysis.left_out import LeftOut
from parindex.workflow.analysis.losses import BlockLosses, Losses
from parindex.workflow.analysis.robust import RobustBlocks
from parindex.workflow.analysis.ways import UnitWays
from parindex.workflow.analysis.what_if import Supposed

__all__ = [
    "diagnose_answer",
    "left_out_answer",
    "losses_answer",
    "method_of",
    "path_answer",
    "profile_answer",
    "robust_answer",
    "what_if_answer",
    "why_not_told",
]


def losses_answer(found: Losses, voice: Speech) -> Answer:
    """Return lost points: by node, by unit, of the one unit, at risk."""
    title = Phrase("Lost points {year}", {"year": found.year})
    sections = tuple(_losses(one, found.unit, voice) for one in found.blocks)
    left = _unanswered(found.refused)
    return Answer("losses", title, found.year, sections, {"unit": found.unit}, basis=found.basis, unanswered=left)


def _unanswered(refused: Iterable[NotTold]) -> tuple[Unanswered, ...]:
    return tuple(Unanswered(one.block, one.title, one.edition, why_not_told(one.edition)) for one in refused)


def why_not_told(edition: Edition) -> Phrase:
    """Say why nothing is told of a block."""
    return Phrase(
        "Nothing is told of this block: its criteria set {key} converts, bounds or leaves out points inside of its "
        "groups, so that losses and weights mean something else. parindex whatif and diagnose take it.",
        {"key": edition.key},
    )


def _losses(one: BlockLosses, unit: str | None, voice: Speech) -> Section:
    whole = sum((each.lost for each in one.nodes if not each.depth), Fraction(0))
    past = Phrase("Compared with: {years}.", {"years": ", ".join(map(str, one.years))})
    alone = Phrase("No earlier year of the block is in the store: nothing is told of what was lost before.")
    nodes = lost.node_table(one.edition, one.nodes, one.states, voice, past=bool(one.years))
    blocks: list[AnyBlock] = [Sentence(past if one.years else alone)]
    if unit is None:
        blocks += [nodes, lost.area_chart(one.edition, one.nodes, voice), lost.unit_table(one.edition, one.units)]
    else:
        blocks += [lost.unit_table(one.edition, one.units), lost.unit_components_table(one.edition, one.unit, voice)]
    nothing = Phrase("No points are at risk by these rules.")
    if unit is None:
        blocks += _if_any(lost.risk_sums_table(one.edition, one.risks, voice), nothing)
        blocks.append(lost.risk_table(one.edition, one.risks, voice, all_units=True))
    else:
        blocks += _if_any(lost.risk_table(one.edition, one.risks, voice), nothing)
    facts = {"lost_exact": exact(whole), "years": list(one.years)}
    return Section(one.block, one.title, one.edition, tuple(blocks), "nodes" if unit is None else "components", facts)


def robust_answer(found: RobustBlocks, voice: Speech) -> Answer:
    """Return which ranks hold."""
    title = Phrase("Which ranks hold, {year}", {"year": found.year})
    sections, left = tuple(_robust(one, voice) for one in found.blocks), _unanswered(found.refused)
    return Answer("robust", title, found.year, sections, basis=found.basis, unanswered=left)


def _robust(study: Robustness, voice: Speech) -> Section:
    blocks: list[AnyBlock] = [Sentence(one) for one in (*ranks.leader_sentences(study), *methods_of(study))]
    tables = [ranks.bounds_table(study), ranks.scenario_table(study), ranks.pairs_table(study)]
    blocks += [table for table in tables if table.rows or table.key == "ranks"]
    if study.influences:
        blocks += [ranks.influence_table(study), ranks.influence_chart(tuple(study.influences))]
    blocks.append(ranks.rank_shares_table(study, voice))
    facts = {
        "level": study.level,
        "within": exact(study.within),
        "seed": study.seed,
        "draws": study.draws,
        "held": study.held,
        "obstacle": study.obstacle,
        "noise": {code: exact(half) for code, half in study.noise.items()},
        "surveyed": list(study.surveyed),
    }
    return Section(study.block, study.title, study.edition, tuple(blocks), "ranks", facts)


def method_of(study: Robustness) -> Phrase:
    """Say how the ranks were varied: what was drawn, by which seed, how often."""
    return Phrase(
        "Weights of {level} within ±{within} %, the sum of every group kept, all such weights equally likely; seed "
        "{seed}, {draws} draws; bounds are computed without draws. ± is the standard error of a share.",
        {
            "level": Phrase("areas") if study.level == "area" else Phrase("components"),
            "within": short(study.within),
            "seed": str(study.seed),
            "draws": study.draws,
        },
    )


def methods_of(study: Robustness) -> list[Phrase]:
    """Say all that was drawn."""
    found = [method_of(study)]
    if study.surveyed:
        asked = (
            "The error of the survey is drawn around the score of every unit with the standard error of its own "
            "sample, near the normal law: {codes}."
        )
        found.append(Phrase(asked, {"codes": ", ".join(study.surveyed)}))
    return found


def path_answer(found: UnitWays, voice: Speech) -> Answer:
    """Return the ways of a unit."""
    title = Phrase("Ways up of {unit}, {year}", {"unit": found.ways.name, "year": found.year})
    ways, edition = found.ways, found.edition
    blocks: list[AnyBlock] = [Sentence(one) for one in ways_up.ways_sentences(ways, edition, voice)]
    blocks.append(ways_up.way_table(ways, edition, voice))
    facts = {
        "target": f"{ways.target.kind}:{ways.target.value}",
        "need_exact": exact(ways.need),
        "beyond": ways.beyond,
        "possible_exact": exact(ways.possible),
        "obstacle": ways.obstacle,
        "excluded": {reason: list(codes) for reason, codes in ways.excluded.items()},
    }
    section = Section(found.block, found.title, edition, tuple(blocks), "ways", facts)
    return Answer(
        "path", title, found.year, (section,), {"unit": ways.unit, "name": ways.name}, basis=found.standing.card.basis
    )


def diagnose_answer(found: Diagnoses, voice: Speech) -> Answer:
    """Return the diagnosis of every set."""
    sections = []
    for one in found.blocks:
        blocks: list[AnyBlock] = [Sentence(said) for said in diagnoses.diagnosis_sentences(one)]
        blocks.append(diagnoses.component_table(one, voice))
        shares = diagnoses.share_table(one, voice)
        blocks += [shares, diagnoses.share_chart(one, voice)] if one.shares else []
        tables = (
            diagnoses.redundancy_table(one, voice),
            diagnoses.agreement_table(one, voice),
            diagnoses.years_table(one),
        )
        blocks += [table for table in tables if table.rows]
        facts = {"units": one.units, "complete": one.complete, "enough": one.enough, "alpha_exact": exact(one.alpha)}
        sections.append(Section(one.block, one.title, one.edition, tuple(blocks), "components", facts))
    return Answer(
        "diagnose",
        Phrase("Diagnosis of the criteria set, {year}", {"year": found.year}),
        found.year,
        tuple(sections),
        basis=found.basis,
    )


def what_if_answer(found: Supposed, voice: Speech) -> Answer:
    """Return what would be, marked as such."""
    sections = tuple(
        Section(
            one.block,
            one.title,
            one.edition,
            (what_if.change_table(one, voice), what_if.supposed_table(one, voice)),
            "units",
        )
        for one in found.blocks
    )
    return Answer(
        "whatif",
        Phrase("What if, {year}", {"year": found.year}),
        found.year,
        sections,
        mark=what_if.MARK,
        basis=found.basis,
        unanswered=(),
    )


def left_out_answer(found: LeftOut, voice: Speech) -> Answer:
    """Return everybody's rank without each part, marked as only supposed."""
    sections = tuple(
        Section(
            one.block,
            one.title,
            one.edition,
            (
                Sentence(without.steady_sentence(one)),
                without.part_table(one, voice),
                without.span_table(one),
                without.without_table(one),
            ),
            "without",
        )
        for one in found.blocks
    )
    left = tuple(Unanswered(one.block, one.title, one.edition, _no_sum(one.edition)) for one in found.refused)
    title = Phrase("Without each part of the set, {year}", {"year": found.year})
    return Answer("whatif", title, found.year, sections, mark=what_if.MARK, basis=found.basis, unanswered=left)


def _no_sum(edition: Edition) -> Phrase:
    return Phrase(
        "Nothing is told of this block: its criteria set {key} is no sum of points all the way up.",
        {"key": edition.key},
    )


def profile_answer(found: UnitProfile, voice: Speech) -> Answer:
    """Return one unit on one page."""
    edition, card = found.edition, found.standing.card
    blocks: list[AnyBlock] = [Sentence(one) for one in page.result_sentences(found, voice)]
    blocks.append(page.area_table(found, voice))
    blocks += _if_any(
        page.strength_table("strengths", found.strengths, edition, voice), Phrase("No strength stands out.")
    )
    blocks += _if_any(
        page.strength_table("weaknesses", found.weaknesses, edition, voice), Phrase("No weakness stands out.")
    )
    blocks += _if_any(lost.unit_components_table(edition, tuple(found.losses), voice), Phrase("No points were lost."))
    blocks += _if_any(
        lost.risk_table(edition, tuple(found.risks), voice), Phrase("No points are at risk by these rules.")
    )
    for ways in found.ways:
        blocks += [Sentence(one) for one in ways_up.ways_sentences(ways, edition, voice)]
    blocks.append(page.all_ways_table(found, voice))
    section = Section(found.block, found.title, edition, tuple(blocks), "areas", page.facts(found))
    title = Phrase("{unit}, {year}", {"unit": card.name, "year": found.year})
    return Answer("profile", title, found.year, (section,), {"unit": card.unit, "name": card.name}, basis=card.basis)


def _if_any(table: Table, otherwise: Phrase) -> Iterable[AnyBlock]:
    return [table] if table.rows else [Sentence(otherwise)]
