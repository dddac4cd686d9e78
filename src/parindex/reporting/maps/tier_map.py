"""The map of a year's tiers: units with colour, letter and pattern, and what these mean."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.reporting.maps.drawing import FONT, MISSING, NOTHING, Paint, text, wrapped, zone_patterns
from parindex.reporting.maps.placing import PlacedUnit
from parindex.reporting.report.figures import Figures
from parindex.reporting.writers.cells import said

__all__ = ["tier_map"]

_MARGIN, _LINE, _LEAST = 12, 24, 700
_PAINTS: Final = (
    ("#3FA796", ""),
    ("#A8DDD3", "url(#dots)"),
    ("#F2F2F2", ""),
    ("#E8CF97", "url(#stripes)"),
    ("#CB8A4E", "url(#cross)"),
)
"""From the best tier to the last; those who do not see red or green tell them apart, and patterns help."""


def tier_map(block: BlockStandings, placed: Sequence[PlacedUnit], size: tuple[float, float], voice: Speech) -> str:
    """Return the map as SVG; `size` is that of the placed units together."""
    cards = {one.card.unit: one.card for one in block.standings}
    paints = _paints(block.edition)
    legend = [*((paint, _tier(block.edition, tier, voice)) for tier, paint in paints.items())]
    legend.append((MISSING, voice.say("? = no result")))
    width, height = max(_LEAST, size[0] + 2 * _MARGIN), size[1] + 2 * _MARGIN + len(legend) * _LINE
    figures = Figures(block.edition.policy, voice)
    title = voice.say("Map of tiers, {block} {year}", block=block.title, year=block.year)
    named = f'role="img" aria-label="{escape(said(title, voice))}" font-family="{FONT}, Arial, sans-serif"'
    shown = [(one, cards.get(one.unit)) for one in placed]
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" {named}>',
        f"<defs>{''.join(zone_patterns())}</defs>",
        f'<rect width="{width:g}" height="{height:g}" fill="#FFFFFF"/>',
        f'<g transform="translate({_MARGIN} {_MARGIN})">',
        *(_shape(one, _paint(card, paints)) for one, card in shown),
        *(_label(one, card, _paint(card, paints), figures) for one, card in shown),
        "</g>",
        *_legend(legend, size[1] + 2 * _MARGIN),
        "</svg>",
    ]
    return "".join(body)


def _paints(edition: Edition) -> Mapping[str, Paint]:
    tiers, last = edition.tiers, len(_PAINTS) - 1
    places = [round(at * last / max(1, len(tiers) - 1)) for at in range(len(tiers))]
    return {
        tier.id: Paint(_PAINTS[place][0], chr(ord("A") + at), _PAINTS[place][1])
        for at, (tier, place) in enumerate(zip(tiers, places, strict=True))
    }


def _paint(card: Scorecard | None, paints: Mapping[str, Paint]) -> Paint:
    if card is None or card.index is None:
        return MISSING
    return paints.get(card.tier or "", NOTHING)


def _tier(edition: Edition, tier: str, voice: Speech) -> str:
    return next(one.title.in_(voice.locale) for one in edition.tiers if one.id == tier)


def _shape(one: PlacedUnit, paint: Paint) -> str:
    over = f'<{one.outline} fill="{paint.over}"/>' if paint.over else ""
    dash = f' stroke-dasharray="{paint.dash}"' if paint.dash else ""
    return f'<{one.outline} fill="{paint.fill}" stroke="#333333"{dash}/>{over}'


def _label(one: PlacedUnit, card: Scorecard | None, paint: Paint, figures: Figures) -> str:
    x, y = one.label
    lines = wrapped(card.name if card else one.unit, one.wide, 2)
    top = y - 8 * len(lines) + 4
    index = figures.value(card.index).text if card and card.index is not None else ""
    below = f"{paint.letter} · {index}" if index else paint.letter
    return "".join(
        (
            *(text((x, top + 15 * at), line, 12) for at, line in enumerate(lines)),
            text((x, top + 15 * len(lines) + 4), below, 14, bold=True),
        )
    )


def _legend(legend: Sequence[tuple[Paint, str]], top: float) -> Iterator[str]:
    for at, (paint, meaning) in enumerate(legend):
        y = top + at * _LINE
        box = f'rect x="{_MARGIN}" y="{y:g}" width="26" height="16"'
        dash = f' stroke-dasharray="{paint.dash}"' if paint.dash else ""
        yield f'<{box} fill="{paint.fill}" stroke="#333333"{dash}/>'
        if paint.over:
            yield f'<{box} fill="{paint.over}"/>'
        yield text(
            (_MARGIN + 34, y + 13), f"{paint.letter}: {meaning}" if paint.letter != "?" else meaning, anchor="start"
        )
