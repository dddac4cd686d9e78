"""What a column may hold, and how the words of its heading are found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Entry", "Role"]


class Role(StrEnum):
    """What a column holds."""

    CODE = "code"
    ORDINAL = "ordinal"
    """STT, TT: codes, unless another column is headed as codes."""
    TITLE = "title"
    MAXIMUM = "maximum"
    SELF = "self"
    APPRAISAL = "appraisal"
    """An appraisal whose round is not named."""
    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"
    COUNCIL = "council"
    """The council's appraisal: the second round where there is another appraisal."""
    SURVEY = "survey"
    SCORE = "score"
    """Just a score, nobody says whose."""
    RESULT = "result"
    """A result: a score only where no other column is one."""
    AGREED = "agreed"
    """What was agreed on in the end: the last stage, where nothing speaks against it."""
    ADJUSTED = "adjusted"
    """What was changed in the end: a new score, or by how much."""
    EVIDENCE = "evidence"
    COMMENT = "comment"
    OTHER = "other"
    """Recognised as none of the above: differences, sums, units of measure."""
    POINTS = "points"
    """Speaks of points, but nothing tells which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one role, by where they stand in a heading.

    `whole` are whole headings, `start` begins one, `end` closes one, `inside` stands anywhere in it,
    `words` anywhere but only as words of their own. `rounds` are words that decide beside one of `inside`
    or `words`.
    """

    role: Role
    whole: Sequence[str] = ()
    start: Sequence[str] = ()
    end: Sequence[str] = ()
    inside: Sequence[str] = ()
    words: Sequence[str] = ()
    rounds: Sequence[str] = ()
    round_ends: Sequence[str] = ()

    def pattern(self) -> re.Pattern[str]:
        """Return what is searched in a heading."""
        if self.rounds:
            judge = _any((*self.inside, *(rf"\b{word}\b" for word in self.words)))
            turn = _any((*(rf"\b{word}\b" for word in self.rounds), *(rf"\b{word}$" for word in self.round_ends)))
            return re.compile(f"{judge}.*{turn}|{turn}.*{judge}")
        parts = [f"^{_any(map(re.escape, self.whole))}$"] if self.whole else []
        parts += [f"^{_any(map(re.escape, self.start))}"] if self.start else []
        parts += [f"{_any(map(re.escape, self.end))}$"] if self.end else []
        parts += [_any(map(re.escape, self.inside))] if self.inside else []
        parts += [rf"\b{_any(map(re.escape, self.words))}\b"] if self.words else []
        return re.compile("|".join(parts))


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"
