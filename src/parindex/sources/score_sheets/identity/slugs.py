"""Ids for units that no registry knows."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from parindex.sources.score_sheets.identity.unit_names import canonical

__all__ = ["slug", "slugs"]

_LONGEST = 60


def slug(name: str) -> str:
    """Make a safe id of a name: `Phường Hòa Thuận` -> `phuong-hoa-thuan`. Different names may share it."""
    bare = unicodedata.normalize("NFD", canonical(name).replace("đ", "d"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-") or f"unit-{_digest(canonical(name))}"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return an id for every name: names that differ in more than spelling get different ids.

    Where ids clash, each gets a short digest of its own name, so that none depends on the order.
    """
    by_slug: dict[str, set[str]] = defaultdict(set)
    every = set(names)
    for name in every:
        by_slug[slug(name)].add(canonical(name))
    return {
        name: slug(name) if len(by_slug[slug(name)]) == 1 else f"{slug(name)}-{_digest(canonical(name))}"
        for name in every
    }


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
