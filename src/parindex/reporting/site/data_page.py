"""The page of files to download, each with its digest."""

from collections.abc import Sequence

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import Sentence
from parindex.reporting.site.contents import DataFile, Site
from parindex.reporting.site.frame import Frame, Page
from parindex.reporting.site.names import relative
from parindex.reporting.tables.outgoing.site import files_table
from parindex.reporting.writers.html import HtmlWriter

__all__ = ["data_page"]


def data_page(site: Site, frame: Frame, files: Sequence[DataFile]) -> Page:
    """Return the page; the files lie in one folder for all languages."""
    voice, here = site.voice, frame.place("data.html")
    table = files_table({"name": one.name, "title": one.title, "size": one.size, "sha256": one.digest} for one in files)
    said = [
        Sentence(Phrase("Tables for spreadsheets and programs; data/datapackage.json says what each column means.")),
        *([Sentence(Phrase("Licence: {licence}.", {"licence": site.head.licence}))] if site.head.licence else []),
        Sentence(
            Phrase(
                "To be cited as: {authority}, {name} {year}, revision {revision}.",
                {
                    "authority": site.head.authority or "–",
                    "name": site.head.name,
                    "year": site.head.year,
                    "revision": site.head.revision,
                },
            )
        ),
    ]
    links = HtmlWriter(voice, lambda _table, row: relative(f"data/{files[row].name}", here))
    return Page("data.html", voice.say("Data"), links.written([*said, table]), (("index.html", voice.say("Overview")),))
