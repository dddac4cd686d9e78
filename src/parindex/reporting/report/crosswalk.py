"""What two editions of a criteria set have in common and in what they differ, written out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.language import Speech
from parindex.language.condition_words import bounds_words, node_words
from parindex.language.policy_words import policy_words
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.results.crosswalk import AdjustmentChange, Aspect, Crosswalk, Match, MatchedBy

__all__ = ["DiffRow", "SetDiff", "set_diff"]

_BY = {
    MatchedBy.COMPARES_WITH: "compares_with",
    MatchedBy.CODE: "the code",
    MatchedBy.TITLE: "the title",
}


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One criterion that is not the same in both editions; a code is empty where it is not."""

    before: str
    now: str
    title: str
    change: str
    by: str
    """By what it was matched."""


@dataclass(frozen=True, slots=True)
class SetDiff:
    """Two editions of a set."""

    title: str
    summary: str
    common: str
    rows: tuple[DiffRow, ...]
    by_title: tuple[str, ...]
    """`1.7 = 1.2`: what only the titles tell."""


def set_diff(walk: Crosswalk, voice: Speech) -> SetDiff:
    """Write out a crosswalk, in the printed order of the newer edition; what was removed follows."""
    rows = tuple(_rows(walk, voice))
    return SetDiff(
        title=f"{walk.previous.key} → {walk.current.key}",
        summary=_summary(walk, rows, voice),
        common=_common(walk, voice),
        rows=rows,
        by_title=tuple(
            f"{match.now.code} = {match.before.code}" for match in walk.changed if match.by is MatchedBy.TITLE
        ),
    )


def _summary(walk: Crosswalk, rows: Sequence[DiffRow], voice: Speech) -> str:
    if walk.previous.key == walk.current.key and not rows:
        return voice.say("Both sides are one and the same edition, {key}: nothing differs", key=walk.current.key)
    return voice.say(
        "Added: {added}; removed: {removed}; changed: {changed}; unchanged: {same}",
        added=len(walk.added),
        removed=len(walk.removed),
        changed=len(walk.changed),
        same=len(walk.matches) - len(walk.changed),
    )


def _common(walk: Crosswalk, voice: Speech) -> str:
    points = sum((Fraction(match.now.total) for match in walk.common), Fraction(0))
    alike = voice.say(
        "Measured alike: {components} of {of} components, {points} of {total} points.",
        components=len(walk.common),
        of=len(walk.current.leaves),
        points=plain(points, voice),
        total=plain(walk.current.total, voice),
    )
    changed = ", ".join(one_line(change.either.code) for change in walk.adjustments)
    return f"{alike} {voice.say('Bonus or penalty points changed: {codes}.', codes=changed)}" if changed else alike


def _rows(walk: Crosswalk, voice: Speech) -> Iterator[DiffRow]:
    by_code = {match.now.code: match for match in walk.changed}
    added = {node.code for node in walk.added}
    for code, node in walk.current.nodes.items():
        if code in added:
            yield DiffRow("", code, _title(node, voice), voice.say("added ({worth})", worth=_worth(node, voice)), "")
        elif code in by_code:
            yield _changed(walk, by_code[code], voice)
    for node in walk.removed:
        yield DiffRow(node.code, "", _title(node, voice), voice.say("removed ({worth})", worth=_worth(node, voice)), "")

    yield from (_adjusted(change, voice) for change in walk.adjustments)
    before, now = (dict(policy_words(edition, voice)) for edition in (walk.previous, walk.current))
    for subject in {**before, **now}:
        was, told = before.get(subject, "–"), now.get(subject, "–")
        if was != told:
            yield DiffRow("", "", subject, voice.say("{before} → {now}", before=was, now=told), "")


def _adjusted(change: AdjustmentChange, voice: Speech) -> DiffRow:
    title = one_line(change.either.title.in_(voice.locale))
    now, before = change.now, change.before
    if now is None or before is None:
        word = "removed ({worth})" if now is None else "added ({worth})"
        told = voice.say(word, worth=_cap(change.either, voice))
    else:
        told = voice.say("{before} → {now}", before=_cap(before, voice), now=_cap(now, voice))
    return DiffRow(
        before.code if before else "",
        now.code if now else "",
        title,
        told,
        voice.say("the code") if now and before else "",
    )


def _cap(item: Adjustment, voice: Speech) -> str:
    words = "bonus, at most {points}" if item.kind == "bonus" else "penalty, at most {points}"
    return voice.say(words, points=plain(item.max, voice))


def _changed(walk: Crosswalk, match: Match, voice: Speech) -> DiffRow:
    changes = [_aspect(walk, match, aspect, voice) for aspect in match.aspects]
    if match.doubtful:
        changes.append(voice.say("doubtful: a title of this code stands at another code of the other edition"))
    by = voice.say(_BY[match.by])
    return DiffRow(match.before.code, match.now.code, _title(match.now, voice), "; ".join(changes), by)


def _aspect(walk: Crosswalk, match: Match, aspect: Aspect, voice: Speech) -> str:  # noqa: PLR0911  one for each kind
    now, before, say = match.now, match.before, voice.say
    match aspect:
        case Aspect.RENUMBERED:
            return say("renumbered")
        case Aspect.MOVED:
            return say("moved from {before}", before=_group(walk.previous, before.code, voice))
        case Aspect.RENAMED:
            return say("renamed, it was: {title}", title=_title(before, voice))
        case Aspect.STRUCTURE:
            return say("a group now, it was a component") if now.parts else say("a component now, it was a group")
        case Aspect.MAXIMUM:
            return say("maximum {before} → {now}", before=plain(before.total, voice), now=plain(now.total, voice))
        case Aspect.RULE:
            return say(
                "rule: {before} → {now}",
                before=_rule(before, walk.previous, voice),
                now=_rule(now, walk.current, voice),
            )
        case Aspect.ASSESSED_BY:
            ways = [say("survey") if surveyed else say("appraisal") for surveyed in _surveyed(walk, match)]
            return say("assessed by {before} → {now}", before=ways[0], now=ways[1])
        case Aspect.AGGREGATION:
            return say(
                "aggregation {before} → {now}",
                before=_folds(before, walk.previous, voice),
                now=_folds(now, walk.current, voice),
            )
        case Aspect.WEIGHT:
            weights = [plain(node.weight, voice) if node.weight is not None else "–" for node in (before, now)]
            return say("weight {before} → {now}", before=weights[0], now=weights[1])


def _surveyed(walk: Crosswalk, match: Match) -> tuple[bool, bool]:
    return match.before.code in walk.previous.survey_codes, match.now.code in walk.current.survey_codes


def _group(edition: Edition, code: str, voice: Speech) -> str:
    path = edition.paths[code]
    return path[-2] if len(path) > 1 else voice.say("the top level")


def _folds(node: Node, edition: Edition, voice: Speech) -> str:
    said = [str(one) for one in (node.aggregate, node.not_applicable) if one is not None]
    return ", ".join((*said, *map(one_line, bounds_words(node, edition, voice))))


def _rule(node: Node, edition: Edition, voice: Speech) -> str:
    return one_line(node_words(node, edition, voice)) or "–"


def _title(node: Node, voice: Speech) -> str:
    return one_line(node.title.in_(voice.locale))


def _worth(node: Node, voice: Speech) -> str:
    return voice.say("maximum {points}", points=plain(node.total, voice))
