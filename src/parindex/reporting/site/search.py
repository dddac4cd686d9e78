"""The page on which a unit is found by its name: the names stand in the page, so that nothing is fetched."""

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import normalize

from parindex.reporting.site.contents import Site
from parindex.reporting.site.frame import Page
from parindex.reporting.site.names import relative
from parindex.reporting.site.paths import SitePaths
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.html import Html, element, in_script, joined

__all__ = ["AT_ONCE", "find_pages", "search_box"]

AT_ONCE: Final = 400
"""Units that can be found on the first page."""
_ROOM: Final = 100_000
"""Bytes of names on one page."""

Named = tuple[str, str, int]
"""A unit: its name, the name of its page, and the place of its block."""


def search_box(site: Site, paths: SitePaths, page: str, names: Sequence[Named] | None = None) -> Html:
    """Return the field and the names; a script shows it, without one there are the tables."""
    voice = site.voice
    blocks = [[said(block.title, voice), relative(paths.units(block.id) + "x", page)[:-1]] for block in site.blocks]
    names = list(_names(site, paths)) if names is None else names
    data = in_script({"blocks": blocks, "names": names})
    return joined(
        (
            element(
                "form",
                element("label", voice.say("Find a unit: type its name, with or without marks"), for_="q"),
                element("input", id="q", type="search", autocomplete="off", spellcheck="false"),
                element("p", id="told", role="status"),
                element("ul", id="found", class_="found"),
                id="find",
                class_="find",
                role="search",
                hidden=True,
            ),
            element("script", data, type="application/json", id="units"),
        )
    )


def find_pages(site: Site, paths: SitePaths) -> Iterator[Page]:
    """Yield as many pages as the names of all units need; each says which names are on it."""
    shards = list(_shards(sorted(_names(site, paths), key=lambda one: _folded(one[0]))))
    for at, names in enumerate(shards, 1):
        path = _path(at)
        others = [
            element("li", _span(each) if each is names else element("a", _span(each), href=_path(number)))
            for number, each in enumerate(shards, 1)
        ]
        blocks = [
            element("li", element("a", block.title, href=relative(paths.block(block.id), path)))
            for block in site.blocks
        ]
        body = joined(
            (
                element("ul", *others, class_="links") if len(shards) > 1 else "",
                search_box(site, paths, path, names),
                element("h2", site.voice.say("All units by blocks")),
                element("ul", *blocks),
            )
        )
        yield Page(path, site.voice.say("Find a unit"), body, (("index.html", site.voice.say("Overview")),))


def _path(number: int) -> str:
    return "find.html" if number == 1 else f"find-{number}.html"


def _span(names: Sequence[Named]) -> str:
    return f"{names[0][0]} – {names[-1][0]}"


def _names(site: Site, paths: SitePaths) -> Iterator[Named]:
    for at, block in enumerate(site.blocks):
        for one in block.units:
            yield said(one.card.name, site.voice), paths.unit_name(block.id, one.card.unit), at


def _shards(names: Sequence[Named]) -> Iterator[Sequence[Named]]:
    found: list[Named] = []
    size = 0
    for one in names:
        size += len(one[0].encode()) + len(one[1]) + 12
        if size > _ROOM:
            yield found
            found, size = [], 0
        found.append(one)
    yield found


def _folded(name: str) -> str:
    """Return a name without marks; đ is a letter of its own for Unicode, and d for who types."""
    return normalize("NFD", name.casefold().replace("đ", "d")).encode("ascii", "ignore").decode()
