"""What can be said of `awards:` in the settings: by itself, and beside the registry and the criteria sets."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Issue
from parindex.model.units import Registry
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_yaml

__all__ = ["check_award_subjects", "check_awards"]


def check_awards(settings: Settings, document: Document) -> list[Issue]:
    """Tell rules that share an id, and rules that ask nothing."""
    found: list[Issue] = []
    seen: dict[str, int] = {}
    for number, rule in enumerate(settings.awards):
        path = ("awards", number, "id")
        first = seen.setdefault(rule.id, number)
        if first != number:
            line = document.line(("awards", first, "id"))
            found.append(issue("H601", document.place(path), id=rule.id, first=line))
        if not rule.has_condition:
            found.append(issue("H602", document.place(path), id=rule.id))
    return found


def check_award_subjects(
    settings: Settings, registry: Registry, editions: Sequence[Edition], path: Path
) -> list[Issue]:
    """Tell blocks that the registry does not have, and tiers that no set has; `path` is the file of the settings."""
    if not list(_subjects(settings, registry, editions, Document(path, {}, {}))):
        return []
    document, _ = read_yaml(path)  # read again for the places, as only rules with a problem need them
    return list(_subjects(settings, registry, editions, document or Document(path, {}, {})))


def _subjects(
    settings: Settings, registry: Registry, editions: Sequence[Edition], document: Document
) -> Iterator[Issue]:
    for number, rule in enumerate(settings.awards):
        for place, block in enumerate(rule.blocks):
            if block not in registry.blocks:
                at = document.place(("awards", number, "blocks", place))
                yield issue("H603", at, id=rule.id, block=block, known=", ".join(registry.blocks))
        known = _tiers(rule, registry, editions)
        if rule.tier is not None and known and rule.tier.at_least not in {"top", *known}:
            at = document.place(("awards", number, "tier", "at_least"))
            yield issue("H604", at, id=rule.id, tier=rule.tier.at_least, known=", ".join(known))


def _tiers(rule: AwardRule, registry: Registry, editions: Sequence[Edition]) -> list[str]:
    """Return the tiers of the sets of a rule's blocks, newest set first."""
    blocks = [registry.blocks[block] for block in rule.blocks if block in registry.blocks]
    sets = {name for block in (blocks or registry.blocks.values()) for name in block.sets}
    newest_first = sorted((one for one in editions if one.id in sets), key=lambda edition: -edition.edition)
    return list(dict.fromkeys(tier.id for edition in newest_first for tier in edition.tiers))
