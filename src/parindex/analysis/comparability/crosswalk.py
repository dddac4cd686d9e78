"""Which criterion of one edition is which of another, and in what the two differ.

Matched are, in this order: what the newer set says (`compares_with`), the same code, and the same title under
another code if only one criterion on each side bears it. Codes are handed on when sets are revised: where the titles
of one code differ and one of them stands elsewhere in the other edition, titles are asked first, and what is left
over is matched by the code but *doubtful*.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from parindex.model.criteria import Edition, Node
from parindex.model.results.crosswalk import Aspect, Crosswalk, Match, MatchedBy
from parindex.model.texts.bilingual import Bilingual

__all__ = ["crosswalk"]


def crosswalk(one: Edition, other: Edition) -> Crosswalk:
    """Match the criteria of two editions, in whichever order they are given; of one edition, `one` is the newer."""
    previous, current = sorted((other, one), key=lambda edition: edition.edition)
    sides = _Sides(current, previous)
    pairs = sides.pairs()
    taken = {before for before, _ in pairs.values()}
    return Crosswalk(
        current,
        previous,
        tuple(sides.match(code, pairs) for code in current.nodes if code in pairs),
        tuple(node for code, node in current.nodes.items() if code not in pairs),
        tuple(node for code, node in previous.nodes.items() if code not in taken),
    )


_Pairs = dict[str, tuple[str, MatchedBy]]
"""By code of the newer edition: the code of the older one, and by what it was found."""


class _Sides:
    """Two editions while they are matched."""

    def __init__(self, current: Edition, previous: Edition) -> None:
        self._current, self._previous = current, previous
        self._now, self._before = current.nodes, previous.nodes
        self._titles_now = frozenset(map(_title, self._now.values()))
        self._titles_before = frozenset(map(_title, self._before.values()))

    def pairs(self) -> _Pairs:
        """Return which criterion was which."""
        found: _Pairs = {}
        taken: set[str] = set()
        for code, before, by in self._candidates():
            if code not in found and before in self._before and before not in taken:
                found[code] = (before, by)
                taken.add(before)
        return found

    def _candidates(self) -> Iterator[tuple[str, str, MatchedBy]]:
        """Yield possible pairs, the surest first."""
        for code, node in self._now.items():
            if node.compares_with is not None and self._codes_moved:
                yield code, node.compares_with, MatchedBy.COMPARES_WITH
        silent = {code for code, node in self._now.items() if node.compares_with is None or not self._codes_moved}
        both = [code for code in self._now if code in silent and code in self._before]
        for code in both:
            if not self._doubtful(code):
                yield code, code, MatchedBy.CODE
        titles = _unique_titles(self._before)
        for title, code in _unique_titles(self._now).items():
            if code in silent and title in titles:
                yield code, titles[title], MatchedBy.TITLE
        # Between different sets a code says nothing by itself.
        for code in both if self._current.id == self._previous.id else ():
            yield code, code, MatchedBy.CODE

    @property
    def _codes_moved(self) -> bool:
        """Two versions of one edition have the same codes; what they compare with is a third one."""
        return self._current.edition != self._previous.edition

    def _doubtful(self, code: str) -> bool:
        """Tell whether one code may stand for two criteria: titles differ, and one of them stands elsewhere."""
        now, before = self._now[code], self._before[code]
        if (
            self._current.key == self._previous.key
            or _title(now) == _title(before)
            or _same_words(now.title, before.title)
        ):
            return False
        handed_on = _title(before) in self._titles_now or _title(now) in self._titles_before
        return handed_on or self._current.id != self._previous.id

    def match(self, code: str, pairs: _Pairs) -> Match:
        """Compare one matched criterion; `pairs` tell which group was which."""
        before, by = pairs[code]
        aspects = tuple(self._aspects(self._now[code], self._before[before], pairs))
        return Match(self._now[code], self._before[before], by, aspects, by is MatchedBy.CODE and self._doubtful(code))

    def _aspects(self, now: Node, before: Node, pairs: _Pairs) -> Iterator[Aspect]:
        group, leaves = _parent(self._current, now.code), now.is_leaf and before.is_leaf
        # An added group is none of the older codes.
        earlier = None if group is None else pairs.get(group, (f"+{group}", None))[0]
        unlike = {
            Aspect.RENUMBERED: now.code != before.code,
            Aspect.MOVED: earlier != _parent(self._previous, before.code),
            Aspect.RENAMED: not _same_words(now.title, before.title),
            Aspect.STRUCTURE: now.is_leaf != before.is_leaf,
            Aspect.MAXIMUM: now.total != before.total,
            Aspect.RULE: (leaves and measured(now) != measured(before)) or _asked(now) != _asked(before),
            Aspect.ASSESSED_BY: leaves and self._surveyed(now, before),
            Aspect.AGGREGATION: bool(now.parts and before.parts) and _folds(now) != _folds(before),
            Aspect.WEIGHT: (_weight(self._current, now), now.weight_for)
            != (_weight(self._previous, before), before.weight_for),
        }
        yield from (aspect for aspect, differs in unlike.items() if differs)

    def _surveyed(self, now: Node, before: Node) -> bool:
        return (now.code in self._current.survey_codes) != (before.code in self._previous.survey_codes)


def _asked(node: Node) -> object:
    return node.applies_if, node.deducts


def _folds(group: Node) -> object:
    return group.aggregate, group.not_applicable, group.least, group.caps


def measured(leaf: Node) -> object:
    """Return the rule of a component in a form that can be compared."""
    return _untitled(leaf.score.model_dump())


def _untitled(part: object) -> object:
    """Return a rule without the titles of its choices, which may be worded anew."""
    if isinstance(part, dict):
        return {key: _untitled(value) for key, value in part.items() if key != "title"}
    return [_untitled(value) for value in part] if isinstance(part, list | tuple) else part


def _weight(edition: Edition, node: Node) -> Decimal | None:
    """Return the weight of a part of a group that averages."""
    parent = _parent(edition, node.code)
    group = edition.root if parent is None else edition.nodes[parent]
    return None if group.aggregate == "sum" and node.counts else node.weighs


def _parent(edition: Edition, code: str) -> str | None:
    path = edition.paths[code]
    return path[-2] if len(path) > 1 else None


def _unique_titles(nodes: Mapping[str, Node]) -> dict[str, str]:
    """Return the codes by title, of the titles that only one criterion bears."""
    titles = {code: _title(node) for code, node in nodes.items()}
    counts = Counter(titles.values())
    return {title: code for code, title in titles.items() if counts[title] == 1}


def _title(node: Node) -> str:
    return _folded(node.title.in_("vi"))


def _folded(text: str) -> str:
    """Write a title in a form for comparison: a comma or a capital makes no other title."""
    kept = (char if char.isalnum() else " " for char in unicodedata.normalize("NFC", text).casefold())
    return " ".join("".join(kept).split())


def _same_words(now: Bilingual, before: Bilingual) -> bool:
    """Compare titles in the languages that both editions have: a translation that was added is no new title."""
    both = [(a, b) for a, b in ((now.vi, before.vi), (now.en, before.en)) if a and b]
    return all(_folded(a) == _folded(b) for a, b in both) if both else _folded(str(now)) == _folded(str(before))
