"""The guard for the container of .xls: a small file system of 1993 whose chains may run in circles.

Nothing in it is believed: every chain is followed for at most as many steps as the file has sectors.
Source: [MS-CFB].
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["CompoundFile"]

_HEADER = 512
_SIZES = {9: 512, 12: 4096}
_MINI = 64
_MINI_SHIFT = 6
_SMALL = 4096
"""Streams below this size live in the stream of the root, in sectors of 64 bytes."""
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Numbers above are no sectors: end of a chain, free, or used by the tables themselves."""
_NOTHING = 0xFFFFFFFF
_STREAM = 2
_LONGEST_NAME = 64


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams and storages at the top of a compound file. Raises `Refused` where it is damaged."""

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER:
            raise Refused("F201")
        shift, mini = struct.unpack_from("<HH", content, 30)
        if shift not in _SIZES or mini != _MINI_SHIFT:
            raise Refused("F201")
        self._size = _SIZES[shift]
        # The last sector may be cut short: not all programs fill it up.
        self._sectors = content[self._size :] + bytes(-len(content) % self._size)
        self._count = len(self._sectors) // self._size
        self._next = self._table(content)
        directory, self._mini_start = struct.unpack_from("<I8xI", content, 48)
        entries = list(map(_entry, _cut(self._chain(directory), _ENTRY)))
        if not entries:
            raise Refused("F201")
        self._root = entries[0]
        self._entries = list(_siblings(entries, self._root.child))

    def names(self) -> list[str]:
        """Name the streams and storages at the top."""
        return [entry.name for entry in self._entries]

    def stream(self, name: str) -> bytes | None:
        """Return the content of a stream, whatever the case of its name; None if there is no such stream."""
        found = [one for one in self._entries if one.kind == _STREAM and one.name.casefold() == name.casefold()]
        if len(found) > 1:
            raise Refused("F202", part=name)
        if not found:
            return None
        entry = found[0]
        content = self._small(entry.start, entry.size) if entry.size < _SMALL else self._chain(entry.start, entry.size)
        if len(content) < entry.size:
            raise Refused("F201")
        return content[: entry.size]

    def _table(self, content: bytes) -> tuple[int, ...]:
        """Return for every sector which one follows it."""
        numbers = list(_numbers(content[76:_HEADER]))
        at, steps = _numbers(content[68:72])[0], 0
        while at < _LAST and steps <= self._count:
            *more, at = _numbers(self._sector(at))
            numbers += more
            steps += 1
        used = [number for number in numbers if number < _LAST]
        if steps > self._count or len(used) > self._count:
            raise Refused("F201")
        return _numbers(b"".join(map(self._sector, used)))

    def _sector(self, number: int) -> bytes:
        if number >= self._count:
            raise Refused("F201")
        return self._sectors[number * self._size : (number + 1) * self._size]

    def _chain(self, start: int, size: int | None = None) -> bytes:
        """Join the sectors of a chain, no more than hold `size` bytes."""
        most = self._count if size is None else min(self._count, -(-size // self._size))
        numbers = _followed(self._next, start, most)
        return b"".join(map(self._sector, numbers))

    def _small(self, start: int, size: int) -> bytes:
        """Join the sectors of a short stream, which lie in the stream of the root."""
        sectors = self._chain(self._root.start, self._root.size)
        following = _numbers(self._chain(self._mini_start)) if self._mini_start < _LAST else ()
        numbers = _followed(following, start, -(-size // _MINI))
        return b"".join(sectors[at * _MINI : (at + 1) * _MINI] for at in numbers)


def _followed(table: tuple[int, ...], start: int, most: int) -> dict[int, None]:
    """Return the first sectors of a chain, in order. Raises `Refused` for one that runs in a circle."""
    numbers: dict[int, None] = {}
    at = start
    while at < _LAST and len(numbers) < most:
        if at in numbers or at >= len(table):
            raise Refused("F201")
        numbers[at] = None
        at = table[at]
    return numbers


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content)


def _cut(content: bytes, size: int) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def _entry(raw: bytes) -> _Entry:
    length, kind, left, right, child = struct.unpack_from("<HBxIII", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    name = raw[: max(min(length, _LONGEST_NAME) - 2, 0)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)


def _siblings(entries: list[_Entry], top: int) -> Iterator[_Entry]:
    """Yield the entries of a storage, which form a tree; what lies inside of other storages is not of it."""
    waiting, seen = [top], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NOTHING:
            continue
        if number in seen or number >= len(entries):
            raise Refused("F201")
        seen.add(number)
        entry = entries[number]
        yield entry
        waiting += (entry.left, entry.right)
