"""What stands around every page: head, navigation, notes, foot; and the only script, inlined."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import PackageLoader

from parindex.model.texts.bilingual import Locale
from parindex.reporting.environment import environment
from parindex.reporting.site.contents import Site
from parindex.reporting.site.names import relative
from parindex.reporting.writers.html import Html, joined, stylesheet
from parindex.version import __version__

__all__ = ["Frame", "Page"]

_TEMPLATES = "templates/site"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page before its frame; `path` is from the first folder of its language."""

    path: str
    title: str
    body: Html
    trail: Sequence[tuple[str, str]] = ()
    """(path, title) of the pages above it."""
    picture: str = ""
    """The path of its picture to share; empty: none."""
    marks: dict[str, object] = field(default_factory=dict)
    """Data for the script, by the id of the element that holds it."""


class Frame:
    """Puts pages of one language into the frame."""

    def __init__(self, site: Site) -> None:
        self._site = site
        loader = PackageLoader("parindex.reporting", _TEMPLATES)
        self._template = environment(site.voice, loader=loader, autoescape=True).get_template("page.html.j2")

    def written(self, page: Page) -> bytes:
        """Return the whole page."""
        return self._template.render(self._values(page)).encode()

    def _values(self, page: Page) -> dict[str, object]:
        head, here = self._site.head, self.place(page.path)
        return {
            "lang": self._site.voice.locale,
            "title": page.title,
            "site": head.name,
            "authority": head.authority,
            "year": head.year,
            "notes": head.notes,
            "draft": head.draft,
            "revision": head.revision,
            "digest": head.digest,
            "published": head.published,
            "licence": head.licence,
            "version": __version__,
            "style": joined((stylesheet(), _asset("site.css"))),
            "script": _asset("site.js"),
            "policy": _policy(),
            "body": page.body,
            "trail": [(relative(self.place(path), here), title) for path, title in page.trail],
            "home": relative(self.place("index.html"), here),
            "find": relative(self.place("find.html"), here),
            "data": relative(self.place("data.html"), here),
            "others": [
                (other, LANGUAGES[other], relative(self.place(page.path, other), here))
                for other in head.settings.languages
                if other != self._site.voice.locale
            ],
            "picture": f"{head.settings.base_url.rstrip('/')}/{self.place(page.picture)}" if self._shares(page) else "",
        }

    def _shares(self, page: Page) -> bool:
        return bool(page.picture and self._site.head.settings.base_url)

    def place(self, path: str, locale: Locale | str | None = None) -> str:
        """Return the path of a page from the first folder of all: the first language has no folder of its own."""
        wanted = locale or self._site.voice.locale
        return path if wanted == self._site.head.settings.languages[0] else f"{wanted}/{path}"


@cache
def _asset(name: str) -> Html:
    return Html((files("parindex.reporting") / _TEMPLATES / name).read_text("utf-8").strip())


@cache
def _policy() -> str:
    """Return what a browser may do on a page: nothing but this one script, and no request to anywhere."""
    digest = b64encode(sha256(_asset("site.js").encode()).digest()).decode()
    parts = ("default-src 'none'", f"script-src 'sha256-{digest}'", "style-src 'unsafe-inline'", "img-src 'self' data:")
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))
