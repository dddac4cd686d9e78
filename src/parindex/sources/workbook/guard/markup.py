"""XML parts as plain UTF-8 without a document type, and their elements one after another."""

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.parsers import expat

from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["OURS", "Element", "clean", "elements", "local", "spaces_in"]

Element = tuple[str, dict[str, str]]

_DECLARATION = re.compile(rb"\s*<\?xml\b([^>]*)\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_INTERRUPTION = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<\?.*?\?>", re.DOTALL)
_FORBIDDEN = re.compile(rb"<!(?!--|\[CDATA\[)")
OURS = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of spreadsheets, transitional and strict."""
_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    "<?".encode("utf-16-le"): "utf-16-le",
    "<?".encode("utf-16-be"): "utf-16-be",
}
_DECLARED = 2
_SMALL = 10_000
_UTF_8 = ("utf-8", "ascii")


def clean(content: bytes, part: str) -> bytes:
    """Return a part as plain UTF-8, without comments, that every parser reads alike.

    Raises `Refused` for a document type or entity, and for any encoding other than UTF-8 and UTF-16.
    """
    return _clean_small(content, part) if len(content) <= _SMALL else _cleaned(content, part)


def _cleaned(content: bytes, part: str) -> bytes:
    if content.startswith(tuple(_WIDE)):
        content = _from_utf_16(content, part)
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        raise Refused("F207", part=part)
    if found := _DECLARATION.match(content):
        if (named := _ENCODING.search(found[1])) and _codec(named[1]) not in _UTF_8:
            raise Refused("F207", part=part)
        content = content[found.end() :] if content[:1].isspace() else content
    try:
        content.decode()
    except UnicodeDecodeError:
        raise Refused("F207", part=part) from None
    # One look for a single byte is next to free, and nearly all parts need no other.
    return _uninterrupted(content, part) if b"!" in content or content.count(b"?") > _DECLARED else content


# Files of one origin share their small parts to the last byte.
_clean_small = lru_cache(maxsize=32)(_cleaned)


def _uninterrupted(content: bytes, part: str) -> bytes:
    """Take out comments and the like: readers lose the rest of a text that is interrupted by one."""
    if _FORBIDDEN.search(content):
        raise Refused("F206", part=part)
    return _INTERRUPTION.sub(_as_text, content)


def _as_text(interruption: re.Match[bytes]) -> bytes:
    return (interruption[1] or b"").replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _from_utf_16(content: bytes, part: str) -> bytes:
    try:
        text = content.decode(next(codec for start, codec in _WIDE.items() if content.startswith(start))).encode()
    except UnicodeError:
        raise Refused("F207", part=part) from None
    found = _DECLARATION.match(text)
    return text[found.end() :] if found else text


def _codec(name: bytes) -> str:
    try:
        return codecs.lookup(name.decode("ascii", "replace")).name
    except LookupError:
        return ""


def elements(content: bytes, part: str) -> Iterator[Element]:
    """Yield (local name, attributes) of every element in the order of their beginnings."""
    found: list[Element] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, attributes: found.append((local(name), attributes))
    try:
        parser.Parse(content, True)  # noqa: FBT003  expat takes no keywords
    except expat.ExpatError as error:
        raise Refused("F210", part=part, line=error.lineno) from None
    return iter(found)


def spaces_in(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the namespaces that an element declares, by their prefixes."""
    return {name.removeprefix("xmlns:"): value for name, value in attributes.items() if name.startswith("xmlns:")}


def local(name: str) -> str:
    """Drop the namespace prefix."""
    return name.rpartition(":")[2]
