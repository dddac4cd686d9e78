"""Kinds of files that are no score sheets: what each of them is, and what turns it into one."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from parindex.model.texts.message import Phrase

__all__ = ["LOCK", "OTHER", "SHORTCUT", "OtherKind", "cure", "kind_of"]


class OtherKind(NamedTuple):
    """What a file is, and what helps."""

    what: Phrase
    cure: Phrase


_WORD: Final = OtherKind(
    Phrase("a text document"), Phrase("Have its table sent as a spreadsheet: copy it into Excel and save it as .xlsx.")
)
_ARCHIVE: Final = OtherKind(Phrase("an archive"), Phrase("Unpack it here, and take it out of the folder."))
_PRINT: Final = OtherKind(Phrase("a PDF"), Phrase("Ask for the spreadsheet from which it was printed."))
_PICTURE: Final = OtherKind(
    Phrase("a picture"), Phrase("Ask for the spreadsheet; a scan or photograph cannot be read.")
)
_MAIL: Final = OtherKind(Phrase("a mail"), Phrase("Open it and save its attachments into this folder."))
_WPS: Final = OtherKind(
    Phrase("a workbook of WPS Office"), Phrase("Open it in WPS Spreadsheets and save it as .xlsx (Save as).")
)
_LINK: Final = OtherKind(
    Phrase("a link to a table in Google Drive, without any data"),
    Phrase("Open it in Google Sheets and download it: File, Download, Microsoft Excel (.xlsx)."),
)
_APPLE: Final = OtherKind(
    Phrase("a document of Apple iWork"), Phrase("Open it in Numbers and export it: File, Export To, Excel (.xlsx).")
)
_UNFINISHED: Final = OtherKind(
    Phrase("a temporary file or an unfinished download"),
    Phrase("Finish saving or downloading it; if there is a whole copy, delete this one."),
)
LOCK: Final = OtherKind(
    Phrase("a lock file: somebody has the workbook open, and may not have saved it"),
    Phrase("Have the workbook saved and closed; if nobody has it open, delete this file."),
)
SHORTCUT: Final = OtherKind(Phrase("a shortcut to another file"), Phrase("Put the file itself into the folder."))
OTHER: Final = OtherKind(
    Phrase("no spreadsheet"),
    Phrase("If it holds scores, have them sent as .xlsx; if not, take it out of the folder."),
)
_KINDS: Final[Mapping[str, OtherKind]] = {
    **dict.fromkeys((".docx", ".docm", ".doc", ".dotx", ".rtf", ".odt", ".wps", ".wpt"), _WORD),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"), _ARCHIVE),
    **dict.fromkeys((".pdf", ".xps", ".oxps"), _PRINT),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp"), _PICTURE),
    **dict.fromkeys((".eml", ".msg", ".mht", ".mhtml"), _MAIL),
    **dict.fromkeys((".et", ".ett"), _WPS),
    **dict.fromkeys((".gsheet", ".gdoc"), _LINK),
    **dict.fromkeys((".numbers", ".pages"), _APPLE),
    **dict.fromkeys((".tmp", ".part", ".partial", ".crdownload", ".download"), _UNFINISHED),
    **dict.fromkeys((".lnk", ".url", ".webloc"), SHORTCUT),
}


def kind_of(suffix: str) -> OtherKind:
    """Return the kind of a file by the ending of its name."""
    return _KINDS.get(suffix.casefold(), OTHER)


def cure(suffix: str) -> Phrase:
    """Return what turns a file of a kind into one that can be read."""
    kind = _KINDS.get(suffix.casefold())
    return kind.cure if kind else Phrase("Open it in a spreadsheet program and save it as .xlsx.")
