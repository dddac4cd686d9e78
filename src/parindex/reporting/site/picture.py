"""A picture of a unit's result to share: the same bytes on every system."""

from parindex.model.results.scorecards import Standing
from parindex.reporting.maps.drawing import FONT, text, wrapped
from parindex.reporting.maps.zone_map import map_png
from parindex.reporting.site.contents import Site, SiteBlock
from parindex.reporting.tables.outgoing.site import result_table
from parindex.reporting.writers.cells import Cells, said

__all__ = ["unit_picture"]

_WIDE, _HIGH, _EDGE = 600, 315, 36
"""Half of what networks want: the picture has twice as many points."""


def unit_picture(site: Site, block: SiteBlock, unit: Standing) -> bytes:
    """Return a PNG with name, result and where it is from."""
    table = site.head.shown(result_table(unit, block.standings.ranked, site.voice))
    cells = Cells(table, site.voice)
    told = list(zip(cells.heads(), (figure.text for figure in cells.rows()[0]), strict=True))[:3]
    names = wrapped(said(unit.card.name, site.voice), 32, 2)
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{_HIGH}" font-family="{FONT}">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#FFFFFF"/><rect width="{_WIDE}" height="10" fill="#1F4E79"/>',
        *(text((_EDGE, 66 + 38 * at), line, 32, anchor="start", bold=True) for at, line in enumerate(names)),
        *(text((_EDGE + 185 * at, 180), head, 15, anchor="start") for at, (head, _) in enumerate(told)),
        *(text((_EDGE + 185 * at, 218), value, 30, anchor="start", bold=True) for at, (_, value) in enumerate(told)),
        text((_EDGE, 270), f"{block.title} · {site.head.year}", 15, anchor="start"),
        text((_EDGE, 292), site.head.name, 13, anchor="start"),
        text((_WIDE - _EDGE, 292), site.voice.say("DRAFT"), 13, anchor="end", bold=True) if site.head.draft else "",
        "</svg>",
    ]
    return map_png("".join(body))
