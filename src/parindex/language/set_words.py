"""How a criteria set adds up, in words: which groups average, with which weights; bonus and penalty."""

from collections.abc import Iterator, Mapping

from parindex.language.condition_words import class_words
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.language.speech import Speech, speech
from parindex.model.conditions import ClassWeight
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.part_of_year import PartOfYear
from parindex.model.texts.worded import both, worded

__all__ = ["marked", "mean_name", "mean_words", "period_words", "set_words", "weight_words"]

_MEANS: Mapping[str, str] = {
    "weighted_mean": "weighted mean",
    "geometric_mean": "geometric mean",
    "harmonic_mean": "harmonic mean",
}


def marked(text: str, edition: Edition, voice: Speech) -> str:
    """Return what names a block, a set or a unit's result, with the part of the year that the criteria set covers.

    While the set is a draft, there is a mark as well.
    """
    if edition.period is None and not edition.draft:
        return text
    said = both(text)
    marks = (_marked(said[locale], edition, speech(locale)) for locale in ("vi", "en"))
    return worded(_marked(text, edition, voice), *marks)


def _marked(text: str, edition: Edition, voice: Speech) -> str:
    if edition.period is not None:
        text = voice.say("{title} ({period})", title=text, period=period_words(edition.period, voice))
    return voice.say("{title} [DRAFT: criteria not yet reviewed]", title=text) if edition.draft else text


def period_words(period: PartOfYear, voice: Speech) -> str:
    """Say a part of a year: `from 1 July 2025 to 31 December 2025`."""
    return voice.say("from {since} to {until}", since=voice.date(period.from_), until=voice.date(period.to))


def set_words(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return (subject, sentence) for every group that averages, and for bonus and penalty."""
    lines = [(voice.say("Mean"), sentence) for sentence in _means(edition, voice)]
    if edition.period is not None:
        words = period_words(edition.period, voice)
        lines.insert(0, (voice.say("Period"), voice.say("The set covers the part of the year {period}.", period=words)))
    shown = [one_line(code) for code, node in edition.nodes.items() if not node.counts]
    if shown:
        lines.append((voice.say("Not counted"), voice.say("{nodes}: shown, without counting.", nodes=", ".join(shown))))
    if edition.adjustments:
        lines.append((voice.say("Bonus, penalty"), _adjustments(edition, voice)))
    return lines


def mean_name(node: Node, voice: Speech) -> str:
    """Name the mean that a group takes."""
    return voice.say(_MEANS[node.aggregate])


def mean_words(node: Node, voice: Speech) -> str:
    """Say which mean of which parts a group is: `geometric mean of 1.1 (weight 2), 1.2 (weight 1)`."""
    parts = ", ".join(f"{one_line(part.code)} ({weight_words(part, voice)})" for part in node.parts)
    return voice.say("{mean} of the index % of {parts}", mean=mean_name(node, voice), parts=parts)


def weight_words(part: Node, voice: Speech) -> str:
    """Say what a part weighs in the mean above it."""
    if not part.counts:
        return voice.say("not counted")
    said = [voice.say("weight {weight}", weight=plain(part.weighs, voice))]
    return "; ".join([*said, *(_class_weight(one, voice) for one in part.weight_for)])


def _class_weight(one: ClassWeight, voice: Speech) -> str:
    words = class_words(one, voice)
    return voice.say("{weight} where {class}", **{"weight": plain(one.weight, voice), "class": words})


def _means(edition: Edition, voice: Speech) -> Iterator[str]:
    if edition.aggregate != "sum":
        yield voice.say("The index is the {mean}.", mean=mean_words(edition.root, voice))
    for _, node in edition.walk():
        if node.parts and node.aggregate != "sum":
            title = f"{one_line(node.code)} {one_line(node.title.in_(voice.locale))}"
            mean, points = mean_words(node, voice), plain(node.total, voice)
            yield voice.say("{title}: {mean}; worth {points} points.", title=title, mean=mean, points=points)


def _adjustments(edition: Edition, voice: Speech) -> str:
    terms = "; ".join(_adjustment(item, voice) for item in edition.adjustments)
    return voice.say("{terms}. They stand outside the maximum.", terms=terms)


def _adjustment(item: Adjustment, voice: Speech) -> str:
    title, most = f"{one_line(item.code)} {one_line(item.title.in_(voice.locale))}", plain(item.max, voice)
    if item.kind == "bonus":
        return voice.say("{title} adds at most {max} points", title=title, max=most)
    return voice.say("{title} takes off at most {max} points", title=title, max=most)
