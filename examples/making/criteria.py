"""Reads a criteria set for the generator, without parindex: the example checks the program, not itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, eq=False)
class Row:
    """A node as a sheet prints it. Only leaves have a rule. Equal only to itself, so that it can be a key."""

    code: str
    title: str
    depth: int
    maximum: Decimal
    rule: dict[str, Any] = field(default_factory=dict)
    survey: bool = False
    leaf: bool = False

    @property
    def by(self) -> str:
        return str(self.rule.get("by", "points"))


@dataclass(frozen=True)
class CriteriaSet:
    """One edition: all rows in printed order, and the adjustments for the whole sheet."""

    title: str
    rows: tuple[Row, ...]
    adjustments: tuple[Row, ...]

    @cached_property
    def leaves(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.leaf)

    @property
    def total(self) -> Decimal:
        return sum((leaf.maximum for leaf in self.leaves), Decimal(0))


def load(path: Path) -> CriteriaSet:
    # BaseLoader leaves every scalar a text: 1.10 stays "1.10", and 0.5 becomes an exact decimal below.
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    rows = tuple(_rows(read["index"], 0, survey=False))
    extra = tuple(
        Row(code=one["code"], title=_vi(one["title"]), depth=0, maximum=Decimal(one["max"]), rule={"kind": one["kind"]})
        for one in read.get("adjustments", ())
    )
    return CriteriaSet(_vi(read["title"]), rows, extra)


def _rows(nodes: list[dict[str, Any]], depth: int, *, survey: bool) -> Iterator[Row]:
    for node in nodes:
        inner = survey if "assessed_by" not in node else node["assessed_by"] == "survey"
        yield Row(
            code=node["code"],
            title=_vi(node["title"]),
            depth=depth,
            maximum=Decimal(node["max"]),
            rule=node.get("score", {"by": "points"}) if "parts" not in node else {},
            survey=inner,
            leaf="parts" not in node,
        )
        yield from _rows(node.get("parts", []), depth + 1, survey=inner)


def _vi(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text["vi"]
