"""The door for bundles: a zip file from a stranger, of which only expected parts are read, each within its limit.

Nothing is ever unpacked to a place that the file names.
"""

import codecs
import re
import stat
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from parindex.errors import ParindexError
from parindex.language.single_line import one_line

__all__ = ["PART_NAMES", "BundleFile", "DamagedBundleError", "damaged", "too_much"]

_DIGEST = "[0-9a-f]{64}"
PART_NAMES: Final = re.compile(
    r"README\.txt|bundle\.json|journal\.json|entries\.json|manifest-r[1-9][0-9]{0,3}\.json"
    rf"|definitions/{_DIGEST}|inputs/{_DIGEST}\.[a-z]{{3,4}}|reports/[a-z0-9-]{{1,80}}\.(md|xlsx|docx|json|csv)",
    re.ASCII,
)
"""Every name that a part may have."""

_MB: Final = 1_000_000
_FILE: Final = 2_000 * _MB
_PARTS: Final = 20_000
_UNPACKED: Final = 4_000 * _MB
_TEXT: Final = 200 * _MB
_TEXTS: Final = (".json", ".csv", ".md")
"""Ends of parts that grow with the units; a country's long table has 40 MB."""
_BINARY: Final = 20 * _MB
_VALUES: Final = 20_000_000
"""Values in all texts together; a country has some 7 million by estimate, and each takes about a hundred bytes."""
_PIECE: Final = 1_000_000
_RATIO, _RATIO_FROM = 200, 100_000
_ENCRYPTED: Final = 0x1 | 0x40
_HEADER: Final = 30
_SHOWN: Final = 200
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))


class DamagedBundleError(ParindexError):
    """A part of a bundle is missing, or not what was written."""


class BundleFile:
    """An open bundle; use it with `with`."""

    def __init__(self, path: Path) -> None:
        """Look at the directory of the file, and refuse whatever a bundle does not have.

        Raises:
            ParindexError: it is no bundle, or it was built to deceive or to overwhelm.
        """
        self.path = path
        self._values = 0
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer
            raise _foreign(path)
        if path.stat().st_size > _FILE:
            raise self._refused(f"> {_FILE // _MB} MB")  # noqa: EM102  no message
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError) as error:
            raise _foreign(path) from error
        try:
            self._parts = dict(self._checked(self._archive.infolist()))
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """Return one part; its checksum is verified.

        Raises:
            ParindexError: there is no such part, or it is damaged.
        """
        if name not in self._parts:
            raise damaged(self.path, name)
        content = self._unpacked(name)
        if name.endswith(".json") and not name.startswith("reports/"):  # reports are compared as bytes
            self._weigh(content)
        return content

    def pieces(self, name: str) -> Generator[str, None, None]:
        """Yield a part that is a text piece by piece, so that a long one is never held as a whole.

        Raises:
            DamagedBundleError: there is no such part, it is damaged, or no text.
        """
        if name not in self._parts:
            raise damaged(self.path, name)
        decoder = codecs.getincrementaldecoder("utf-8")()
        with self._telling(name), self._archive.open(self._parts[name]) as content:
            while piece := content.read(_PIECE):
                self._weigh(piece)
                yield decoder.decode(piece)
            yield decoder.decode(b"", final=True)

    def holds(self, name: str, content: bytes) -> bool:
        """Tell whether a part is just this; one of another size is not even unpacked.

        Raises:
            ParindexError: the part is damaged.
        """
        part = self._parts.get(name)
        return part is not None and part.file_size == len(content) and self._unpacked(name) == content

    def _weigh(self, content: bytes) -> None:
        """Refuse more values than a bundle can have, before any of them is built."""
        self._values += sum(map(content.count, (b",", b":", b"[", b"{")))
        if self._values > _VALUES:
            raise self._refused(f"> {_VALUES}")  # noqa: EM102  no message

    def _unpacked(self, name: str) -> bytes:
        with self._telling(name):
            return self._archive.read(self._parts[name])

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        """Tell whatever unpacking raises as damage of the part."""
        try:
            yield
        except ParindexError:
            raise
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise damaged(self.path, name) from error
        except Exception as error:  # zlib's own error has no common base with these
            if type(error).__module__ != "zlib":
                raise
            raise damaged(self.path, name) from error

    def _checked(self, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        if len(infos) > _PARTS:
            raise self._refused(f"{len(infos)} > {_PARTS}")  # noqa: EM102  no message
        if sum(info.file_size for info in infos) > _UNPACKED:
            raise self._refused(f"> {_UNPACKED // _MB} MB")  # noqa: EM102  no message
        self._refuse_overlaps(infos)
        seen = set[str]()
        for info in infos:
            self._refuse(info)
            if info.filename in seen:
                raise self._refused(f"2 × {info.filename}")  # noqa: EM102  no message
            seen.add(info.filename)
            yield info.filename, info

    def _refuse(self, info: zipfile.ZipInfo) -> None:
        name = info.orig_filename
        if not PART_NAMES.fullmatch(name) or name != info.filename:
            raise self._refused(name)
        mode = info.external_attr >> 16
        if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
            raise self._refused(name)
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise self._refused(name)
        if info.file_size > (_TEXT if name.endswith(_TEXTS) else _BINARY):
            raise self._refused(f"{name}: {info.file_size}")  # noqa: EM102  no message
        if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1):
            raise self._refused(f"{name}: {info.compress_size} → {info.file_size}")  # noqa: EM102  no message

    def _refuse_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        spans = sorted(
            (info.header_offset, info.header_offset + _HEADER + len(info.filename.encode()) + info.compress_size)
            for info in infos
        )
        ends = [start for start, _ in spans[1:]] + [self._archive.start_dir]
        if any(stop > end for (_, stop), end in zip(spans, ends, strict=False)):
            raise self._refused("…")

    def _refused(self, what: str) -> ParindexError:
        return too_much(self.path, what)


def too_much(path: Path, what: str) -> ParindexError:
    """Return the error about a bundle with something that no bundle has, or with more than can be read safely."""
    return ParindexError(
        "The bundle {path} was refused: it has parts that no bundle has, or more than can be read safely ({what}).",
        path=path,
        what=one_line(what)[:_SHOWN],
    )


def damaged(path: Path, part: str) -> DamagedBundleError:
    """Return the error about a bundle with a part that is missing or not what was written."""
    return DamagedBundleError(
        "The bundle {path} is damaged, or was changed after it was written: {part}. Ask for it once more.",
        path=path,
        part=part,
    )


def _foreign(path: Path) -> ParindexError:
    return ParindexError("{path} is not a bundle of parindex.", path=path)
