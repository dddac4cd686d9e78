"""Use case: is this computer fit for the program, and what would make it so?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from parindex.model.texts.message import Phrase
from parindex.store import StoreSession
from parindex.store.backends.postgresql.health import ServerState
from parindex.workflow.health.surroundings import Surroundings

__all__ = ["Checkup", "State", "diagnoses"]

State = Literal["fine", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was looked at, how it is, and what to do about it."""

    subject: str
    state: State
    found: Phrase
    remedy: Phrase | None = None


_LEAST_FREE: Final = 200_000_000
_NETWORK: Final = re.compile(
    r"nfs\d?|cifs|smb\d*|smbfs|afpfs|9p|davfs|fuse\.(?:sshfs|rclone|gvfsd-fuse|davfs2?|s3fs)|ncpfs"
)
_SYNCHRONISED: Final = re.compile(
    r"OneDrive.*|Dropbox.*|Google ?Drive.*|My Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|MEGA|pCloud.*",
    re.IGNORECASE,
)
_ZIP_MENDED: Final = {11: 8, 12: 2}
"""By the minor version of Python 3, the first in which zipfile refuses overlapping parts."""
_EXPAT_MENDED: Final = (2, 6, 0)
_ZLIB_MENDED: Final = (1, 2, 12)


def diagnoses(seen: Surroundings) -> Iterator[Checkup]:
    """Yield a diagnosis for everything that is looked at."""
    told = ", ".join(f"{name} {version}" for name, version in seen.versions.items())
    yield Checkup("versions", "fine", Phrase("{versions}", {"versions": told}))
    yield from _holes(seen)
    yield from _store(seen)
    yield _disk(seen)
    yield _workers(seen)
    yield from _paper(seen)
    yield _encoding(seen)
    yield Checkup("time zone", "fine", Phrase("{zone}", {"zone": seen.zone}))


def _holes(seen: Surroundings) -> Iterator[Checkup]:
    """Tell libraries with known holes; the guard does not rely on them, so that none is a problem."""
    cure = Phrase("Install a newer Python. Workbooks are looked at before these read them, so this can wait.")
    minor, micro = seen.python[1:]
    if micro < _ZIP_MENDED.get(minor, 0):
        yield Checkup("zipfile", "note", Phrase("This Python does not refuse overlapping parts of archives."), cure)
    if _version(seen.versions.get("expat", "")) < _EXPAT_MENDED:
        yield Checkup("expat", "note", Phrase("This expat takes very long for one long piece of markup."), cure)
    if _version(seen.versions.get("zlib", "")) < _ZLIB_MENDED:
        yield Checkup("zlib", "note", Phrase("This zlib can write outside its memory."), cure)


def _version(text: str) -> tuple[int, ...]:
    """Return a version as numbers; one that nobody knows is taken for new."""
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", text)
    return tuple(int(part or 0) for part in found.groups()) if found else (99,)


def _server(state: ServerState) -> Checkup:
    place = {"store": state.location, "version": state.version}
    if state.refusal is not None:
        found = Phrase(state.refusal.message, state.refusal.values)
        return Checkup("store", "problem", found, Phrase("Show this to the administrator of the server."))
    if not state.may_write:
        cure = Phrase("That is enough to rank and report. To score, ask the administrator for the right to write.")
        return Checkup(
            "store", "note", Phrase("{store} can be read, but not written (PostgreSQL {version}).", place), cure
        )
    if not state.is_made:
        return Checkup("store", "note", Phrase("{store} holds no store yet (PostgreSQL {version}).", place))
    if not state.has_lz4:
        cure = Phrase("A server that was built with lz4 stores a country several times as fast.")
        return Checkup("store", "note", Phrase("{store} answers (PostgreSQL {version}, without lz4).", place), cure)
    return Checkup("store", "fine", Phrase("{store} answers (PostgreSQL {version}).", place))


def _store(seen: Surroundings) -> Iterator[Checkup]:
    if seen.server is not None:
        yield _server(seen.server)
        return
    if seen.store is None:
        yield Checkup("store", "note", Phrase("There is no workspace here, so no store was looked at."))
        return
    path = seen.store
    if _NETWORK.fullmatch(seen.file_system):
        yield Checkup(
            "store",
            "problem",
            Phrase("{path} lies on a network folder ({kind}).", {"path": str(path), "kind": seen.file_system}),
            Phrase("Keep the store on a disk of this computer, and share copies: parindex backup."),
        )
    elif service := _service(path):
        yield Checkup(
            "store",
            "problem",
            Phrase("{path} lies in a folder that {service} synchronises.", {"path": str(path), "service": service}),
            Phrase("Keep the store in a folder that is not synchronised, and share copies: parindex backup."),
        )
    else:
        yield Checkup("store", "fine", Phrase("{path}", {"path": str(path)}))
    for other in StoreSession(path).others():
        yield Checkup(
            "store",
            "problem",
            Phrase("{path} is another store beside it; it may be a conflict copy.", {"path": str(other)}),
            Phrase("Compare the two with parindex diff, and keep one."),
        )


def _service(path: Path) -> str:
    return next((part for part in path.parts[:-1] if _SYNCHRONISED.fullmatch(part)), "")


def _disk(seen: Surroundings) -> Checkup:
    values = {"folder": str(seen.folder), "free": seen.free // 1_000_000}
    if not seen.is_writable:
        cure = Phrase("Let the owner of the folder give you the right to write, or work elsewhere.")
        return Checkup("disk", "problem", Phrase("Nothing can be written into {folder}.", values), cure)
    if seen.free < _LEAST_FREE:
        cure = Phrase("Make room: the store and its journal need it while they are written.")
        return Checkup("disk", "problem", Phrase("Only {free} MB are free in {folder}.", values), cure)
    return Checkup("disk", "fine", Phrase("{free} MB are free in {folder}, which can be written.", values))


def _workers(seen: Surroundings) -> Checkup:
    if seen.workers_start:
        return Checkup("workers", "fine", Phrase("Processes that read workbooks start."))
    return Checkup(
        "workers",
        "problem",
        Phrase("Processes that read workbooks do not start."),
        Phrase("See whether a virus scanner or a policy forbids programs to start Python."),
    )


def _paper(seen: Surroundings) -> Iterator[Checkup]:
    """Tell what only pictures and prints need."""
    if seen.vietnamese_fonts == 0:
        cure = Phrase("Install a font with Vietnamese letters, such as DejaVu, Liberation or Noto.")
        yield Checkup("fonts", "note", Phrase("No font has Vietnamese letters: charts may show boxes."), cure)
    elif seen.vietnamese_fonts:
        values = {"number": seen.vietnamese_fonts}
        yield Checkup("fonts", "fine", Phrase("Fonts with Vietnamese letters: {number}", values))
    if seen.office:
        yield Checkup("LibreOffice", "fine", Phrase("{path}", {"path": seen.office}))
    else:
        yield Checkup("LibreOffice", "note", Phrase("LibreOffice was not found; nothing needs it but some tests."))


def _encoding(seen: Surroundings) -> Checkup:
    values = {"encoding": seen.encoding}
    if seen.encoding.lower().replace("-", "") in {"utf8", "mbcs"}:
        return Checkup("encoding", "fine", Phrase("Names of files: {encoding}", values))
    return Checkup(
        "encoding",
        "problem",
        Phrase("Names of files are written in {encoding}, which lacks Vietnamese letters.", values),
        Phrase("Set PYTHONUTF8=1, or a locale in UTF-8 such as C.UTF-8."),
    )
