"""Texts that were typed for Vietnamese fonts from before Unicode, known by their letters, read as what they show."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.workbook.facts.font_names import TCVN3, VNI, VPS
from parindex.sources.workbook.facts.syllables import is_syllable

__all__ = ["in_unicode", "old_encoding"]

_TCVN3: Mapping[int, str] = dict(
    zip(
        b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9"
        b"\xca\xcb\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9"
        b"\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""TCVN 5712-3 (fonts .VnTime and their like): one character for a letter."""
_VNI_ALONE = {
    **dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True)),
    **dict(zip("ÑÔÖÍÌÆÓÒÎ", "ĐƠƯÍÌỈĨỊỴ", strict=True)),
}
_VNI_MARKS = {
    **dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    "â": "\u0302",
    **{sign: "\u0302" + tone for sign, tone in zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True)},
    "ê": "\u0306",
    **{sign: "\u0306" + tone for sign, tone in zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True)},
}
"""VNI: a letter, and after it a sign for its marks."""
_VNI_PAIR = re.compile(rf"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)
_VNI_ONE = re.compile(f"[{''.join(_VNI_ALONE)}]")
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_ODD = re.compile(r"[\u00a1-\u00ff]")
_LATER = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
"""Letters that only Unicode has."""
_FEWEST = 3
"""Different words that have to make sense in an encoding alone; fewer may be an accident."""
_LEAST_SHARE = 0.6
"""Of those words that make no sense as they are; of words of other languages hardly any does in an old encoding."""


def in_unicode(
    grids: Sequence[Grid], file: str, fonts: Callable[[], Collection[str]] = frozenset
) -> tuple[list[Grid], list[Issue]]:
    """Return the sheets with the texts that people see in those fonts, and what is to be told of that.

    `fonts` looks up for which encodings the fonts of the file are made; it is asked only where words make no sense.
    """
    texts = {value for grid in grids for row in grid.rows for value in row if type(value) is str}
    odd = {text for text in texts if _ODD.search(text)}
    senseless = min((text for text in odd if any(map(_is_telling, _words([text])))), default="")
    named = fonts() if senseless else ()
    name = old_encoding(odd, named) or (old_encoding(odd) if VPS not in named else "") if odd else ""
    if not name:
        unread = [issue("F471", Place(file), encoding=VPS, found=senseless[:60])] if VPS in named else []
        return list(grids), unread
    mixed = any(map(_LATER.search, texts))
    read = {text: _text(text, name, mixed=mixed) for text in odd}
    changed = min(text for text in odd if read[text] != text)
    told = issue("F462", Place(file), encoding=name, found=changed[:60], read=read[changed][:60])
    return [replace(grid, rows=tuple(_row(row, read) for row in grid.rows)) for grid in grids], [told]


def _row(row: tuple[CellValue, ...], read: Mapping[str, str]) -> tuple[CellValue, ...]:
    return tuple([read.get(value, value) if type(value) is str else value for value in row])


def old_encoding(texts: Collection[str], named: Collection[str] = ()) -> str:
    """Return the encoding in which the words of texts make sense that make none as they are; empty if there is none.

    Where fonts are `named` only their encodings are possible, and one word is enough.
    """
    odd = list(filter(_is_telling, _words(texts)))
    possible = [name for name in _ENCODINGS if not named or name in named]
    good = {name: sum(is_syllable(_word(word, name)) for word in odd) for name in possible}
    best = max(good, key=lambda name: good[name], default="")
    return best if best and good[best] >= max(1 if named else _FEWEST, _LEAST_SHARE * len(odd)) else ""


def _words(texts: Collection[str]) -> set[str]:
    return set(chain.from_iterable(map(_WORD.findall, (text for text in texts if not _LATER.search(text)))))


def _is_telling(word: str) -> bool:
    """Tell whether a word has odd letters among others, and is none of Vietnamese as it stands."""
    return len(word) > 1 and any(map(str.isascii, word)) and _ODD.search(word) is not None and not is_syllable(word)


def _text(text: str, name: str, *, mixed: bool) -> str:
    """Read a text, unless it is Unicode by its letters or has words that make no sense in the encoding.

    Beside texts in Unicode (`mixed`) one whose words make sense as they are stays: "cá" is no "cỏ" there.
    """
    words = list(filter(_is_telling, _WORD.findall(text)))
    if _LATER.search(text) or (mixed and not words) or not all(is_syllable(_word(word, name)) for word in words):
        return text
    return _WORD.sub(lambda found: _word(found[0], name) if _ODD.search(found[0]) else found[0], text)


@lru_cache(maxsize=8_000)
def _word(word: str, name: str) -> str:
    return _ENCODINGS[name](word)


def _tcvn3(word: str) -> str:
    return word.translate(_TCVN3)


def _vni(word: str) -> str:
    def paired(found: re.Match[str]) -> str:
        letter = _VNI_ALONE.get(found[1], found[1])
        return unicodedata.normalize("NFC", letter + _VNI_MARKS[found[2].lower()])

    parts: list[str] = []
    end = 0
    for pair in _VNI_PAIR.finditer(word):
        parts += (_alone(word[end : pair.start()]), paired(pair))
        end = pair.end()
    return "".join((*parts, _alone(word[end:])))


def _alone(part: str) -> str:
    return _VNI_ONE.sub(lambda found: _VNI_ALONE[found[0]], part)


_ENCODINGS: Mapping[str, Callable[[str], str]] = {TCVN3: _tcvn3, VNI: _vni}
