"""The edition of the year before: what did not change stays as it was written, what moved names its predecessor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parindex.language import speech
from parindex.language.rule_words import rule_words
from parindex.model.criteria import Edition, Node
from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.annex.sentences.reading import sure

__all__ = ["as_before", "rules_as_before"]

_LOCALES = ("vi", "en")


def rules_as_before(rows: Sequence[AnnexRow], base: Edition) -> list[AnnexRow]:
    """Take the rule of the edition before where a component says it in the very words that are printed of it."""
    by_code = {node.printed: node for node in base.leaves}
    by_code |= {node.code: node for node in base.leaves}
    return [_as_before(row, by_code.get(row.code) or _titled(row.title, base)) for row in rows]


def _as_before(row: AnnexRow, node: Node | None) -> AnnexRow:
    if row.kind is not RowKind.COMPONENT or node is None or row.max != node.total:
        return row
    words = {folded(rule_words(node.score, node.total, speech(locale))) for locale in _LOCALES}
    if folded(" ".join(row.sentence.split())) not in words:
        return row
    return replace(row, reading=sure(node.score, Phrase("as in the edition before"), survey=row.survey))


def _titled(title: str, base: Edition) -> Node | None:
    return next((node for node in base.leaves if folded(title) in _titles(node)), None)


def as_before(edition: Edition, base: Edition) -> Edition:
    """Return the edition with all that did not change as it was written, and `compares_with` where codes changed.

    Policies, tiers, levels and ways of adding up are taken from the edition before: an annex seldom prints them.
    """
    old = base.nodes
    by_title = {title: node for node in reversed(list(old.values())) for title in _titles(node)}
    index = tuple(_node(node, old, by_title, same=edition.edition == base.edition) for node in edition.index)
    kept = {
        name: getattr(base, name) for name in ("model", "levels", "aggregate", "policy", "tiers") if _set(base, name)
    }
    if any(text and folded(text) in folded(str(edition.title)) for text in (base.title.vi, base.title.en)):
        kept["title"] = base.title
    if edition.edition == base.edition:
        kept |= {"basis": base.basis, "max": base.max, "draft": base.draft, "adjustments": base.adjustments}
    elif [(one.code, one.kind, one.max) for one in edition.adjustments] == [
        (one.code, one.kind, one.max) for one in base.adjustments
    ]:
        kept["adjustments"] = base.adjustments
    kept["codes"] = base.codes if base.codes == "restart" else edition.codes
    return edition.model_copy(update={**kept, "index": index})


def _set(base: Edition, name: str) -> bool:
    return name in base.model_fields_set


def _node(node: Node, old: Mapping[str, Node], by_title: Mapping[str, Node], *, same: bool) -> Node:
    parts = tuple(_node(part, old, by_title, same=same) for part in node.parts)
    before = old.get(node.code)
    if before is None or not _same_texts(str(node.title), before.title):
        moved = next((by_title[title] for title in _titles(node) if title in by_title), None)
        update: dict[str, object] = {"parts": parts}
        if moved is not None and moved.is_leaf == node.is_leaf and not same:
            update |= {"title": moved.title, "compares_with": moved.code}
            update |= {"score": moved.score} if _measures(node, moved) else {}
        return node.model_copy(update=update)
    if node.is_leaf != before.is_leaf or (node.is_leaf and not _measures(node, before)):
        return node.model_copy(update={"parts": parts, "title": before.title, "assessed_by": node.assessed_by})
    if not node.is_leaf and node.max is not None and before.max is not None and before.max != node.max:
        return node.model_copy(update={"parts": parts, "title": before.title, "aggregate": before.aggregate})
    return before.model_copy(update={"parts": parts, "compares_with": before.compares_with if same else None})


def _measures(node: Node, before: Node) -> bool:
    """Tell whether two components say the same in words."""
    if node.total != before.total:
        return False
    return any(
        rule_words(node.score, node.total, speech(locale)) == rule_words(before.score, before.total, speech(locale))
        for locale in _LOCALES
    )


def _titles(node: Node) -> set[str]:
    return {folded(title) for title in (node.title.vi, node.title.en) if title}


def _same_texts(title: str, before: object) -> bool:
    return folded(title) in {
        folded(text) for text in (getattr(before, "vi", None), getattr(before, "en", None)) if text
    }
