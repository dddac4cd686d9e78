"""All pages of a site in one language, one after the other."""

from collections.abc import Collection, Iterator, Sequence

from parindex.reporting.site.block_pages import compare_page, method_page, trend_page
from parindex.reporting.site.contents import DataFile, Site, SiteBlock
from parindex.reporting.site.data_page import data_page
from parindex.reporting.site.frame import Frame, Page
from parindex.reporting.site.node_pages import node_pages
from parindex.reporting.site.paths import SitePaths
from parindex.reporting.site.rankings import block_pages, overview
from parindex.reporting.site.search import find_pages
from parindex.reporting.site.unit_page import unit_page

__all__ = ["site_pages"]


def site_pages(
    site: Site, paths: SitePaths, files: Sequence[DataFile], pictured: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield every page with its path from the first folder; `pictured` are the blocks whose units have pictures."""
    frame = Frame(site)
    for page in _pages(site, paths, frame, files, pictured):
        yield frame.place(page.path), frame.written(page)


def _pages(
    site: Site, paths: SitePaths, frame: Frame, files: Sequence[DataFile], pictured: Collection[str]
) -> Iterator[Page]:
    yield overview(site, paths)
    yield from find_pages(site, paths)
    yield data_page(site, frame, files)
    for block in site.blocks:
        yield from _of_block(site, paths, block)
        for unit in block.units:
            yield unit_page(site, paths, block, unit, picture=block.id in pictured)


def _of_block(site: Site, paths: SitePaths, block: SiteBlock) -> Iterator[Page]:
    yield from block_pages(site, paths, block)
    yield method_page(site, paths, block)
    if site.head.shows_areas:
        yield compare_page(site, paths, block)
    if block.review is not None:
        yield trend_page(site, paths, block, block.review)
    yield from node_pages(site, paths, block)
