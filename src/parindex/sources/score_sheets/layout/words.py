"""What a heading says about its column: the table of synonyms, and the words that a workspace adds."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from parindex.sources.cells.cell_text import folded
from parindex.sources.score_sheets.layout.roles import Entry, Role
from parindex.sources.score_sheets.layout.synonyms import ENTRIES, PLACES, UNITS

__all__ = ["PLAIN", "Role", "Vocabulary", "heading_key", "is_unit_heading", "matched", "named", "role_of"]
__all__ += ["words_by_role"]

_PATTERNS = tuple((entry.role, entry.pattern()) for entry in ENTRIES)
_UNIT = UNITS.pattern()
_PLACE = PLACES.pattern()
_ASIDE = re.compile(r"\((?!\s*(?:lần|vòng|đợt|round))[^()]*\)|\[[^\[\]]*\]|\b(năm|year) \d{4}\b")
_MARKS = re.compile(r"[/,;:.*\"()]+")
_GROUPS = re.compile(r".*[/.:](?=[A-Za-z])")
"""The groups of questions before the name of a variable."""
_LONGEST = 90
_NAMED = {"max": Role.MAXIMUM, "skip": Role.OTHER, "unit": Role.OTHER}
"""Roles that are called otherwise in the settings."""


@lru_cache(maxsize=8192)
def _heading(text: str) -> str:
    plain = folded(text.replace("-\n", "").replace("\n", " "))
    short = " ".join(_MARKS.sub(" ", _ASIDE.sub(" ", plain)).split())
    return short or " ".join(_MARKS.sub(" ", plain.strip("()[]")).split())


def heading_key(text: str) -> str:
    """Return the form in which headings are compared."""
    return _heading(text)


@lru_cache(maxsize=8192)
def role_of(text: str) -> Role | None:
    """Return what a heading says about its column; `None` if it is no heading that we know."""
    if not text or len(text) > _LONGEST:
        return None
    heading = _heading(text)
    return next((role for role, pattern in _PATTERNS if pattern.search(heading)), None)


def is_unit_heading(text: str) -> bool:
    """Tell whether a text heads the names of units, whatever their kind: Đơn vị, Unit."""
    if not text or len(text) > _LONGEST:
        return False
    return _UNIT.match(_heading(text)) is not None or _UNIT.match(_variable(text)) is not None


def _variable(text: str) -> str:
    """Return the words in the name of a variable of a form: nhom_1/don_vi, nhom_1.don_vi."""
    own = _GROUPS.sub("", text)
    return _heading(own.replace("_", " ")) if text.isascii() and "_" in text else ""


@lru_cache(maxsize=8192)
def _is_place_heading(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and _PLACE.match(_heading(text)) is not None


class Vocabulary:
    """The table of synonyms together with words that a workspace gives for its own headings.

    `added` gives headings by the names that the settings have for roles; such a heading has to be met
    whole, and counts more than the table.
    """

    def __init__(self, added: Mapping[str, Sequence[str]] | None = None) -> None:
        self._units = {_heading(text) for text in (added or {}).get("unit", ())}
        self._roles = {
            _heading(text): named(role) for role, texts in (added or {}).items() for text in texts if role != "unit"
        }
        self._roles |= dict.fromkeys(self._units, Role.OTHER)

    def added(self, text: str) -> Role | None:
        """Return what the workspace's own words say about a heading."""
        return self._roles.get(_heading(text)) if self._roles and 0 < len(text) <= _LONGEST else None

    def role_of(self, text: str) -> Role | None:
        """Return what a heading says about its column."""
        own = self.added(text)
        return role_of(text) if own is None else own

    def is_unit_heading(self, text: str) -> bool:
        """Tell whether a text heads the names of units."""
        if self._roles and self.added(text) is not None:
            return _heading(text) in self._units
        return is_unit_heading(text) or _is_place_heading(text)


PLAIN = Vocabulary()


def named(role: str) -> Role:
    """Return the role that the settings call by a name."""
    return _NAMED.get(role) or Role(role)


def matched(text: str) -> str:
    """Return the word of the table that settles the role of a heading; empty if none does."""
    heading = _heading(text)
    for _, pattern in _PATTERNS:
        if found := pattern.search(heading):
            return found[0]
    return ""


def words_by_role() -> dict[str, tuple[Entry, ...]]:
    """Return the entries of the table by role, and those of the names of units as `unit`."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in ENTRIES:
        found[entry.role.value] = (*found.get(entry.role.value, ()), entry)
    return {**found, "unit": (UNITS, PLACES)}
