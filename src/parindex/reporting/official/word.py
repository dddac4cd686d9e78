"""An official paper as a Word document, written as XML: many letters are made in the time of one filled template."""

import io
import zipfile
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from parindex.language import Speech
from parindex.reporting.blocks import Said
from parindex.reporting.official.paper import GREETING, MOTTO, RECIPIENTS, SEALED, Annex, OfficialPaper
from parindex.reporting.word.escaping import Xml
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.word import word_line, word_xml
from parindex.version import __version__

__all__ = ["paper_docx", "paper_parts"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NO_DAY: Final = date(2000, 1, 1)
_INDENT: Final = 567
_LEFT, _RIGHT = 3742, 5612
_WIDE: Final = 14_400
_UPRIGHT: Final = '<w:pgSz w:w="11906" w:h="16838"/>'
_LYING: Final = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_FIXED: Final = 'w:top="1134" w:bottom="1134" w:header="567" w:footer="567" w:gutter="0"'
_MARGINS: Final = f'<w:pgMar w:left="1701" w:right="1134" {_FIXED}/>'
_NARROW: Final = f'<w:pgMar w:left="1134" w:right="850" {_FIXED}/>'
_HEADER: Final = '<w:headerReference w:type="default" r:id="rId2"/>'
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACE: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def paper_docx(paper: OfficialPaper, voice: Speech) -> bytes:
    """Return a paper; the same one gives the same bytes."""
    title = " – ".join(said(line, voice) for line in paper.heading) or said(paper.about, voice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _fixed().items():
            _write(package, name, content)
        _write(package, "docProps/core.xml", _properties(paper, title, voice))
        _write(package, "word/document.xml", _document(paper, voice))
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, content: str) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    package.writestr(info, content.encode())


@cache
def _fixed() -> dict[str, str]:
    """Return the parts that all papers share."""
    folder = files("parindex.reporting") / "official" / "package"
    names = {
        "[Content_Types].xml": "content-types.xml",
        "_rels/.rels": "rels.xml",
        "word/_rels/document.xml.rels": "document-rels.xml",
        "word/styles.xml": "styles.xml",
        "word/header1.xml": "header.xml",
    }
    return {name: (folder / kept).read_text("utf-8") for name, kept in names.items()}


def _properties(paper: OfficialPaper, title: str, voice: Speech) -> str:
    day = (paper.day or _NO_DAY).isoformat() + "T00:00:00Z"
    author = escape(said(paper.authority, voice)[:255])
    return (
        f"{_XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<dc:description>parindex {__version__}</dc:description><dc:language>{paper.locale}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _document(paper: OfficialPaper, voice: Speech) -> str:
    parts = paper_parts(paper, voice)
    body = "".join(parts.values())
    annexes = "".join(_annex(annex, paper, voice) for annex in paper.annexes)
    first = f"<w:sectPr>{_HEADER}{_UPRIGHT}{_MARGINS}<w:titlePg/></w:sectPr>"
    inside = body + (_section_end(first) + annexes if annexes else first)
    return f"{_XML}<w:document {_SPACE}><w:body>{inside}</w:body></w:document>"


def _section_end(section: str) -> str:
    """Return the paragraph that ends a section: next to nothing high, or it would be an empty page after a full one."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{spacing}{section}</w:pPr></w:p>"


def paper_parts(paper: OfficialPaper, voice: Speech) -> dict[str, Xml]:
    """Return the parts of a paper as XML: `masthead`, `heading`, `addressed`, `body`, `signature`."""
    return {
        "masthead": Xml(_two(_masthead_left(paper, voice), _masthead_right(paper, voice))),
        "heading": Xml(_heading(paper, voice)),
        "addressed": Xml(_addressed(paper, voice)),
        "body": Xml(_body(paper, voice)),
        "signature": Xml(_two(_recipients(paper, voice), _signer(paper, voice))),
    }


def _masthead_left(paper: OfficialPaper, voice: Speech) -> str:
    superior = word_line(said(paper.superior, voice).upper(), side="center", size=24) if paper.superior else ""
    about = word_line(said(paper.about, voice), side="center", size=24) if paper.about else ""
    authority = word_line(said(paper.authority, voice).upper() or "…", side="center", size=24, bold=True)
    number = word_line(said(paper.number, voice), side="center", size=26)
    return superior + authority + _rule(1300) + number + about


def _masthead_right(paper: OfficialPaper, voice: Speech) -> str:
    nation = word_line(MOTTO[0], side="center", size=24, bold=True)
    motto = word_line(MOTTO[1], side="center", size=26, bold=True)
    return nation + motto + _rule(1350) + word_line(said(paper.dated, voice), side="center", italic=True)


def _rule(indent: int) -> str:
    return (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="0" w:after="120" w:line="80" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
    )


def _heading(paper: OfficialPaper, voice: Speech) -> str:
    lines = [word_line("", size=20)] if paper.heading else []
    lines += [word_line(said(line, voice), side="center", size=28, bold=True) for line in paper.heading]
    lines += [word_line(said(mark, voice), side="center", size=24, italic=True) for mark in paper.marks]
    return "".join(lines) + (_rule(3300) if paper.heading else "")


def _addressed(paper: OfficialPaper, voice: Speech) -> str:
    if not paper.addressees:
        return ""
    told = "; ".join(said(one, voice) for one in paper.addressees)
    return word_line(f"{said(GREETING, voice)} {told}.", side="center", after=160)


def _body(paper: OfficialPaper, voice: Speech) -> str:
    *before, last = paper.body
    closing = word_line(said(getattr(last, "text", ""), voice), first=_INDENT, after=240, kept=True)
    return word_xml(before, voice, indent=_INDENT) + closing


def _recipients(paper: OfficialPaper, voice: Speech) -> str:
    lines = (word_line(said(one, voice), side="left", size=22) for one in paper.recipients)
    return word_line(said(RECIPIENTS, voice), side="left", size=24, bold=True, italic=True) + "".join(lines)


def _signer(paper: OfficialPaper, voice: Speech) -> str:
    lines = (word_line(said(one, voice), side="center", bold=True) for one in paper.signer)
    sealed = word_line(said(SEALED, voice), side="center", size=24, italic=True, after=1100)
    return "".join(lines) + sealed + word_line(said(paper.named, voice), side="center", bold=True)


def _two(left: str, right: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for width, inside in ((_LEFT, left), (_RIGHT, right))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_LEFT + _RIGHT}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout '
        'w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{_LEFT}"/><w:gridCol w:w="{_RIGHT}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _annex(annex: Annex, paper: OfficialPaper, voice: Speech) -> str:
    """Return an annex as a section of its own."""

    def line(text: Said, **look: bool | int) -> str:
        return word_line(said(text, voice), side="center", **look)  # type: ignore[arg-type]

    head = line(annex.number, bold=True, size=28) + line(annex.title, bold=True, size=28)
    belongs = line(paper.belongs, italic=True, size=24, after=160) if paper.belongs else ""
    size, room = (_LYING, _WIDE) if annex.wide else (_UPRIGHT, 9921)
    section = f"<w:sectPr>{_HEADER}{size}{_NARROW}</w:sectPr>"
    inside = head + belongs + word_xml(annex.blocks, voice, room=room)
    if annex is paper.annexes[-1]:
        return inside + section
    return inside + _section_end(section)
