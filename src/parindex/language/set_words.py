"""How a criteria set adds up, in words: which groups average, with which weights; bonus and penalty."""

from collections.abc import Iterator, Mapping

from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.language.speech import Speech, speech
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.texts.worded import both, worded

__all__ = ["marked_as_draft", "mean_name", "mean_words", "set_words", "weight_words"]

_MEANS: Mapping[str, str] = {
    "weighted_mean": "weighted mean",
    "geometric_mean": "geometric mean",
    "harmonic_mean": "harmonic mean",
}


def marked_as_draft(text: str, edition: Edition, voice: Speech) -> str:
    """Return what names a block, a set or a unit's result, with a mark while the criteria set is a draft."""
    if not edition.draft:
        return text
    said = both(text)
    return worded(_drafted(text, voice), _drafted(said["vi"], speech("vi")), _drafted(said["en"], speech("en")))


def _drafted(text: str, voice: Speech) -> str:
    return voice.say("{title} [DRAFT: criteria not yet reviewed]", title=text)


def set_words(edition: Edition, voice: Speech) -> list[tuple[str, str]]:
    """Return (subject, sentence) for every group that averages, and for bonus and penalty."""
    lines = [(voice.say("Mean"), sentence) for sentence in _means(edition, voice)]
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
    return voice.say("weight {weight}", weight=plain(part.weighs, voice))


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
