"""Conditions of criteria in words: "applies only if 1.1 is “Yes” and the population of the unit is 10,000 or more"."""

from collections.abc import Iterable

from parindex.language.rule_words import plain, points_words, rule_words
from parindex.language.single_line import one_line
from parindex.language.speech import Speech
from parindex.model.conditions import ClassWeight, Condition
from parindex.model.criteria import Edition, Node
from parindex.model.rules.answers import AsksChoice, AsksTicks, Titled

__all__ = ["applies_words", "bounds_words", "class_words", "node_words"]


def node_words(node: Node, edition: Edition, voice: Speech) -> str:
    """Say how a component is scored, and when it applies at all; of a group, only that. Empty: nothing to say."""
    rule = rule_words(node.score, node.total, voice) if node.is_leaf else ""
    conditions = edition.conditions_of(node.code) if node.is_leaf else node.applies_if
    shown = "" if node.counts else voice.say("shown, without counting")
    off = voice.say("taken off the points of the group") if node.deducts else ""
    bounds = () if node.is_leaf else bounds_words(node, edition, voice)
    return "; ".join(filter(None, (rule, off, shown, *bounds, applies_words(conditions, edition, voice))))


def bounds_words(node: Node, edition: Edition, voice: Speech) -> Iterable[str]:
    """Say within which bounds the points of a group are kept."""
    if node.least is not None:
        yield voice.say("never below {points}", points=points_words(node.least, voice))
    for cap in node.caps:
        most = points_words(cap.max, voice)
        yield voice.say("at most {points} if {condition}", points=most, condition=_condition(cap, edition, voice))


def applies_words(conditions: Iterable[Condition], edition: Edition, voice: Speech) -> str:
    """Say when a criterion applies; empty where it always does."""
    said = [_condition(one, edition, voice) for one in conditions]
    return voice.say("applies only if {conditions}", conditions=voice.say(" and ").join(said)) if said else ""


def class_words(one: ClassWeight, voice: Speech) -> str:
    """Say which units a class is made of: "the property kind of the unit is “county”"."""
    return _condition(one, None, voice)


def _condition(one: Condition, edition: Edition | None, voice: Speech) -> str:
    subject = (
        one_line(one.code)
        if one.code is not None
        else voice.say("the property {name} of the unit", name=one_line(one.of_unit or ""))
    )
    return voice.say("{subject} {test}", subject=subject, test=", ".join(_tests(one, edition, voice)))


def _tests(one: Condition, edition: Edition | None, voice: Speech) -> Iterable[str]:
    if one.is_:
        yield voice.say("is {values}", values=_either(one.is_, one, edition, voice))
    if one.is_not:
        yield voice.say("is not {values}", values=_either(one.is_not, one, edition, voice))
    if one.at_least is not None:
        yield voice.say("is {number} or more", number=plain(one.at_least, voice))
    if one.above is not None:
        yield voice.say("is above {number}", number=plain(one.above, voice))
    if one.at_most is not None:
        yield voice.say("is {number} or less", number=plain(one.at_most, voice))
    if one.below is not None:
        yield voice.say("is below {number}", number=plain(one.below, voice))


def _either(names: Iterable[str], one: Condition, edition: Edition | None, voice: Speech) -> str:
    return voice.say(" or ").join(f"“{_name(name, one, edition, voice)}”" for name in names)


def _name(key: str, one: Condition, edition: Edition | None, voice: Speech) -> str:
    """Return the title of the choice that is meant, or the word as it was written."""
    choice = _choices(one, edition).get(key.casefold())
    return one_line(choice.title.in_(voice.locale) if choice and choice.title else key)


def _choices(one: Condition, edition: Edition | None) -> dict[str, Titled]:
    node = edition.nodes.get(one.code or "") if edition is not None else None
    match node.score.answer if node and node.is_leaf else None:
        case AsksChoice(choices=choices) | AsksTicks(choices=choices):
            return {key.casefold(): choice for key, choice in choices.items()}
        case _:
            return {}
