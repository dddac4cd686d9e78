"""The first page, and the pages of a block: ranking, tiers, map, where points were lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parindex.model.results.scorecards import Standing
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Lines, Sentence, Table
from parindex.reporting.report.figures import Figures
from parindex.reporting.site.contents import Site, SiteBlock
from parindex.reporting.site.frame import Page
from parindex.reporting.site.names import relative
from parindex.reporting.site.paths import PER_PAGE, SitePaths
from parindex.reporting.site.search import AT_ONCE, search_box
from parindex.reporting.tables.areas import areas_table, tiers_table
from parindex.reporting.tables.outgoing.site import node_losses_table
from parindex.reporting.tables.ranking import RankingLine, ranking_table
from parindex.reporting.writers.html import Html, HtmlWriter, element, joined
from parindex.reporting.writers.html.tables import Links

__all__ = ["block_pages", "overview"]

_WHOLE = 100
"""Units whose rankings all stand on the first page."""
_COLUMNS = ("rank", "name", "points", "index", "tier", "change_index", "change_rank", "change_tier")


def overview(site: Site, paths: SitePaths) -> Page:
    """Return the first page."""
    path, voice = "index.html", site.voice
    parts: list[object] = [search_box(site, paths, path)] if site.count <= AT_ONCE else []
    for block in site.blocks:
        parts.append(element("h2", element("a", block.title, href=paths.block(block.id))))
        parts.append(HtmlWriter(voice).written(_sentences(site, block)))
        parts.append(_pages_of(site, paths, block, path))
        if site.count <= _WHOLE:
            parts.append(_ranking(site, paths, block, path, block.units))
    title = voice.say("Public administration reform index {year}", year=site.head.year)
    return Page(path, title, joined(parts, "\n"))


def block_pages(site: Site, paths: SitePaths, block: SiteBlock) -> Iterator[Page]:
    """Yield the pages of a block's ranking; the first one has all that is said of the block."""
    last = paths.pages(block.id)
    for number in range(1, last + 1):
        path = paths.block(block.id, number)
        units = block.units[(number - 1) * PER_PAGE : number * PER_PAGE]
        parts: list[object] = []
        if number == 1:
            parts += [HtmlWriter(site.voice).written(_sentences(site, block)), _pages_of(site, paths, block, path)]
        if last > 1:
            parts.append(_numbers(site, paths, block, path, number))
        parts.append(_ranking(site, paths, block, path, units))
        if number == 1:
            parts += _about(site, paths, block, path)
        title = (
            block.title if number == 1 else site.voice.say("{title}, page {number}", title=block.title, number=number)
        )
        yield Page(path, title, joined(parts, "\n"), (("index.html", site.voice.say("Overview")),))


def _sentences(site: Site, block: SiteBlock) -> list[AnyBlock]:
    """Say how many units there are, the mean, and what is to be known of changes."""
    report = block.report
    said: list[AnyBlock] = [Sentence(report.completeness)]
    if site.head.shows_index:
        said.append(Sentence(Phrase("Mean of the ranked units: {mean} %.", {"mean": report.mean.text})))
    if site.head.compare is not None and report.not_comparable:
        said.append(Lines(report.not_comparable))
    return [*said, *map(Sentence, report.against)]


def _pages_of(site: Site, paths: SitePaths, block: SiteBlock, path: str) -> Html:
    voice = site.voice
    pages = [("method", voice.say("Method")), ("compare", voice.say("Compare units"))]
    if block.review is not None:
        pages.insert(0, ("trend", voice.say("Trend")))
    if not site.head.shows_areas:
        pages = [one for one in pages if one[0] != "compare"]
    links = [
        element("li", element("a", f"{title}: {block.title}", href=relative(paths.of_block(block.id, what), path)))
        for what, title in pages
    ]
    return element("ul", *links, class_="links")


def _ranking(site: Site, paths: SitePaths, block: SiteBlock, path: str, units: Sequence[Standing]) -> Html:
    figures = Figures(block.edition.policy, site.voice)
    lines = [RankingLine(one, block.standings, figures) for one in units]
    table = site.head.shown(ranking_table(lines, compare=block.report.compare).only(*_COLUMNS))
    table = replace(table, title=Phrase("Ranking: {block}", {"block": block.title}), key=f"ranking-{block.id}")

    def link(_table: Table, row: int) -> str:
        return relative(paths.unit(block.id, lines[row].card.unit), path)

    return HtmlWriter(site.voice, link, tools="sort filter").written([table])


def _numbers(site: Site, paths: SitePaths, block: SiteBlock, path: str, number: int) -> Html:
    links = [
        element(
            "li", str(each) if each == number else element("a", each, href=relative(paths.block(block.id, each), path))
        )
        for each in range(1, paths.pages(block.id) + 1)
    ]
    label = site.voice.say("Pages of the ranking")
    return element("nav", element("ul", *links, class_="links"), aria_label=label)


def _about(site: Site, paths: SitePaths, block: SiteBlock, path: str) -> Iterator[object]:
    """Yield tiers, map, areas and losses, as far as they are published."""
    writer, head = HtmlWriter(site.voice), site.head
    if head.shows_index and block.report.tiers:
        tiers = tiers_table(block.report.tiers)
        yield writer.written(
            [
                Heading(2, Phrase("Tiers")),
                replace(tiers, title=Phrase("Units by tier")).without(
                    {"units"} if len(block.units) > PER_PAGE or not head.shows_ranks else ()
                ),
            ]
        )
        if block.map:
            yield element(
                "div", Html(block.map), class_="map", tabindex=0, role="region", aria_label=site.voice.say("Map")
            )
    if head.shows_areas:
        yield from _areas(site, paths, block, path)
    if head.shows_components and block.nodes:
        leaves = [block.nodes[leaf.code] for leaf in block.edition.leaves if leaf.code in block.nodes]
        leaves.sort(key=lambda node: -node.lost)
        table = node_losses_table(block.edition, leaves, site.voice)
        links = _to_nodes(paths, block, path, [one.code for one in leaves])
        yield HtmlWriter(site.voice, links, tools="sort filter").written([Heading(2, Phrase("Lost points")), table])


def _areas(site: Site, paths: SitePaths, block: SiteBlock, path: str) -> Iterator[Html]:
    areas = block.report.areas
    table = replace(areas_table(areas, block.report.compare_areas), title=Phrase("Areas of the block"))
    links = _to_nodes(paths, block, path, [area.code for area in areas])
    yield HtmlWriter(site.voice, links).written([Heading(2, Phrase("Areas")), table])


def _to_nodes(paths: SitePaths, block: SiteBlock, path: str, codes: Sequence[str]) -> Links:
    return lambda _table, row: relative(paths.node(block.id, codes[row]), path)
