"""The pages that a block has once: years side by side, method, two units beside each other."""

from dataclasses import replace
from fractions import Fraction

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Chart, Heading, Kind, Lines, Sentence, Series, Table
from parindex.reporting.report.contents.trend import BlockReview, YearCell
from parindex.reporting.site.contents import Site, SiteBlock
from parindex.reporting.site.frame import Page
from parindex.reporting.site.names import relative
from parindex.reporting.site.paths import PER_PAGE, SitePaths
from parindex.reporting.tables.annex import annex_blocks
from parindex.reporting.tables.areas import tiers_table
from parindex.reporting.tables.outgoing.site import many_years_table, policies_table, scores_table, years_table
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.html import Html, HtmlWriter, element, in_script, joined

__all__ = ["compare_page", "method_page", "trend_page"]


def _trail(site: Site, paths: SitePaths, block: SiteBlock) -> list[tuple[str, str]]:
    return [("index.html", site.voice.say("Overview")), (paths.block(block.id), block.title)]


def trend_page(site: Site, paths: SitePaths, block: SiteBlock, review: BlockReview) -> Page:
    """Return the years side by side, with what parts them."""
    path = paths.of_block(block.id, "trend")
    table = years_table((one.year, one.origin, one.units, one.mean, one.first, one.obstacle) for one in review.years)
    table = table if site.head.shows_index else table.without({"mean", "best"})
    table = table if site.head.shows_ranks else table.without({"best"})
    blocks: list[AnyBlock] = [*map(Sentence, review.notes)]
    if review.breaks:
        blocks.append(Lines(review.breaks))
    if site.head.shows_index:
        blocks.append(_means(review))
    blocks.append(table.filled())
    units = [block.histories[one.card.unit] for one in block.units[:PER_PAGE] if one.card.unit in block.histories]
    years = [year.year for year in review.years]
    many = many_years_table(years, ((one.name, *(_told(site, cell) for cell in one.cells)) for one in units))

    def link(shown: Table, row: int) -> str:
        named = shown.key == "many_years" and units[row].unit
        return relative(paths.unit(block.id, named), path) if named else ""

    if site.head.shows_index or site.head.shows_ranks:
        blocks += [Heading(2, Phrase("Units")), Sentence(Phrase("Index % and, in brackets, the rank.")), many]
    body = HtmlWriter(site.voice, link, tools="sort filter").written(blocks)
    return Page(path, site.voice.say("Trend: {block}", block=block.title), body, _trail(site, paths, block))


def _told(site: Site, cell: YearCell) -> str:
    if site.head.shows_index and site.head.shows_ranks:
        return cell.short
    return str(cell.index) if site.head.shows_index else cell.rank


def _means(review: BlockReview) -> Chart:
    """Return the mean of the block; a line joins only years that are measured alike."""
    stretches: list[list[Fraction | None]] = []
    for at, year in enumerate(review.years):
        if year.mean.rounded is None:
            continue
        if not stretches or not year.joined:
            stretches.append([None] * len(review.years))
        stretches[-1][at] = year.mean.rounded
    series = tuple(Series(Phrase("Block mean"), tuple(values)) for values in stretches)
    return Chart("line", Phrase("Mean of the block, index %"), tuple(str(one.year) for one in review.years), series)


def method_page(site: Site, paths: SitePaths, block: SiteBlock) -> Page:
    """Return the criteria set, what was decided, and what changed since the compared year."""
    report, path = block.report, paths.of_block(block.id, "method")
    _, *annex = annex_blocks(block.edition, site.voice)
    annex = [replace(one, title=Phrase("Criteria set")) if isinstance(one, Table) else one for one in annex]
    blocks: list[AnyBlock] = [Sentence(report.set.title), policies_table(report.policy)]
    if report.tiers:
        blocks.append(replace(tiers_table(report.tiers), title=Phrase("Tiers")).only("tier", "bound"))
    if report.not_comparable:
        blocks += [Heading(2, Phrase("What changed in the set")), Lines(report.not_comparable)]
    body = HtmlWriter(site.voice).written([*blocks, Heading(2, Phrase("Criteria set")), *annex])
    return Page(path, site.voice.say("Method: {block}", block=block.title), body, _trail(site, paths, block))


def compare_page(site: Site, paths: SitePaths, block: SiteBlock) -> Page:
    """Return all units in all areas; with a script, any two of them beside each other."""
    path, voice = paths.of_block(block.id, "compare"), site.voice
    areas = [node.code for node in block.edition.index]
    units = block.units[:PER_PAGE]
    table = site.head.shown(scores_table(block.edition, units, areas))
    heads = Lines(tuple(f"{node.code}: {node.title.in_(voice.locale)}" for node in block.edition.index))

    def link(_table: Table, row: int) -> str:
        return relative(paths.unit(block.id, units[row].card.unit), path)

    body = joined(
        (
            _form(site, paths, block, table),
            HtmlWriter(voice, link, tools="sort filter").written([heads, table]),
        ),
        "\n",
    )
    return Page(path, voice.say("Compare units: {block}", block=block.title), body, _trail(site, paths, block))


def _form(site: Site, paths: SitePaths, block: SiteBlock, table: Table) -> Html:
    """Return two lists to choose from and the table that a script fills with what stands in `table`."""
    say = site.voice.say
    lists = [
        element("p", element("label", label, for_=mark), element("select", id=mark))
        for label, mark in ((say("First unit"), "first"), (say("Second unit"), "second"))
    ]
    told = ((say("Compared"), None), ("", "n"), ("", "n"), (say("Difference of the two"), "n"))
    heads = [element("th", name, scope="col", class_=look) for name, look in told]
    caption = element("caption", say("Two units beside each other"), id="beside-t")
    shown = element("table", caption, element("thead", element("tr", *heads)), element("tbody"), id="beside")
    room = element("div", shown, class_="wide", role="region", aria_labelledby="beside-t", tabindex=0)
    form = element("form", element("div", *lists, class_="pair"), room, id="compare", hidden=True)
    data = in_script(_compared(site, paths, block, table))
    return joined((form, element("script", data, type="application/json", id="compared")))


def _compared(site: Site, paths: SitePaths, block: SiteBlock, table: Table) -> dict[str, object]:
    """Return the cells of a table of units for the script: the same figures, by unit."""
    cells = Cells(table, site.voice)
    titles = {f"area_{node.code}": f"{node.code} {node.title.in_(site.voice.locale)}" for node in block.edition.index}
    shown = [at for at, column in enumerate(table.columns) if column.key != "name"]
    names = [said(one.card.name, site.voice) for one in block.units]
    return {
        "rows": [said(titles.get(table.columns[at].key, cells.heads()[at]), site.voice) for at in shown],
        "differ": [table.columns[at].kind is Kind.PERCENT for at in shown],
        "units": [
            [name, paths.unit_name(block.id, one.card.unit), [row[at].text for at in shown]]
            for name, one, row in zip(names, block.units, cells.rows(), strict=False)
        ],
    }
