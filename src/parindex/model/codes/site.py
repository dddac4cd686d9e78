"""Issue codes of the pages for everybody (K…)."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "K001",
        _HINT,
        "{year} is left out of the pages: it is not published.",
        "Publish the year first, or make a draft of the pages with --draft.",
    ),
    IssueCode(
        "K002",
        _HINT,
        "Revision {revision} of {year} is open; the pages show revision {shown}, the last one that is published.",
        "Publish the open revision and make the pages again.",
    ),
    IssueCode(
        "K003",
        _HINT,
        "The block {block} has {number} units: no map and no pictures to share are drawn for more than {most}.",
        "Nothing. The tables hold all units.",
    ),
    IssueCode(
        "K004",
        _HINT,
        "Lost points are not told of the block {block}: its criteria set {key} converts, bounds or leaves out points.",
        "Nothing. parindex explain tells of every unit how its points came about.",
    ),
    IssueCode(
        "K005",
        _HINT,
        "The block {block} is known in {year} only as published: it has no pages.",
        "If the score sheets are at hand: parindex score.",
    ),
    IssueCode(
        "K006",
        _HINT,
        "These units have no place on the map: {names}.",
        "Give them a place in monitor.yaml, under map.",
    ),
)
