"""The container guard: a zip file as it is, not as it says it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache

from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["Package"]

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STEP = 4_000_000
_RATIO_FROM = 100_000
_SMALL = 2_000
_ENCRYPTED = 0x1 | 0x40
_UTF_8 = 0x800
_DEFLATED = 8


class Package:
    """The parts of a zip file, found by name whatever its case, inflated when asked for.

    Raises `Refused` when the container is damaged, or built so that two programs could see two
    different workbooks in it. No declared size is used to allocate anything.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
                end = archive.start_dir
        except (zipfile.BadZipFile, struct.error, ValueError, EOFError, OSError, NotImplementedError, OverflowError):
            raise Refused("F201") from None
        within("entries", len(entries))
        self._parts = dict(self._named(entries))
        self._refuse_overlaps(entries, end)
        self._left = limit("unpacked")

    def _named(self, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, tuple[zipfile.ZipInfo, int]]]:
        seen = set[str]()
        for entry in entries:
            name = entry.orig_filename.replace("\\", "/").removeprefix("/").casefold()
            if ".." in name.split("/") or "\0" in name:
                raise Refused("F204", part=entry.orig_filename)
            if name in seen:
                raise Refused("F202", part=entry.orig_filename)
            seen.add(name)
            yield name, (entry, self._start(entry))

    def _start(self, entry: zipfile.ZipInfo) -> int:
        """Return where the data of an entry begins, after its local header."""
        at = entry.header_offset
        if at < 0 or at + _LOCAL.size > len(self._content):
            raise Refused("F201")
        signature, _, flags, *_, length, extra = _LOCAL.unpack_from(self._content, at)
        start = at + _LOCAL.size + int(length)
        name = self._content[at + _LOCAL.size : start].decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
        if signature != b"PK\x03\x04" or name != entry.orig_filename:
            raise Refused("F201")
        return start + int(extra)

    def _refuse_overlaps(self, entries: list[zipfile.ZipInfo], end: int) -> None:
        spans = sorted((entry.header_offset, start + entry.compress_size) for entry, start in self._parts.values())
        for (_, stop), (start, _) in zip(spans, [*spans[1:], (end, end)], strict=False):
            if stop > start:
                raise Refused("F203")
        if len(spans) != len(entries):  # pragma: no cover  names are unique by now
            raise Refused("F202", part="")

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.casefold() in self._parts

    def names(self) -> Iterator[str]:
        """Name all parts, case-folded."""
        return iter(self._parts)

    def part(self, name: str) -> bytes | None:
        """Inflate one part and verify its checksum; None if there is no such part."""
        found = self._parts.get(name.casefold())
        if found is None:
            return None
        entry, start = found
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("F106")
        packed = memoryview(self._content)[start : start + entry.compress_size]
        content, checksum = self._unpacked(packed, entry)
        if checksum != entry.CRC:
            raise Refused("F208", part=entry.orig_filename)
        self._left -= len(content)
        return content

    def _unpacked(self, packed: memoryview, entry: zipfile.ZipInfo) -> tuple[bytes, int]:
        if entry.compress_type != _DEFLATED:
            content = self._stored(packed, entry)
        elif len(packed) <= _SMALL and (known := _inflated_at_once(bytes(packed))):
            self._refuse_bomb(len(known[0]), len(packed), entry)
            return known
        else:
            content = self._inflated(packed, entry)
        return content, zlib.crc32(content)

    def _stored(self, packed: memoryview, entry: zipfile.ZipInfo) -> bytes:
        if entry.compress_type != zipfile.ZIP_STORED:
            raise Refused("F209", part=entry.orig_filename, method=entry.compress_type)
        self._refuse_bomb(len(packed), len(packed), entry)
        return bytes(packed)

    def _inflated(self, packed: memoryview, entry: zipfile.ZipInfo) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        pieces, size, rest = [], 0, packed
        try:
            while not inflater.eof and len(piece := inflater.decompress(rest, _STEP)):
                pieces.append(piece)
                size += len(piece)
                rest = memoryview(inflater.unconsumed_tail)
                self._refuse_bomb(size, len(packed) - len(rest), entry)
        except zlib.error:
            raise Refused("F208", part=entry.orig_filename) from None
        if not inflater.eof:
            raise Refused("F208", part=entry.orig_filename)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _refuse_bomb(self, size: int, consumed: int, entry: zipfile.ZipInfo) -> None:
        if size > self._left:
            within("unpacked", limit("unpacked") - self._left + size, part=entry.orig_filename)
        if size > _RATIO_FROM:
            within("ratio", size // max(consumed, 1), part=entry.orig_filename)


@lru_cache(maxsize=32)
def _inflated_at_once(packed: bytes) -> tuple[bytes, int] | None:
    """Return content and checksum of a small part, or None if it is damaged or grows large.

    Files of one origin share their small parts to the last byte.
    """
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, _RATIO_FROM)
    except zlib.error:
        return None
    return (content, zlib.crc32(content)) if inflater.eof else None
