"""The shared texts of a workbook: how many there are, which are empty, how long they get."""

import re
from functools import cached_property
from xml.parsers import expat

from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.markup import OURS, local
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["SharedTexts"]

_ITEM = re.compile(rb"<(?:\w+:)?si[ />]")
_PREFIXED = re.compile(rb"<(\w+):(?:si|t|r)[ />]")


class SharedTexts:
    """Answers questions about the part that holds the texts of cells; parses it only when it must."""

    def __init__(self, content: bytes | None, part: str) -> None:
        self._content = content or b""
        self._part = part
        self._count = self._content.count(b"<si>") or sum(1 for _ in _ITEM.finditer(self._content))
        within("strings", self._count, part=part)
        self._refuse_foreign()

    def refuse_copies(self, cells: int) -> None:
        """Refuse a workbook whose texts would fill the memory when every cell gets its own copy."""
        if len(self._content) * cells > limit("text"):
            within("text", max(self._lengths, default=0) * cells, part=self._part)

    def is_empty(self, number: int) -> bool:
        """Tell whether there is such a text, and it has no characters."""
        return 0 <= number < len(self._lengths) and not self._lengths[number]

    def holds(self, number: int) -> bool:
        """Tell whether there is a text of that number, counted from 0."""
        return 0 <= number < self._count

    def _refuse_foreign(self) -> None:
        """Refuse items that are no texts of a workbook: programs would count them differently."""
        for prefix in set(_PREFIXED.findall(self._content)):
            spaces = re.findall(rb"\bxmlns:" + prefix + rb"""\s*=\s*["']([^"'<]*)""", self._content)
            if not spaces or not all(space.decode() in OURS for space in spaces):
                raise Refused("F262", part=self._part, found=f"{prefix.decode()}:si")

    def text(self, number: int) -> str:
        """Return a text without the readings of its signs."""
        return self._texts[number] if 0 <= number < len(self._texts) else ""

    @cached_property
    def _texts(self) -> list[str]:
        pieces: list[list[str]] = []
        parser = expat.ParserCreate("utf-8")
        aside = 0

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal aside
            name = local(name)
            aside += name == "rPh"
            if name == "si":
                pieces.append([])
            elif name == "t" and not aside and pieces:
                parser.CharacterDataHandler = pieces[-1].append

        def end(name: str) -> None:
            nonlocal aside
            aside -= local(name) == "rPh"
            parser.CharacterDataHandler = None

        parser.StartElementHandler, parser.EndElementHandler = start, end
        # What is not well-formed was refused where the lengths were looked at.
        parser.Parse(self._content, True)  # noqa: FBT003  expat takes no keywords
        return ["".join(found) for found in pieces]

    @cached_property
    def _lengths(self) -> list[int]:
        lengths: list[int] = []
        parser = expat.ParserCreate("utf-8")

        def start(name: str, _: dict[str, str]) -> None:
            if local(name) == "si":
                lengths.append(0)

        def text(characters: str) -> None:
            if lengths:
                lengths[-1] += len(characters)

        parser.StartElementHandler = start
        parser.CharacterDataHandler = text
        try:
            parser.Parse(self._content, True)  # noqa: FBT003  expat takes no keywords
        except expat.ExpatError as error:
            raise Refused("F210", part=self._part, line=error.lineno) from None
        return lengths
