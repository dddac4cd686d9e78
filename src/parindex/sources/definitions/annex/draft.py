"""Rows of an annex as a draft of a criteria set."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from parindex.model.criteria import Edition
from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.sources.definitions.annex.reading import outside

__all__ = ["Head", "drafted"]

_VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
_MOST = 500
_LEVELS = ("area", "criterion", "component", "item")
_IN_TREE = {RowKind.GROUP, RowKind.COMPONENT}

Head = Mapping[str, object]
"""`id`, `edition`, `title` and, if known, `basis` of the set."""


def drafted(rows: Sequence[AnnexRow], head: Head) -> tuple[list[AnnexRow], Edition | None, str]:
    """Return the rows with what the tree shows of them, the draft, and why there is none."""
    found = _totals(_adjustments(list(rows)))
    if not any(row.kind is RowKind.COMPONENT for row in found):
        return found, None, ""
    locale = "vi" if any(_VIETNAMESE.search(row.title) for row in found) else "en"
    tree, _ = _nodes([row for row in found if row.kind in _IN_TREE], 0, locale)
    data: dict[str, Any] = {**head, "title": {locale: head["title"]}, "draft": True, "index": tree}
    if len({row.code for row in found if row.kind in _IN_TREE}) < sum(row.kind in _IN_TREE for row in found):
        data["codes"] = "restart"
    deepest = max(row.depth for row in found if row.kind in _IN_TREE) + 1
    if deepest > len(_LEVELS) - 1:
        data["levels"] = (*_LEVELS, *(f"level {number}" for number in range(5, deepest + 1)))[:deepest]
    if adjustments := _adjusted(found, locale):
        data["adjustments"] = adjustments
    try:
        edition = Edition.model_validate(data)
        total = next((row.max for row in found if row.kind is RowKind.TOTAL and row.max is not None), None)
        return found, edition if total != edition.total else Edition.model_validate({**data, "max": total}), ""
    except ValidationError as error:
        first = error.errors()[0]
        return found, None, f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _nodes(rows: Sequence[AnnexRow], depth: int, locale: str) -> tuple[list[dict[str, Any]], int]:
    nodes, at = list[dict[str, Any]](), 0
    while at < len(rows) and rows[at].depth >= depth:
        row, own = rows[at], rows[at].depth
        parts, used = _nodes(rows[at + 1 :], own + 1, locale)
        nodes.append(_node(row, parts, locale))
        at += 1 + used
    return nodes, at


def _node(row: AnnexRow, parts: list[dict[str, Any]], locale: str) -> dict[str, Any]:
    node: dict[str, Any] = {"code": row.code, "title": {locale: row.title[:_MOST] or row.code}}
    if parts:
        node["parts"] = parts
        if row.max is not None and not row.questions:
            node["max"] = row.max
    else:
        node["max"] = Decimal(0) if row.max is None else row.max
        if row.reading.rule.by != "points" or getattr(row.reading.rule, "step", None):
            node["score"] = (
                row.reading.rule.model_dump() if locale == "vi" else _in_english(row.reading.rule.model_dump())
            )
    if row.survey:
        node["assessed_by"] = "survey"
    return node


def _in_english(value: Any) -> Any:  # noqa: ANN401  parts of a rule
    if isinstance(value, dict):
        if set(value) == {"vi", "en"}:
            return {"en": value["en"] or value["vi"]}
        return {key: _in_english(each) for key, each in value.items()}
    return [_in_english(each) for each in value] if isinstance(value, list | tuple) else value


def _adjustments(rows: list[AnnexRow]) -> list[AnnexRow]:
    """Take bonus and penalty parts out of the tree if the total says that they are outside."""
    areas = [row for row in rows if row.kind in _IN_TREE and row.depth == 0]
    told = {row.code: kind for row in areas if (kind := outside(row))}
    if not told:
        return rows
    total = next((row.max for row in rows if row.kind is RowKind.TOTAL and row.max), Decimal(100))
    inside = sum((_worth(row, rows) for row in areas if row.code not in told), Decimal(0))
    within = inside + sum((_worth(row, rows) for row in areas if row.code in told), Decimal(0))
    question = Phrase("are these points outside the total of {total}?", {"total": plain_number(total)})
    found, kind = list[AnnexRow](), None
    for row in rows:
        if row.kind in _IN_TREE and row.depth == 0:
            kind = told.get(row.code)
        if kind is None or row.kind not in _IN_TREE or within == total:
            asked = within == total and row.depth == 0 and row.code in told and row.kind in _IN_TREE
            found.append(replace(row, questions=(*row.questions, question)) if asked else row)
        elif row.kind is RowKind.GROUP:
            found.append(replace(row, kind=RowKind.TEXT))
        else:
            doubt = () if inside == total else (question,)
            found.append(replace(row, kind=kind, questions=(*row.questions, *doubt)))
    return found


def _worth(row: AnnexRow, rows: Sequence[AnnexRow]) -> Decimal:
    if row.max is not None:
        return row.max
    at = next(number for number, one in enumerate(rows) if one is row)
    total = Decimal(0)
    for below in rows[at + 1 :]:
        if below.kind in _IN_TREE and below.depth <= row.depth:
            break
        if below.kind is RowKind.COMPONENT:
            total += below.max or Decimal(0)
    return total


def _adjusted(rows: Sequence[AnnexRow], locale: str) -> list[dict[str, Any]]:
    return [
        {"code": row.code, "kind": row.kind.value, "title": {locale: row.title}, "max": abs(row.max or Decimal(0))}
        for row in rows
        if row.kind in {RowKind.BONUS, RowKind.PENALTY}
    ]


def _totals(rows: Sequence[AnnexRow]) -> list[AnnexRow]:
    """Ask where printed sums and the parts below them differ."""
    found = list(rows)
    for at, row in enumerate(found):
        if row.kind is RowKind.GROUP and row.max is not None:
            parts = _sum_below(found, at, row.depth)
        elif row.kind is RowKind.TOTAL and row.max is not None:
            parts = sum((one.max or Decimal(0) for one in found if one.kind is RowKind.COMPONENT), Decimal(0))
        else:
            continue
        if parts != row.max:
            values = {"parts": plain_number(parts), "printed": plain_number(row.max)}
            question = Phrase("the parts add up to {parts} points, {printed} are printed", values)
            found[at] = replace(row, questions=(*row.questions, question))
    return found


def _sum_below(rows: Sequence[AnnexRow], at: int, depth: int) -> Decimal:
    total = Decimal(0)
    for below in rows[at + 1 :]:
        if below.kind in _IN_TREE and below.depth <= depth:
            break
        if below.kind is RowKind.COMPONENT:
            total += below.max or Decimal(0)
    return total
