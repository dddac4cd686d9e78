"""The shared texts of an .xls workbook, put together from the records over which they are spread."""

import struct
from collections.abc import Iterator, Sequence

from parindex.sources.workbook.facts.fonts import Run
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["LongText", "Text", "shared_texts", "written"]

Text = tuple[bool, bytes]
"""Whether a character takes two bytes, and the characters."""

_WIDE, _FAR_EAST, _RICH = 1, 4, 8
_RUN = struct.Struct("<HH")
_FIRST, _NEXT = 8_220, 8_222
"""Bytes of characters with which a piece of a text fills a record to the last byte but one."""


def shared_texts(first: bytes, more: Sequence[bytes]) -> tuple[list[Text], dict[int, list[Run]]]:
    """Return all texts, and by number the runs of those with several fonts.

    `first` is the SST record, `more` are its continuations. Raises `Refused`.
    """
    if len(first) < 8:  # noqa: PLR2004  two counts
        raise Refused("F201")
    count = struct.unpack_from("<I", first, 4)[0]
    # The shortest text has three bytes.
    within("strings", min(count, sum(map(len, more), len(first)) // 3), part="SST")
    source = _Source([first[8:], *more])
    texts: list[Text] = []
    fonts: dict[int, list[Run]] = {}
    for number in range(count):
        length, flags = struct.unpack("<HB", source.take(3))
        runs = struct.unpack("<H", source.take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", source.take(4))[0] if flags & _FAR_EAST else 0
        texts.append(source.characters(length, wide=bool(flags & _WIDE)))
        if runs:
            fonts[number] = list(_RUN.iter_unpack(b"".join(source.spread(4 * runs))))
        source.skip(extra)
    return texts, fonts


class _Source:
    """The content of some records, read in turn."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._number = self._at = 0

    def take(self, size: int) -> bytes:
        """Return bytes that are never parted by the end of a record."""
        while self._rest() == 0:
            self._turn()
        if self._rest() < size:
            raise Refused("F201")
        return self._read(size)

    def skip(self, size: int) -> None:
        for _ in self.spread(size):
            pass

    def spread(self, size: int) -> Iterator[bytes]:
        """Yield bytes that may be spread over records."""
        while size:
            while self._rest() == 0:
                self._turn()
            found = self._read(min(size, self._rest()))
            size -= len(found)
            yield found

    def characters(self, length: int, *, wide: bool) -> Text:
        """Read a text; where it goes on in the next record, a flag says anew how wide characters are."""
        pieces: list[Text] = []
        while True:
            size = 1 + wide
            here = min(length, self._rest() // size)
            pieces.append((wide, self._read(here * size)))
            length -= here
            if not length:
                return _together(pieces)
            while self._rest() < size:
                self._turn()
                if self._rest():
                    wide = bool(self._read(1)[0] & _WIDE)
                    break

    def _rest(self) -> int:
        return len(self._pieces[self._number]) - self._at

    def _read(self, size: int) -> bytes:
        self._at += size
        return self._pieces[self._number][self._at - size : self._at]

    def _turn(self) -> None:
        self._number, self._at = self._number + 1, 0
        if self._number >= len(self._pieces):
            raise Refused("F201")


class LongText:
    """The text that a formula results in; what does not fit into one record goes on in the next ones.

    The methods raise struct.error or IndexError for a record that is too short.
    """

    def __init__(self, content: bytes) -> None:
        self._missing = int(struct.unpack_from("<H", content)[0])
        self._pieces: list[Text] = []
        self.add(content[2:])

    @property
    def is_complete(self) -> bool:
        """Tell whether all characters are there."""
        return not self._missing

    @property
    def text(self) -> Text:
        """What was put together so far."""
        return _together(self._pieces)

    @property
    def is_long(self) -> bool:
        """Tell whether there was more than one record."""
        return len(self._pieces) > 1

    def add(self, content: bytes) -> None:
        """Take the next record, which says anew how wide characters are."""
        wide = bool(content[0] & _WIDE)
        characters = content[1 : 1 + self._missing * (1 + wide)]
        number, half = divmod(len(characters), 1 + wide)
        if half:
            raise IndexError
        self._missing -= number
        self._pieces.append((wide, characters))


def _together(pieces: list[Text]) -> Text:
    if len(pieces) == 1:
        return pieces[0]
    if len({wide for wide, _ in pieces}) == 1:
        return pieces[0][0], b"".join(characters for _, characters in pieces)
    return True, b"".join(
        characters if wide else characters.decode("latin-1").encode("utf-16-le") for wide, characters in pieces
    )


def written(texts: Sequence[Text]) -> Iterator[bytes]:
    """Yield the content of an SST record in pieces none of which may be parted.

    A piece of a long text fills a record, so that what follows of it begins one.
    """
    yield struct.pack("<II", len(texts), len(texts))
    for wide, characters in texts:
        yield struct.pack("<HB", len(characters) // (1 + wide), wide) + characters[:_FIRST]
        for at in range(_FIRST, len(characters), _NEXT):
            yield bytes((wide,)) + characters[at : at + _NEXT]
