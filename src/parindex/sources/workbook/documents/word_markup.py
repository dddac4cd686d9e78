"""The markup of Word documents: names without their space, children, values of properties."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from parindex.sources.workbook.guard.markup import clean
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["child", "children", "is_on", "local_name", "parsed_part", "value_of", "whole_number"]

_SPACES = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
}
_OFF = {"0", "false", "none", "off"}


def parsed_part(package: Package, part: str) -> ET.Element | None:
    """Return the root of a part; `None` if there is no such part.

    Raises:
        Refused: it is damaged, or larger than is allowed.
    """
    content = package.part(part)
    if content is None:
        return None
    try:
        return ET.fromstring(clean(content, part))  # noqa: S314  no document type is let in
    except ET.ParseError as error:
        raise Refused("F210", part=part, line=error.position[0]) from None


def local_name(element: ET.Element) -> str:
    """Return the name of an element of Word; of others, nothing."""
    space, _, name = element.tag.rpartition("}")
    return name if f"{space}}}" in _SPACES else ""


def children(parent: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """Yield the children of a name."""
    return (one for one in (() if parent is None else parent) if local_name(one) == name)


def child(parent: ET.Element | None, name: str) -> ET.Element | None:
    """Return the first child of a name."""
    return next(children(parent, name), None)


def value_of(element: ET.Element | None, *names: str) -> str:
    """Return the first attribute of these names, `val` if none is given."""
    wanted = names or ("val",)
    told = () if element is None else element.attrib.items()
    return next((value for key, value in told if key.rpartition("}")[2] in wanted), "")


def whole_number(element: ET.Element | None, default: int, *names: str) -> int:
    """Return such an attribute as a number of at most five digits."""
    value = value_of(element, *names)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else default  # noqa: PLR2004  as said


def is_on(element: ET.Element | None) -> bool:
    """Tell whether a property is there and not switched off."""
    return element is not None and value_of(element) not in _OFF
