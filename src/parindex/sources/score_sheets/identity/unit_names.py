"""Names of units as people write them, matched against the registry without ever guessing.

Diacritics are never folded (Tam Dân is not Tam Đàn), and the word for the kind of unit is left aside
only where the rest still names one single unit of the whole registry (Xã X stands beside Thị trấn X).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from parindex.model.units import Registry, Unit
from parindex.sources.cells.cell_text import folded

__all__ = ["Candidates", "NameIndex", "Unknown", "canonical"]

_COMMITTEE = ("ủy ban nhân dân ", "ubnd ")
_KINDS = {
    "p.": ("phường", "phòng"),
    "p": ("phường", "phòng"),
    "ph.": ("phường", "phòng"),
    "x.": ("xã",),
    "x": ("xã",),
    "tt.": ("thị trấn", "trung tâm"),
    "tt": ("thị trấn", "trung tâm"),
    "tp.": ("thành phố",),
    "tp": ("thành phố",),
    "tx.": ("thị xã",),
    "tx": ("thị xã",),
    "h.": ("huyện",),
    "h": ("huyện",),
    "q.": ("quận",),
    "q": ("quận",),
    "t.": ("tỉnh",),
    "s.": ("sở",),
    "đk.": ("đặc khu",),
    "đk": ("đặc khu",),
}
_ABBREVIATED = re.compile(r"^(p|ph|x|tt|tp|tx|h|q|t|s|đk)\.\s*(?=\S)")
_FULL = (
    "thành phố",
    "thị trấn",
    "trung tâm",
    "thị xã",
    "đặc khu",
    "phường",
    "huyện",
    "phòng",
    "quận",
    "tỉnh",
    "ban",
    "sở",
    "xã",
)
_JOINS = re.compile(r"\s*([-'])\s*")
_DASHES = str.maketrans("–—−‐‑_", "-----\u0020")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN = re.compile(rf"(?<!q)(o|u)(a|e|y)([{_TONES}])$")
_OPEN_PAIRS = {"oa", "oe", "uy"}
_NEAREST = 3
_ALIKE = 60
_OF_ITS_KIND = 5
"""How much alike two names of one kind are beyond their letters."""


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """Write a name in the one form in which names are compared.

    NFC, lower case, single spaces, one kind of dash and apostrophe without spaces around it, and
    the tone of open syllables oa, oe, uy on the first vowel (hoà -> hòa), never after q.
    """
    joined = _JOINS.sub(r"\1", " ".join(folded(name).translate(_DASHES).split()))
    return re.sub(r"[^\W\d_]+", lambda word: _first_vowel(word[0]), joined)


def _first_vowel(syllable: str) -> str:
    match = _OPEN.search(unicodedata.normalize("NFD", syllable))
    if match is None or match[1] + match[2] not in _OPEN_PAIRS:
        return syllable
    return unicodedata.normalize("NFC", match.string[: match.start()] + match[1] + match[3] + match[2])


def _spelled_out(name: str) -> tuple[str, ...]:
    """Return the full forms that a written name may stand for, itself among them."""
    plain = canonical(name)
    for committee in _COMMITTEE:
        plain = plain.removeprefix(committee)
    match = _ABBREVIATED.match(plain)
    if match:
        head, rest = f"{match[1]}.", plain[match.end() :]
    else:
        head, _, rest = plain.partition(" ")
    return (plain, *(f"{kind} {rest}" for kind in _KINDS.get(head, ()) if rest))


def _core(name: str) -> str | None:
    """Return what is left of a name without the word for its kind; `None` if it has none."""
    for kind in _FULL:
        if name.startswith(kind + " "):
            return name[len(kind) + 1 :]
    return None


def _kind(name: str) -> str:
    """Return the word for the kind of a unit; empty if its name has none."""
    core = _core(name)
    return "" if core is None else name.removesuffix(core).strip()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Several units bear the name."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No unit bears the name; those written most alike, best first."""

    nearest: tuple[Unit, ...]


class NameIndex:
    """The names and aliases of a registry, made ready for look-ups."""

    def __init__(self, registry: Registry, year: int | None = None) -> None:
        """Index a registry; of units that bear one name in turn, the one of `year` is meant."""
        self._registry = registry
        self._year = year
        self._by_year: dict[int | None, NameIndex] = {year: self}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._cores: dict[str, set[str]] = defaultdict(set)
        self._kindless: dict[str, set[str]] = defaultdict(set)
        for unit in registry.units:
            self._names[canonical(unit.id)].add(unit.id)
            for name in (unit.name, *unit.aliases):
                self._add(unit.id, name)
        self._known: dict[str, Unit | Candidates | Unknown] = {}
        self._units: dict[str, Unit | Candidates | Unknown] = {}

    def _add(self, unit: str, name: str) -> None:
        self._names[canonical(name)].add(unit)
        for form in _spelled_out(name):
            self._forms[form].add(unit)
            core = _core(form)
            (self._kindless if core is None else self._cores)[core or form].add(unit)

    def of(self, year: int | None) -> "NameIndex":
        """Return the same names as they are meant in `year`."""
        if year not in self._by_year:
            other = copy(self)
            other._year, other._known, other._units = year, {}, {}  # noqa: SLF001  of its own kind
            self._by_year[year] = other
        return self._by_year[year]

    def find(self, name: str) -> Unit | Candidates | Unknown:
        """Return the unit that a name means, the units that it may mean, or those written most alike."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._find(name, nearest=True)
        return found

    def unit(self, name: str) -> Unit | Candidates | None:
        """Return as `find` does, without the search for what is written alike: that one takes long."""
        found = self._known.get(name) or self._units.get(name)
        if found is None:
            found = self._units[name] = self._find(name, nearest=False)
        return None if isinstance(found, Unknown) else found

    def written(self, name: str) -> tuple[Unit, ...]:
        """Return the units of which `name` is a full name or alias, in canonical form and with its kind spelled out."""
        return self._ordered(self._forms.get(name, set()))

    def criteria(self, unit: Unit) -> str:
        """Return the criteria set of a unit."""
        return self._registry.blocks[unit.block].criteria_in(None)

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name."""
        return max((len(form.split()) for form in self._forms), default=0)

    def _find(self, name: str, *, nearest: bool) -> Unit | Candidates | Unknown:
        forms = _spelled_out(name)
        for units in (
            self._names.get(canonical(name), set()),
            _union(self._forms, forms),
            _union(self._cores, [form for form in forms if _core(form) is None]),
            _union(self._kindless, [core for form in forms if (core := _core(form))]),
        ):
            meant = self._of_the_year(units) if len(units) > 1 else units
            if len(meant) == 1:
                return self._registry.by_id[next(iter(meant))]
            if units:
                return Candidates(self._ordered(units))
        return Unknown(self._nearest(name) if nearest else ())

    def _of_the_year(self, units: set[str]) -> set[str]:
        """Leave out the units that are not of the year; one that only ended in it gives way to its successor."""
        if self._year is None:
            return units
        alive = {unit for unit in units if self._registry.by_id[unit].exists_in(self._year)}
        last = date(self._year, 12, 31)
        lasting = {unit for unit in alive if (self._registry.by_id[unit].until or last) >= last}
        return lasting or alive or units

    def _ordered(self, units: Iterable[str]) -> tuple[Unit, ...]:
        wanted = set(units)
        return tuple(unit for unit in self._registry.units if unit.id in wanted)

    def _nearest(self, name: str) -> tuple[Unit, ...]:
        """Return the units written most alike, the word for the kind aside; of equals, one of the same kind."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  slow to import, needed only for an unknown name

        forms = _spelled_out(name[:200])
        cores = [_core(form) or form for form in forms]
        alike: dict[str, float] = defaultdict(float)
        for form in self._forms:
            best = max(fuzz.ratio(core, _core(form) or form, score_cutoff=_ALIKE) for core in cores)
            if best:
                same = any(_kind(form) == _kind(one) for one in forms)
                for unit in self._forms[form]:
                    alike[unit] = max(alike[unit], best + _OF_ITS_KIND * same)
        ids = sorted(alike, key=lambda unit: (-alike[unit], unit))
        wide = process.extract(
            canonical(name)[:200], list(self._forms), scorer=fuzz.WRatio, limit=20, score_cutoff=_ALIKE
        )
        ids = list(dict.fromkeys([*ids, *(unit for form, _, _ in wide for unit in sorted(self._forms[form]))]))
        return tuple(self._registry.by_id[unit] for unit in ids[:_NEAREST])


def _union(index: dict[str, set[str]], names: Iterable[str]) -> set[str]:
    return set().union(*(index.get(name, set()) for name in names))
