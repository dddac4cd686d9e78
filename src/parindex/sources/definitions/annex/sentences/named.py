"""Keys for choices that have only a text: short, without diacritics, each its own."""

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["keys"]

_LONGEST = 40


def keys(labels: Sequence[str]) -> list[str]:
    """Return a key for each label: `Đúng tiến độ` is `dung_tien_do`.

    >>> keys(["Đạt", "Không đạt", "Đạt"])
    ['dat', 'khong_dat', 'dat_2']
    """
    found: list[str] = []
    for label in labels:
        key = _key(label)
        number = 1
        while key in found:
            number += 1
            key = f"{_key(label)}_{number}"
        found.append(key)
    return found


def _key(label: str) -> str:
    bare = unicodedata.normalize("NFD", label.casefold().replace("đ", "d"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    key = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    cut = key if len(key) <= _LONGEST else key[:_LONGEST].rpartition("_")[0] or key[:_LONGEST]
    return cut if re.search(r"[a-z]", cut) else f"muc_{cut}".rstrip("_")
