"""How deep a row stands: by its code, by the column of its title, by indent or bold; and codes put right."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parindex.model.texts.message import Phrase
from parindex.sources.definitions.annex.codes import RowCode, next_codes, parent_of
from parindex.sources.definitions.annex.rows import AnnexLine

_FIRSTS = {"1", "01", "I", "A"}

__all__ = ["Outline", "RowPlace", "depths_without_codes"]


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row with its code and depth (areas: 0), and what was put right or must be asked."""

    code: str
    depth: int
    mended: tuple[Phrase, ...] = ()
    questions: tuple[Phrase, ...] = ()


@dataclass(slots=True)
class Outline:
    """Goes down the rows of an annex and remembers the groups above the present one."""

    stack: list[tuple[str, str, int]] = field(default_factory=list)
    """Style, code and number of rows below, from the area down."""
    seen: dict[tuple[str, ...], set[str]] = field(default_factory=dict)

    def place(self, code: RowCode) -> RowPlace:
        """Return the place of a row with a code."""
        code, mended = self._mended(code)
        code = self._lettered(code)
        expected = self._expected()
        depth = self._depth(code)
        told = [*mended]
        if expected and code.text not in expected and not self._first_of_level(code, depth):
            before = self.stack[-1][1]
            told.append(Phrase("{code} does not follow {before}", {"code": code.text, "before": before}))
        questions = self._twice(code, depth)
        unique = f"{code.text}-{len(self.stack)}" if questions else code.text
        del self.stack[depth:]
        self.stack.append((_style(code), code.text, 0))
        return RowPlace(unique, depth, tuple(told), questions)

    def supplied(self, depth: int) -> RowPlace:
        """Return the place of a row without a code, which gets the next number of its level."""
        depth = min(depth, len(self.stack))
        if depth < len(self.stack):
            code = next_codes(self.stack[depth][1])[0] or f"{self.stack[depth][1]}'"
        else:
            code = f"{self.stack[-1][1]}.1" if self.stack else "1"
        del self.stack[depth:]
        self.stack.append((_style(RowCode(code, "1")), code, 0))
        return RowPlace(code, depth, (Phrase("the row has no code; {code} was supplied", {"code": code}),))

    def _expected(self) -> set[str]:
        return {one for _, code, _ in self.stack for one in next_codes(code) if one}

    def _mended(self, code: RowCode) -> tuple[RowCode, list[Phrase]]:
        """Put codes right that a spreadsheet took for numbers or dates."""
        expected = self._expected()
        if code.mended:
            turned = ".".join(reversed(code.text.split(".")))
            text = turned if turned in expected and code.text not in expected else code.text
            return _recoded(text), [Phrase("the cell held a date; {code} was read", {"code": text})]
        longer = f"{code.text}0"
        following = {next_codes(one)[0] for _, one, _ in self.stack}
        if longer in following and "." in code.text:
            return _recoded(longer), [
                Phrase("{code} had become {found}: {code} was read", {"code": longer, "found": code.text})
            ]
        return code, []

    def _lettered(self, code: RowCode) -> RowCode:
        """Tell the letter C after B from the roman hundred."""
        if code.style == "I" and len(code.text) == 1:
            before = next((one for style, one, _ in self.stack if style == "A"), None)
            if before is not None and len(before) == 1 and ord(code.text) - ord(before) == 1:
                return code._replace(style="A")
        return code

    def _depth(self, code: RowCode) -> int:
        above = parent_of(code.text)
        if above and (placed := self._under(above)) is not None:
            return placed
        style = _style(code)
        for depth, (known, _, _) in enumerate(self.stack):
            if known == style:
                return depth
        if self.stack and not above and code.text not in _FIRSTS and code.style == "A":
            return 0  # a letter of its own, as bonus points have
        return len(self.stack)

    def _under(self, above: str) -> int | None:
        """Return the depth below a code, or beside another code of it: under I stand 1.1 and 1.2, and no 1."""
        codes = [known for _, known, _ in self.stack]
        if above in codes:
            return codes.index(above) + 1
        beside = next((depth for depth, known in enumerate(codes) if parent_of(known) == above), None)
        if beside is not None:
            return beside
        return next((depth + 1 for depth, known in enumerate(codes) if known.rpartition(".")[2] == above), None)

    def _first_of_level(self, code: RowCode, depth: int) -> bool:
        """Tell whether a code may begin a level, or goes on after roman numerals and letters."""
        last = code.text.rpartition(".")[2]
        if depth == len(self.stack) or last in {"1", "I", "A"}:
            return last in {"1", "I", "A", "01"} or not last.isdecimal()
        return code.style in {"I", "A"} or _letters(code.text) != ""

    def _twice(self, code: RowCode, depth: int) -> tuple[Phrase, ...]:
        path = tuple(one for _, one, _ in self.stack[:depth])
        known = self.seen.setdefault(path, set())
        if code.text in known:
            return (Phrase("the code {code} stands twice: which is right?", {"code": code.text}),)
        known.add(code.text)
        return ()


def _recoded(text: str) -> RowCode:

    return RowCode(text, ".".join("1" for _ in text.split(".")), mended=True)


def _letters(code: str) -> str:
    return "".join(char for char in code if char.isalpha()) if any(map(str.isdigit, code)) else ""


def _style(code: RowCode) -> str:
    return f"{_letters(code.text)}{code.style}"


def depths_without_codes(lines: Sequence[AnnexLine]) -> list[int]:
    """Return the depth of rows without codes: by columns of titles, else by bold, else by indent."""
    if len({line.column for line in lines}) > 1:
        return [line.column for line in lines]
    indents = sorted({line.indent for line in lines})
    if len(indents) > 1:
        return [indents.index(line.indent) for line in lines]
    return [0 if line.bold else 1 for line in lines] if any(line.bold for line in lines) else [0 for _ in lines]
