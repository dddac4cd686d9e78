"""The files to download: the same tables as on the pages, for spreadsheets and programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parindex.language import Speech, speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Shown, Table
from parindex.reporting.open_data.described import Measured, TableForm, package_document, resource_document
from parindex.reporting.open_data.long_table import LONG_FORM, LongRow, long_table
from parindex.reporting.report.figures import Figures
from parindex.reporting.site.contents import Site, SiteBlock, SiteHead
from parindex.reporting.site.paths import SitePaths
from parindex.reporting.tables.outgoing.site import node_losses_table, scores_table
from parindex.reporting.tables.ranking import RankingLine, RankingMoment, ranking_table
from parindex.reporting.writers.csv import csv_bytes, csv_form
from parindex.reporting.writers.records import harmless_document, records
from parindex.reporting.writers.tables_book import tables_book
from parindex.version import __version__

__all__ = ["Download", "common_downloads", "own_downloads", "package"]


@dataclass(frozen=True, slots=True)
class Download:
    """A file, what it holds in words, and how it is described if it is a table."""

    name: str
    title: Phrase
    content: bytes
    resource: Mapping[str, Any] | None = None


def common_downloads(site: Site, paths: SitePaths) -> Iterator[Download]:
    """Yield the files for programs, which no language changes."""
    for block in site.blocks:
        yield _tidy(site.head, paths, block)
    name = f"results-{site.head.year}.json"
    yield Download(name, Phrase("Results for programs (JSON)"), _json(_document(site)))


def own_downloads(site: Site, paths: SitePaths) -> Iterator[Download]:
    """Yield the files for people who read the language of the pages."""
    for block in site.blocks:
        yield _ranking(site, paths, block)
    yield _book(site)


def package(title: str, licence: str | None, resources: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the descriptor of all tables."""
    return _json(package_document(title, licence, __version__, resources))


def _tidy(head: SiteHead, paths: SitePaths, block: SiteBlock) -> Download:
    """Return one row for each unit and node that is published; files and cells of the office are nobody's matter."""
    chosen = _Chosen(head, frozenset(node.code for node in block.edition.index))
    name = f"results-{head.year}-{_slug(paths, block)}.csv"
    ordered = replace(block.standings, standings=tuple(block.units))
    content = long_table([ordered], chosen.row)
    resource = _resource(name, content, block, LONG_FORM)
    title = Phrase("{block}: one row for each unit and score", {"block": block.title})
    return Download(name, title, content, resource)


@dataclass(frozen=True, slots=True)
class _Chosen:
    head: SiteHead
    areas: frozenset[str]

    def row(self, row: LongRow) -> LongRow | None:
        """Return a row without what is not published; `None`: nothing of it is."""
        if row.level in {"bonus", "penalty"} or row.code not in {"", *self.areas}:
            if not self.head.shows_components:
                return None
        elif row.code and not self.head.shows_areas:
            return None
        if not row.code and not self.head.shows_index:
            row = replace(row, points=None, max=None, index=None, index_exact=None, tier="")
        return replace(row, rank=row.rank if self.head.shows_ranks else None, file="", cell="", stage="")


def _ranking(site: Site, paths: SitePaths, block: SiteBlock) -> Download:
    """Return the ranking as a spreadsheet of the language opens it, and as `history import` reads it."""
    table = _table(site, block)
    name = f"ranking-{site.head.year}-{_slug(paths, block)}.{site.voice.locale}.csv"
    content = csv_bytes([table], site.voice)
    resource = _resource(name, content, block, csv_form(table, site.voice))
    return Download(name, Phrase("{block}: ranking", {"block": block.title}), content, resource)


def _table(site: Site, block: SiteBlock) -> Table:
    figures = Figures(block.edition.policy, site.voice)
    lines = [RankingLine(one, block.standings, figures) for one in block.units]
    table = ranking_table(
        lines, compare=block.report.compare, moment=RankingMoment(site.head.revision), readers=Shown.DATA | Shown.RECORD
    )
    both = site.head.shows_index and site.head.shows_ranks
    return site.head.shown(table, *(() if both else ("obstacle",)))


def _book(site: Site) -> Download:
    """Return a workbook with a sheet for every table."""
    blocks: list[AnyBlock] = [Heading(1, site.head.name)]
    for block in site.blocks:
        figures = Figures(block.edition.policy, site.voice)
        lines = [RankingLine(one, block.standings, figures) for one in block.units]
        table = site.head.shown(ranking_table(lines, compare=block.report.compare, readers=Shown.SHEET))
        blocks.append(replace(table, title=Phrase("Ranking: {block}", {"block": block.title})))
        if site.head.shows_areas:
            areas = scores_table(block.edition, block.units, [node.code for node in block.edition.index])
            title = Phrase("Areas: {block}", {"block": block.title})
            blocks.append(replace(site.head.shown(areas), title=title))
        if site.head.shows_components and block.nodes:
            nodes = [block.nodes[node.code] for _, node in block.edition.walk() if node.code in block.nodes]
            lost = node_losses_table(block.edition, nodes, site.voice)
            blocks.append(replace(lost, title=Phrase("Lost points: {block}", {"block": block.title})))
    name = f"results-{site.head.year}.{site.voice.locale}.xlsx"
    return Download(name, Phrase("All tables in one workbook"), tables_book(blocks, site.voice))


def _document(site: Site) -> Mapping[str, Any]:
    head = site.head
    return harmless_document(
        {
            "schema": 1,
            "parindex": __version__,
            "year": head.year,
            "revision": head.revision,
            "draft": head.draft,
            "manifest_sha256": head.digest or None,
            "publish": list(head.parts),
            "blocks": [_block(site, block) for block in site.blocks],
        }
    )


def _block(site: Site, block: SiteBlock) -> Mapping[str, Any]:
    english: Speech = speech("en")
    table = _table(replace(site, voice=english), block)
    ranks = {"ranked": block.standings.ranked} if site.head.shows_ranks else {}
    return {
        "block": block.id,
        "title": block.title,
        "criteria": block.edition.key,
        **ranks,
        "units": list(records(table)),
    }


def _resource(name: str, content: bytes, block: SiteBlock, form: TableForm) -> Mapping[str, Any]:
    edition = block.edition
    sets = (Measured(block.id, edition.key, edition.digest, edition.draft),)
    plain = name.removesuffix(".csv").replace(".", "-")
    return resource_document(plain, name, content, form, sets)


def _slug(paths: SitePaths, block: SiteBlock) -> str:
    return paths.block(block.id).partition("/")[0]


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
