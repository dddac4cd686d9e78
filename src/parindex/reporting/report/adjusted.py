"""What bonus, penalty and means do to points, in words: beside the table of losses, and for an index out of 0-100."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.results.scorecards import BlockStandings, ComponentLoss, Scorecard
from parindex.reporting.report.contents import NO_FIGURE, Figure
from parindex.reporting.report.figures import Figures

__all__ = ["adjustments", "beyond_words", "losses_words"]

_FULL = 100


def adjustments(card: Scorecard, figures: Figures) -> tuple[Figure, Figure]:
    """Return bonus and penalty of a unit; no figures where the set has neither."""
    if not card.edition.adjustments:
        return NO_FIGURE, NO_FIGURE
    return figures.value(card.bonus), figures.value(card.penalty)


def beyond_words(card: Scorecard, figures: Figures, voice: Speech) -> str:
    """Say why an index is above 100 % or below 0 %, and how bonus and penalty count where not everything applies.

    They are added after what applies is converted to the full scale, so the index is not what points of the applicable
    maximum would give. Empty for any other unit.
    """
    if card.index is None:
        return ""
    if (card.bonus or card.penalty) and card.converted is not None and card.converted != card.points:
        return _converted(card, card.converted, figures, voice)
    if 0 <= card.index <= _FULL:
        return ""
    maximum = figures.maximum(card.applicable)
    return voice.say(
        "{name}, {index} %: {own} points + bonus {bonus} − penalty {penalty} = {points} of {maximum}.",
        **_parts(card, figures),
        points=figures.value(card.points),
        maximum=maximum,
    )


def _converted(card: Scorecard, converted: Fraction, figures: Figures, voice: Speech) -> str:
    return voice.say(
        "{name}, {index} %: {own} of {applicable} points, converted to {part} of {total}, + bonus {bonus} "
        "− penalty {penalty} = {converted} of {total}.",
        **_parts(card, figures),
        applicable=figures.maximum(card.applicable),
        part=figures.value(converted - card.bonus + card.penalty),
        converted=figures.value(converted),
        total=figures.maximum(Fraction(card.edition.total)),
    )


def _parts(card: Scorecard, figures: Figures) -> Mapping[str, object]:
    return {
        "name": one_line(card.name),
        "index": figures.value(card.index),
        "own": figures.value(card.points - card.bonus + card.penalty),
        "bonus": figures.value(card.bonus),
        "penalty": figures.value(card.penalty),
    }


def losses_words(
    block: BlockStandings, losses: Sequence[ComponentLoss], figures: Figures, voice: Speech
) -> tuple[str, ...]:
    """Say what all components lost together, so that the table can be added up."""
    cards = [standing.card for standing in block.standings if standing.rank is not None]
    lost = sum((loss.lost for loss in losses), Fraction(0))
    available = sum((loss.available for loss in losses), Fraction(0))
    if not cards or not lost:
        return ()
    said = {"lost": figures.value(lost), "available": figures.maximum(available)}
    sentences = [voice.say("All components together lost {lost} of {available} points.", **said)]
    if block.edition.adjustments:
        sentences.append(_beside(cards, figures, voice))
    if not block.edition.all_add_up:
        sentences.append(
            voice.say("What a mean lost is divided over its components by weight and by what each of them lacks.")
        )
    return tuple(sentences)


def _beside(cards: Sequence[Scorecard], figures: Figures, voice: Speech) -> str:
    bonus = sum((card.bonus for card in cards), Fraction(0))
    penalty = sum((card.penalty for card in cards), Fraction(0))
    return voice.say(
        "Beside them bonuses added {bonus} points and penalties took off {penalty}.",
        bonus=figures.value(bonus),
        penalty=figures.value(penalty),
    )
