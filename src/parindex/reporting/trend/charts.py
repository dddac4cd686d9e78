"""Pictures of a block's years for documents: Vega-Lite charts by Altair, drawn by vl-convert without a network.

A line joins only what a step joins: each unbroken stretch is a line of its own.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from parindex.language import Speech
from parindex.reporting.report.contents.trend import BlockReview, UnitLine
from parindex.reporting.trend.colours import COLOURS
from parindex.reporting.writers.charts import with_font

if TYPE_CHECKING:
    import altair as alt

__all__ = ["index_chart", "points", "rank_chart"]

_FONT = "Parindex Sans"
"""Comes with us: the font of vl-convert lacks Vietnamese letters, and those of machines differ."""
_MEAN = "#000000"
_WIDTH = 560
_SCALE = 2
_GREY = "#666666"
_MOST_TICKS = 25
_BELOW = 0.55
"""Ranks between the labels of units that tie."""
_EARLY: dict[str, Any] = {"fontSize": 10, "limit": 220, "dy": -11}
"""The label of a unit that ends before the others: above its last point, over their lines."""

Row = dict[str, Any]


def index_chart(block: BlockReview, voice: Speech) -> bytes:
    """Return a PNG: the index of each unit, and the mean of the block as a thick line."""
    import altair as alt  # noqa: PLC0415  slow to import

    rows = list(_rows(block, "index"))
    mean = voice.say("Block mean")
    means = [
        {
            "year": year.year,
            "value": float(year.mean.exact),
            "name": mean,
            "stretch": stretch,
            "published": year.published,
        }
        for year, stretch in _mean_stretches(block)
        if year.mean.exact is not None
    ]
    names = [unit.name for unit in block.units[: block.drawn]]
    colour = alt.Color(
        "name:N",
        title=None,
        scale=alt.Scale(domain=[*names, mean], range=[*COLOURS[: len(names)], _MEAN]),
        sort=None,
        legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3, labelLimit=220, columns=1, rowPadding=1),
    )
    x, y = _years(block, voice), alt.Y("value:Q", title=voice.say("Index %"), scale=alt.Scale(zero=False, nice=True))
    layers = [
        *_breaks(x, block),
        *_lines(rows, x, y, colour, 1.6),
        *_lines(means, x, y, colour, 3.2),
    ]
    return _png(alt.layer(*layers).properties(width=_WIDTH - 160, height=300))


def rank_chart(block: BlockReview, voice: Speech) -> bytes:
    """Return a PNG: the places of each unit, first on top, named at the right where its last line ends."""
    import altair as alt  # noqa: PLC0415  slow to import

    rows = list(_rows(block, "place"))
    lowest = max((row["value"] for row in rows), default=1)
    names = [unit.name for unit in block.units[: block.drawn]]
    colour = alt.Color(
        "name:N", scale=alt.Scale(domain=names, range=list(COLOURS[: len(names)])), sort=None, legend=None
    )
    x = _years(block, voice)
    ticks = list(range(1, lowest + 1)) if lowest <= _MOST_TICKS else alt.Undefined
    y = alt.Y(
        "value:Q",
        title=voice.say("Rank"),
        scale=alt.Scale(domain=[lowest + 0.5, 0.5], nice=False),
        axis=alt.Axis(values=ticks, format="d", grid=False),
    )
    ends = _ends(rows)
    labels = [
        _named([row for row in ends if row["year"] == block.last]).mark_text(
            fontSize=11, limit=220, align="left", dx=9
        ),
    ]
    early = _named([row for row in ends if row["year"] != block.last])
    halo = early.mark_text(**_EARLY, stroke="white", strokeWidth=4, strokeJoin="round", opacity=0.8)
    labels.append(early.mark_text(**_EARLY))
    height = max(180, min(24 * lowest, 420))
    at = alt.Y("at:Q", title=voice.say("Rank"))
    layers = [
        *_breaks(x, block),
        *_lines(rows, x, y, colour, 2.2),
        halo.encode(x=x, y=at, text="name:N"),
        *(label.encode(x=x, y=at, text="name:N", color=colour) for label in labels),
    ]
    return _png(alt.layer(*layers).properties(width=_WIDTH - 200, height=height))


def _named(rows: Sequence[Row]) -> "alt.Chart":
    import altair as alt  # noqa: PLC0415  slow to import

    return alt.Chart(alt.InlineData(list(rows)))


def _ends(rows: Sequence[Row]) -> list[Row]:
    """Return the last point of each unit with the height of its label: those of equal rank stand under one another."""
    seen: Counter[tuple[int, int]] = Counter()
    found = []
    for row in {row["name"]: row for row in rows}.values():
        place = (row["year"], row["value"])
        found.append({**row, "at": row["value"] + _BELOW * seen[place]})
        seen[place] += 1
    return found


def _rows(block: BlockReview, value: str) -> Iterator[Row]:
    """Yield a point for each year of each drawn unit; a stretch is numbered anew after every gap or break."""
    for unit in block.units[: block.drawn]:
        yield from points(unit, value)


def points(unit: UnitLine, value: str) -> Iterator[Row]:
    """Yield the points of a unit, by `index` or `place`; only points of one `stretch` are joined."""
    stretch = 0
    for cell in unit.cells:
        if not cell.joined:
            stretch += 1
        height = cell.place if value == "place" else None if cell.index.exact is None else float(cell.index.exact)
        if height is None:
            stretch += 1
            continue
        yield {
            "year": cell.year,
            "value": height,
            "name": unit.name,
            "stretch": f"{unit.unit} {stretch}",
            "published": cell.published,
        }


def _mean_stretches(block: BlockReview) -> Iterator[tuple[Any, str]]:
    stretch = 0
    for year in block.years:
        if not year.joined or year.mean.exact is None:
            stretch += 1
        yield year, f"mean {stretch}"


def _years(block: BlockReview, voice: Speech) -> Any:  # noqa: ANN401  Altair's own
    import altair as alt  # noqa: PLC0415  slow to import

    years = list(range(block.first, block.last + 1))
    step = 1 + len(years) // 16
    return alt.X(
        "year:Q",
        title=voice.say("Year"),
        scale=alt.Scale(domain=[block.first - 0.4, block.last + 0.4], nice=False),
        axis=alt.Axis(values=years[::step], format="d", grid=False),
    )


def _lines(rows: Sequence[Row], x: Any, y: Any, colour: Any, width: float) -> list[Any]:  # noqa: ANN401  as above
    import altair as alt  # noqa: PLC0415  slow to import

    drawn = alt.Chart(alt.InlineData(list(rows)))
    line = drawn.mark_line(strokeWidth=width, strokeJoin="round").encode(x=x, y=y, color=colour, detail="stretch:N")
    full = drawn.transform_filter("!datum.published").mark_point(size=34, filled=True, opacity=1)
    hollow = drawn.transform_filter("datum.published").mark_point(size=34, filled=True, opacity=1, strokeWidth=1.4)
    return [
        line,
        full.encode(x=x, y=y, color=colour),
        hollow.encode(x=x, y=y, stroke=colour, fill=alt.value("white")),
    ]


def _breaks(x: Any, block: BlockReview) -> list[Any]:  # noqa: ANN401  as above
    """Draw a dotted line where the whole block is parted between two years that both have data."""
    import altair as alt  # noqa: PLC0415  slow to import

    torn = [
        {"year": year.year - 0.5}
        for before, year in zip(block.years, block.years[1:], strict=False)
        if before.there and year.there and not year.joined
    ]
    if not torn:
        return []
    rule = alt.Chart(alt.InlineData(torn)).mark_rule(strokeDash=[3, 3], color=_GREY, strokeWidth=1.2)
    return [rule.encode(x=x)]


def _png(chart: Any) -> bytes:  # noqa: ANN401  as above
    import vl_convert  # noqa: PLC0415  large

    with_font()
    made = chart.configure(font=_FONT).configure_view(stroke=None)
    made = made.configure_axis(labelFontSize=11, titleFontSize=11, titleFontWeight="normal")
    made = made.configure_legend(labelFontSize=11).configure_title(fontWeight="normal")
    return _packed(vl_convert.vegalite_to_png(made.to_dict(), scale=_SCALE))


def _packed(png: bytes) -> bytes:
    """Pack the pixels of a PNG again: vl-convert packs fast, not small."""
    head, pixels, rest = png[:8], b"", []
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels += data
        else:
            rest.append((kind, data))
        at += length + 12
    packed = (b"IDAT", zlib.compress(zlib.decompress(pixels), 9))
    chunks = [*rest[:-1], packed, rest[-1]]
    return head + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
