"""Names of pages, made of ids and codes alone: no name of a unit becomes a path."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

__all__ = ["PageNames", "relative"]

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class PageNames:
    """File names by key, each its own on systems that do not tell capital letters apart."""

    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Iterable[str]) -> "PageNames":
        """Name keys in their order."""
        made, taken = cls(), set[str]()
        for key in keys:
            name, number = _plain(key), 1
            while name in taken:
                number += 1
                name = f"{_plain(key)}-{number}"
            taken.add(name)
            made._names[key] = name
        return made

    def __getitem__(self, key: str) -> str:
        """Return the name of a key."""
        return self._names[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether a key has a page."""
        return key in self._names


def _plain(key: str) -> str:
    """Return small letters, digits, `-._`.

    >>> _plain("DV0001"), _plain("con"), _plain("I/1.2"), _plain("..")
    ('dv0001', 'x-con', 'i-1.2', 'x-..')
    """
    small = "".join(char if char.isascii() and (char.isalnum() or char in "-._") else "-" for char in key.lower())
    return small if small[:1].isalnum() and small.partition(".")[0] not in _RESERVED else f"x-{small}"


def relative(target: str, page: str) -> str:
    """Return the address of a file as seen from a page; both are paths from the first folder.

    >>> relative("communes/index.html", "communes/units/an-my.html"), relative("index.html", "index.html")
    ('../index.html', 'index.html')
    """
    there, here = target.split("/"), page.split("/")[:-1]
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])
