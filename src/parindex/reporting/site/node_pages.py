"""The pages of areas, criteria and components: how the block stands there, and who lost points."""

from collections.abc import Iterator
from typing import Final

from parindex.model.criteria import Node
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence, Table
from parindex.reporting.report.figures import Figures
from parindex.reporting.site.contents import Site, SiteBlock
from parindex.reporting.site.frame import Page
from parindex.reporting.site.names import relative
from parindex.reporting.site.paths import PER_PAGE, SitePaths
from parindex.reporting.tables.outgoing.site import losers_table, node_losses_table
from parindex.reporting.writers.html import Html, HtmlWriter, joined

__all__ = ["node_pages"]

_MOST: Final = PER_PAGE


def node_pages(site: Site, paths: SitePaths, block: SiteBlock) -> Iterator[Page]:
    """Yield a page for every node that is published."""
    for depth, node in block.edition.walk():
        if site.head.shows_components if depth else site.head.shows_areas:
            yield _page(site, paths, block, node, depth)


def _page(site: Site, paths: SitePaths, block: SiteBlock, node: Node, depth: int) -> Page:
    path = paths.node(block.id, node.code)
    parts = [HtmlWriter(site.voice).written(_sentences(site, block, node)), *_below(site, paths, block, node, path)]
    parts += [_units(site, paths, block, node, path)]
    above = [block.edition.nodes[code] for code in block.edition.paths.get(node.code, ())] if depth else []
    trail = [
        ("index.html", site.voice.say("Overview")),
        (paths.block(block.id), block.title),
        *((paths.node(block.id, each.code), _titled(site, each)) for each in above if each.code != node.code),
    ]
    return Page(path, _titled(site, node), joined(parts, "\n"), trail)


def _titled(site: Site, node: Node) -> str:
    return f"{node.code} {node.title.in_(site.voice.locale)}"


def _sentences(site: Site, block: SiteBlock, node: Node) -> Iterator[AnyBlock]:
    lost = block.nodes.get(node.code)
    if lost is None:
        return
    figures = Figures(block.edition.policy, site.voice)
    values = {
        "units": lost.units,
        "of": lost.of,
        "lost": figures.amount(lost.lost).text,
        "share": figures.value(lost.share).text,
    }
    yield Sentence(
        Phrase("{units} of {of} units lost points here: {lost} together, {share} % of all that the block lost.", values)
    )


def _below(site: Site, paths: SitePaths, block: SiteBlock, node: Node, path: str) -> Iterator[Html]:
    """Yield what the block lost on the parts of a group."""
    parts = [block.nodes[one.code] for one in node.parts if one.code in block.nodes]
    if parts and site.head.shows_components:
        table = node_losses_table(block.edition, parts, site.voice)

        def link(_table: Table, row: int) -> str:
            return relative(paths.node(block.id, parts[row].code), path)

        yield HtmlWriter(site.voice, link).written([Heading(2, Phrase("Parts")), table])


def _units(site: Site, paths: SitePaths, block: SiteBlock, node: Node, path: str) -> Html:
    """Return who lost points, most first; of a block of many units as many as a page holds."""
    scored = [pair for one in block.units if (pair := (one, one.card.nodes[node.code]))[1].applicable]
    units = sorted(scored, key=lambda pair: -pair[1].lost)
    if len(units) > _MOST:
        units = [pair for pair in units[:_MOST] if pair[1].lost]
    table = losers_table(block.edition, units, Phrase("Units by points lost"))
    blocks: list[AnyBlock] = [Heading(2, Phrase("Units")), site.head.shown(table)]
    if len(units) < len(scored):
        values = {"shown": len(units), "all": len(scored)}
        blocks.append(Sentence(Phrase("{shown} of {all} units; the data have them all.", values)))

    def link(_table: Table, row: int) -> str:
        return relative(paths.unit(block.id, units[row][0].card.unit), path)

    return HtmlWriter(site.voice, link, tools="sort filter").written(blocks)
