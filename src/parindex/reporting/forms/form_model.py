"""Forms of many units: one is made, and the others are it with another name and id in the few places that have them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from copy import copy
from typing import Self

from parindex.language.single_line import one_line
from parindex.model.units import Unit
from parindex.reporting.zipped import as_on_unix

__all__ = ["FormModel"]

_STAND_INS = (("zq7standin", "Zq7 Standin"), ("zq8-standin-of-more-letters", "Zq8 Standin của tên dài hơn nhiều"))
"""Ids and names that nobody has, of different lengths: a form that depends on the length has no model."""
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .,()'’–-])*")
"""Letters that XML, Excel's footers and its escapes take as they are."""
_STRINGS = "xl/sharedStrings.xml"
_STRING = re.compile(r"<si>.*?</si>", re.DOTALL)

_Pieces = list[str]
"""The text of a part: between two texts of the form an `id` or a `name`."""


class FormModel:
    """The package of a form, its parts taken apart where the unit is named."""

    def __init__(self, parts: Mapping[str, bytes], pieces: Mapping[str, _Pieces], infos: list[zipfile.ZipInfo]) -> None:
        self._parts = parts
        self._pieces = pieces
        self._infos = infos

    @classmethod
    def of(cls, unit: Unit, write: Callable[[Unit], bytes]) -> Self | None:
        """Make the model of the forms that `write` makes of units like one; `None`: they differ in more than names."""
        stand_ins = [unit.model_copy(update={"id": id_, "name": name}) for id_, name in _STAND_INS]
        (parts, infos), (others, _) = (_unpacked(write(one)) for one in stand_ins)
        if list(parts) != list(others):
            return None
        mine, theirs = (
            {name: _taken_apart(content, *stand_in) for name, content in found.items()}
            for found, stand_in in zip((parts, others), _STAND_INS, strict=True)
        )
        if mine != theirs:
            return None
        return cls(parts, {name: pieces for name, pieces in mine.items() if len(pieces) > 1}, infos)

    def form(self, unit: Unit) -> bytes | None:
        """Return the form of a unit, byte by byte as it would be written; `None` if its name is no plain text."""
        said = {"id": unit.id, "name": unit.name}
        if one_line(unit.name) != unit.name or not all(map(_PLAIN.fullmatch, said.values())):
            return None
        texts = {name: _put_together(pieces, said) for name, pieces in self._pieces.items()}
        strings = _STRING.findall(texts.get(_STRINGS, ""))
        if len(set(strings)) != len(strings):  # the name is another text of the form: they would be one string
            return None
        return self._packed({name: text.encode() for name, text in texts.items()})

    def _packed(self, made: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as package:
            for info in self._infos:
                package.writestr(copy(info), made.get(info.filename) or self._parts[info.filename])
        return as_on_unix(out.getvalue())


def _unpacked(package: bytes) -> tuple[dict[str, bytes], list[zipfile.ZipInfo]]:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        infos = source.infolist()
        return {info.filename: source.read(info) for info in infos}, [_blank(info) for info in infos]


def _blank(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type, made.external_attr, made.create_system = info.compress_type, info.external_attr, 3
    return made


def _put_together(pieces: _Pieces, said: Mapping[str, str]) -> str:
    return "".join([said[piece] if at % 2 else piece for at, piece in enumerate(pieces)])


def _taken_apart(content: bytes, unit: str, name: str) -> _Pieces:
    words = {unit: "id", name: "name"}
    return [words.get(piece, piece) for piece in re.split(f"({re.escape(unit)}|{re.escape(name)})", content.decode())]
