"""A workbook package with nothing in it but parts that were looked at and can do no harm."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from parindex.reporting.marked_copies.external_links import leads_out
from parindex.reporting.marked_copies.losses_of_copy import EMBEDDED, LINKS, MACROS, OTHER, PICTURES, PIVOTS
from parindex.sources.workbook.guard.markup import clean
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["clean_package"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWINGML = "application/vnd.openxmlformats-officedocument"

_KEPT: Mapping[str, tuple[str, ...]] = {
    "workbook": ("worksheet", "chartsheet", "sharedStrings", "styles", "theme"),
    "worksheet": ("comments", "table", "drawing"),
    "chartsheet": ("drawing",),
    "drawing": ("chart",),
}
"""The kinds of parts that a part may bring along."""

_PLACES: Mapping[str, tuple[str, str]] = {
    "workbook": ("xl/workbook.xml", f"{_SHEETML}.sheet.main+xml"),
    "worksheet": ("xl/worksheets/sheet{}.xml", f"{_SHEETML}.worksheet+xml"),
    "chartsheet": ("xl/chartsheets/sheet{}.xml", f"{_SHEETML}.chartsheet+xml"),
    "sharedStrings": ("xl/sharedStrings.xml", f"{_SHEETML}.sharedStrings+xml"),
    "styles": ("xl/styles.xml", f"{_SHEETML}.styles+xml"),
    "theme": ("xl/theme/theme1.xml", f"{_DRAWINGML}.theme+xml"),
    "comments": ("xl/comments{}.xml", f"{_SHEETML}.comments+xml"),
    "table": ("xl/tables/table{}.xml", f"{_SHEETML}.table+xml"),
    "drawing": ("xl/drawings/drawing{}.xml", f"{_DRAWINGML}.drawing+xml"),
    "chart": ("xl/charts/chart{}.xml", f"{_DRAWINGML}.drawingml.chart+xml"),
}
"""Where a part of each kind is put, and its type."""

_LOST: Mapping[str, str] = {
    "vbaProject": MACROS,
    "xlMacrosheet": MACROS,
    "xlIntlMacrosheet": MACROS,
    "externalLink": LINKS,
    "externalLinkPath": LINKS,
    "connections": LINKS,
    "queryTable": LINKS,
    "image": PICTURES,
    "oleObject": EMBEDDED,
    "package": EMBEDDED,
    "control": EMBEDDED,
    "ctrlProp": EMBEDDED,
    "pivotTable": PIVOTS,
    "pivotCacheDefinition": PIVOTS,
    "slicer": PIVOTS,
    "slicerCache": PIVOTS,
    "dialogsheet": OTHER,
    "diagramData": OTHER,
    "customXml": OTHER,
    "powerPivotData": OTHER,
}
"""What to say of parts that are left out; of the others nobody would miss anything."""

_CUT = frozenset(
    ("externalReferences", "pivotCaches", "customWorkbookViews", "fileRecoveryPr", "webPublishing", "fileSharing",
     "webPublishObjects", "functionGroups", "extLst", "AlternateContent", "smartTagPr", "smartTagTypes")
)  # fmt: skip
_MERGES = re.compile(rb"<((?:\w+:)?)mergeCells\b(?:[^<>]*/>|.*?</\1mergeCells\s*>)", re.DOTALL)
_DRAWN = re.compile(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp|pic|sparklineGroup)[\s>]")
_REFERENCES = re.compile(rb"<(?:\w+:)?f\b[^<>]*>([^<]*)</")


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    kind: str
    target: str
    external: bool


class _Cleaning:
    """Follows the relationships of a package from its workbook, and writes what may be kept."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._placed: dict[str, str] = {}
        self.lost: set[str] = set()

    def run(self) -> bytes:
        root = next((one for one in self._relations("") if one.kind == "officeDocument"), None)
        if root is None:
            raise Refused("F211", part="xl/workbook.xml")
        place = self._keep(root.target, "workbook")
        self._parts["_rels/.rels"] = _rels_xml([("rId1", "officeDocument", f"/{place}", False)])
        self._parts["[Content_Types].xml"] = self._types_xml()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self._parts.items():
                archive.writestr(name, content)
        return out.getvalue()

    def _keep(self, part: str, kind: str) -> str:
        """Take over a part and what hangs on it; return its new name."""
        if part in self._placed:
            return self._placed[part]
        pattern, type_ = _PLACES[kind]
        name = pattern.format(sum(one == type_ for one in self._types.values()) + 1)
        self._placed[part], self._types[name] = name, type_
        content = self._content(part)
        if _DRAWN.search(content):
            self.lost.add(PICTURES)
        links = []
        for one in self._relations(part):
            if one.kind in _KEPT.get(kind, ()) and not one.external and self._may_stay(one):
                links.append((one.id, one.kind, f"/{self._keep(one.target, one.kind)}", False))
            elif one.kind == "hyperlink" and one.external:
                links.append((one.id, one.kind, one.target, True))
            elif one.kind in _LOST:
                self.lost.add(_LOST[one.kind])
        folder, _, file = name.rpartition("/")
        if links:
            self._parts[f"{folder}/_rels/{file}.rels"] = _rels_xml(links)
        self._parts[name] = self._harmless(content, kind, {one[0] for one in links})
        return name

    def _may_stay(self, one: _Relation) -> bool:
        """Leave out charts that show numbers of other files, and parts that are not there."""
        if one.target.casefold() not in self._package:
            return False
        if one.kind != "chart":
            return True
        formulas = _REFERENCES.findall(self._content(one.target))
        outward = any(leads_out(formula.decode()) for formula in formulas)
        if outward:
            self.lost.add(LINKS)
        return not outward

    def _harmless(self, content: bytes, kind: str, ids: set[str]) -> bytes:
        if kind == "worksheet":
            return _MERGES.sub(b"", content)
        if kind == "workbook":
            return _workbook(content, ids)
        return _drawing(content, ids) if kind == "drawing" else content

    def _content(self, part: str) -> bytes:
        content = self._package.part(part)
        if content is None:
            raise Refused("F211", part=part)
        return clean(content, part)

    def _relations(self, part: str) -> Iterator[_Relation]:
        folder, _, file = part.rpartition("/")
        name = join(folder, "_rels", f"{file}.rels")
        content = self._package.part(name)
        if content is None:
            return
        for element in fromstring(clean(content, name)):  # noqa: S314  without document type and entities
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "").replace("\\", "/") if not external else element.get("Target", "")
            if not external:
                target = target[1:] if target.startswith("/") else normpath(join(dirname(part), target))
            yield _Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)

    def _types_xml(self) -> bytes:
        root = Element("Types", {"xmlns": _TYPES})
        root.append(Element("Default", {"Extension": "xml", "ContentType": "application/xml"}))
        rels = {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}
        root.append(Element("Default", rels))
        for name, type_ in self._types.items():
            root.append(Element("Override", {"PartName": f"/{name}", "ContentType": type_}))
        return tostring(root)


def clean_package(package: Package) -> tuple[bytes, set[str]]:
    """Return a copy of a workbook without anything unchecked, and the kinds of things that were left out.

    Merged ranges are left out as well; they are known from the reading. Raises `Refused` as the reading does.
    """
    cleaning = _Cleaning(package)
    return cleaning.run(), cleaning.lost


def _workbook(content: bytes, ids: set[str]) -> bytes:
    """Cut from the outline of a workbook what points to parts that are gone, and names that lead out."""
    root = fromstring(content)  # noqa: S314  without document type and entities
    numbers: dict[str, str] = {}
    for element in list(root):
        name = _local(element.tag)
        if name in _CUT:
            root.remove(element)
        elif name == "sheets":
            for number, sheet in enumerate(list(element)):
                if sheet.get(f"{{{_OFFICE}}}id") in ids:
                    numbers[str(number)] = str(len(numbers))
                else:
                    element.remove(sheet)
    for names in (element for element in root if _local(element.tag) == "definedNames"):
        for defined in list(names):
            at = defined.get("localSheetId")
            if (at is not None and at not in numbers) or leads_out(defined.text or ""):
                names.remove(defined)
            elif at is not None:
                defined.set("localSheetId", numbers[at])
    return tostring(root)


def _drawing(content: bytes, ids: set[str]) -> bytes:
    """Cut charts that are gone from a drawing."""
    root = fromstring(content)  # noqa: S314  without document type and entities
    for anchor in list(root):
        charts = [one for one in anchor.iter() if _local(one.tag) == "chart"]
        if any(one.get(f"{{{_OFFICE}}}id") not in ids for one in charts):
            root.remove(anchor)
    return tostring(root)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _rels_xml(links: list[tuple[str, str, str, bool]]) -> bytes:
    root = Element("Relationships", {"xmlns": _RELS})
    for id_, kind, target, external in links:
        values = {"Id": id_, "Type": f"{_OFFICE}/{kind}", "Target": target}
        root.append(Element("Relationship", values | ({"TargetMode": "External"} if external else {})))
    return tostring(root)


register_namespace("", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
register_namespace("r", _OFFICE)
