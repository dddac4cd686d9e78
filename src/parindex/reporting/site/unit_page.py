"""The page of a unit: what it reached, where it stands, what changed, and where it lost points."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.scorecards import Standing
from parindex.model.studies.profile import AreaBeside, UnitProfile
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Chart, Heading, Sentence, Series, Tone
from parindex.reporting.report.changes import change_words
from parindex.reporting.report.contents.trend import UnitLine, YearCell
from parindex.reporting.report.figures import Figures
from parindex.reporting.site.contents import Site, SiteBlock
from parindex.reporting.site.frame import Page
from parindex.reporting.site.names import relative
from parindex.reporting.site.paths import SitePaths
from parindex.reporting.tables.analysis.profile import area_table
from parindex.reporting.tables.analysis.texts import node_title, short
from parindex.reporting.tables.outgoing.site import components_table, history_table, lost_table, result_table
from parindex.reporting.writers.cells import Cells
from parindex.reporting.writers.html import Html, HtmlWriter, element, joined

__all__ = ["MOST_SCORED", "unit_page"]

MOST_SCORED: Final = 1_000
"""Units of a block up to which their pages hold all scores, lost or not; of more, the data do."""


def unit_page(site: Site, paths: SitePaths, block: SiteBlock, unit: Standing, *, picture: bool) -> Page:
    """Return the page; `picture`: there is one to share."""
    return _UnitPage(site, paths, block, unit).page(picture=picture)


class _UnitPage:
    def __init__(self, site: Site, paths: SitePaths, block: SiteBlock, unit: Standing) -> None:
        self._site, self._paths, self._block, self._unit = site, paths, block, unit
        self._head, self._voice, self._card = site.head, site.voice, unit.card
        self._figures = Figures(block.edition.policy, site.voice)
        self._path = paths.unit(block.id, unit.card.unit)

    def page(self, *, picture: bool) -> Page:
        image = self._paths.unit(self._block.id, self._card.unit, "png") if picture else ""
        body = joined((self._result(), self._said(self._firmness()), *self._parts(), self._links(image)), "\n")
        trail = (("index.html", self._voice.say("Overview")), (self._paths.block(self._block.id), self._block.title))
        return Page(self._path, self._card.name, body, trail, image)

    def _parts(self) -> Iterator[Html]:
        if self._head.shows_areas:
            yield self._areas()
        yield self._history()
        if self._head.shows_components:
            yield self._lost()
            if len(self._block.units) <= MOST_SCORED:
                yield self._scores()

    def _said(self, blocks: Sequence[AnyBlock]) -> Html:
        return HtmlWriter(self._voice).written(blocks)

    def _result(self) -> Html:
        """Return the figures that a reader looks for, each with its name."""
        table = self._head.shown(result_table(self._unit, self._block.standings.ranked, self._voice))
        cells = Cells(table, self._voice)
        told = zip(cells.heads(), cells.rows()[0], strict=True)
        items = [element("li", name, element("b", figure.text)) for name, figure in told]
        return element("ul", *items, class_="result") if items else Html("")

    def _firmness(self) -> list[AnyBlock]:
        """Say how firm the rank is, and what changed or why that cannot be said."""
        said: list[AnyBlock] = []
        bounds = self._block.bounds.get(self._card.unit)
        if bounds is not None and self._head.shows_ranks:
            values = {"best": bounds.best, "worst": bounds.worst, "within": short(self._block.within)}
            firm = Phrase("Its rank holds under any weights within ±{within} %.", values)
            loose = Phrase(
                "Under weights within ±{within} % its rank can be no better than {best} and no worse than {worst}.",
                values,
            )
            said.append(Sentence(firm if bounds.holds else loose))
        return [*said, *self._change()]

    def _change(self) -> Iterator[AnyBlock]:
        change, year = self._unit.change, self._head.compare
        if year is None or change is None:
            return
        words = change_words(change, self._figures, self._voice)
        values = {"year": year, "index": words.index.text, "rank": words.rank.text, "reason": words.reason}
        if isinstance(change, Moved):
            if self._head.shows_index and self._head.shows_ranks:
                yield Sentence(Phrase("Since {year}: index {index}, places {rank}.", values), Tone.STRONG)
            elif self._head.shows_index:
                yield Sentence(Phrase("Since {year}: index {index}.", values), Tone.STRONG)
            elif self._head.shows_ranks:
                yield Sentence(Phrase("Since {year}: places {rank}.", values), Tone.STRONG)
        elif isinstance(change, NotComparable):
            yield Sentence(Phrase("Not comparable with {year}: {reason}.", values), Tone.NOTE)
            if words.how:
                yield Sentence(words.how)
        else:
            yield Sentence(Phrase("Since {year}: {reason}.", values), Tone.NOTE)

    def _areas(self) -> Html:
        """Return the areas beside the block: a chart, and the same as a table with links."""
        found = tuple(self._block.areas_of(self._card))
        edition = self._block.edition
        chart = Chart(
            "bar",
            Phrase("Areas beside the block, index %"),
            tuple(f"{one.code}. {node_title(edition, one.code, self._voice)}" for one in found),
            (
                Series(self._card.name, tuple(self._rounded(one.index) for one in found)),
                Series(Phrase("Mean of the block"), tuple(self._rounded(one.mean) for one in found)),
            ),
        )
        table = area_table(self._profile(found), self._voice)
        table = table if self._head.shows_ranks else table.without({"place", "of"})
        return HtmlWriter(self._voice, lambda _table, row: self._to_node(found[row].code)).written(
            [Heading(2, Phrase("Areas")), chart, table]
        )

    def _profile(self, found: Sequence[AreaBeside]) -> UnitProfile:
        block, standings = self._block, self._block.standings
        head = (standings.year, block.id, block.title, block.edition, self._unit, standings.ranked, self._head.compare)
        return UnitProfile(*head, None, None, block.within, found, (), (), (), (), ())

    def _rounded(self, value: Fraction | None) -> Fraction | None:
        return self._figures.value(value).rounded

    def _to_node(self, code: str) -> str:
        return relative(self._paths.node(self._block.id, code), self._path)

    def _history(self) -> Html:
        line = self._block.histories.get(self._card.unit)
        if line is None or not (self._head.shows_index or self._head.shows_ranks):
            return Html("")
        blocks: list[AnyBlock] = [Heading(2, Phrase("Year by year"))]
        if self._head.shows_index:
            blocks.append(self._line_chart(line))
        rows = (
            (one.year, one.index, one.change, one.rank, one.places, one.tier, self._told(one)) for one in line.cells
        )
        return self._said([*blocks, self._head.shown(history_table(rows))])

    def _told(self, cell: YearCell) -> str:
        """Say why there is no result or no change; a change itself stands in columns of its own."""
        if cell.gap:
            return cell.gap
        if cell.step and not cell.joined:
            return cell.step
        return cell.step if cell.joined and self._head.shows_index and self._head.shows_ranks else ""

    def _line_chart(self, line: UnitLine) -> Chart:
        """Return the index of every year; a line joins only what can be compared."""
        stretches: list[list[Fraction | None]] = []
        for at, cell in enumerate(line.cells):
            value = cell.index.rounded if cell.there else None
            if value is None:
                continue
            if not stretches or not cell.joined:
                stretches.append([None] * len(line.cells))
            stretches[-1][at] = value
        years = tuple(str(cell.year) for cell in line.cells)
        name = Phrase("Index %")
        return Chart("line", _INDEXES, years, tuple(Series(name, tuple(values)) for values in stretches))

    def _lost(self) -> Html:
        parts = tuple(self._block.lost_by(self._card))
        if not self._block.nodes:
            return Html("")
        if not parts:
            return self._said([Heading(2, Phrase("Lost points")), Sentence(Phrase("No points were lost."))])
        settings = self._head.settings
        words = [*(["evidence"] if settings.evidence else []), *(["comment"] if settings.comments == "unit" else [])]
        table = lost_table(self._block.edition, parts, self._voice, self._card.sheet, words=words)
        writer = HtmlWriter(self._voice, lambda _table, row: self._to_node(parts[row].code), tools="sort")
        return writer.written([Heading(2, Phrase("Lost points")), table.filled()])

    def _scores(self) -> Html:
        table = components_table(self._card, self._voice)
        codes = [node.code for _, node in self._block.edition.walk()]
        written = HtmlWriter(self._voice, lambda _table, row: self._to_node(codes[row])).written([table])
        return element("details", element("summary", self._voice.say("All scores of the unit")), written)

    def _links(self, image: str) -> Html:
        voice, found = self._voice, []
        if self._head.shows_areas:
            compare = relative(self._paths.of_block(self._block.id, "compare"), self._path)
            mark = self._paths.unit_name(self._block.id, self._card.unit)
            found.append(element("a", voice.say("Compare with another unit"), href=f"{compare}#{mark}"))
        found.append(
            element("a", voice.say("Method"), href=relative(self._paths.of_block(self._block.id, "method"), self._path))
        )
        if image:
            found.append(element("a", voice.say("Picture to share"), href=relative(image, self._path)))
        found.append(element("button", voice.say("Print"), id="print", type="button", class_="tool", hidden=True))
        return element("ul", *(element("li", one) for one in found), class_="links")


_INDEXES = Phrase("Index % year by year")
