"""What bonus, penalty and means do to points, in words: beside the table of losses, and for an index out of 0-100."""

from collections.abc import Sequence
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
    """Say why an index is above 100 % or below 0 %; empty for any other."""
    if card.index is None or 0 <= card.index <= _FULL:
        return ""
    values = {
        "name": one_line(card.name),
        "index": figures.value(card.index),
        "own": figures.value(card.points - card.bonus + card.penalty),
        "bonus": figures.value(card.bonus),
        "penalty": figures.value(card.penalty),
        "points": figures.value(card.points),
        "maximum": figures.maximum(card.applicable),
    }
    said = voice.say(
        "{name}, {index} %: {own} points + bonus {bonus} − penalty {penalty} = {points} of {maximum}.", **values
    )
    return f"{said} {_rescaled(card, figures, voice)}".strip()


def _rescaled(card: Scorecard, figures: Figures, voice: Speech) -> str:
    """Say what the full scale has to do with it, where not everything applies."""
    if card.converted is None or card.converted == card.points:
        return ""
    total, converted = figures.maximum(Fraction(card.edition.total)), figures.value(card.converted)
    return voice.say("Converted to the full scale of {total}: {converted}.", total=total, converted=converted)


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
