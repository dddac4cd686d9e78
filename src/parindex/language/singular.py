"""English sentences about one thing: Vietnamese has one form for any number, so that only English bends words."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

__all__ = ["COUNTED", "about_one", "ones"]

_NOUNS: Final = (
    "annexes|answers|areas|bytes|cells|characters|codes or maxima|codes|columns|components|conditions|days|decimals|"
    "dossiers|features|files|forms|inputs|levels|lines|"
    "months|pages|parts|persons|places|points|ranges|ranks|rates|records|respondents|rows|scores|"
    "seconds|sheets|steps|tasks|texts|times|units|values|years|entries"
)
COUNTED: Final = re.compile(
    r"\{(?P<field>[a-z_]+)\} (?P<kind>(?:(?:applicable|different|merged|more|published|ranked|score|whole) )*)"
    rf"(?P<noun>(?:{_NOUNS})\b|(?=(?:are|stand)\b)|of them(?= differ))(?P<rest>[^.,;:({{]*)"
)
"""A count, what is counted, and the rest of that clause, whose verb follows the number."""

_IRREGULAR: Final = {"entries": "entry", "codes or maxima": "code or maximum", "of them": "of them", "": ""}
_VERBS: Final = {
    "are not those": "is not that",
    "are": "is",
    "have": "has",
    "were": "was",
    "count": "counts",
    "differ": "differs",
    "do not": "does not",
    "hold": "holds",
    "lack": "lacks",
    "say": "says",
    "stand": "stands",
}
_VERB: Final = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b")


def ones(values: Mapping[str, object]) -> frozenset[str]:
    """Return the names of the values that are exactly one; `1.00` is said like any other decimal."""
    return frozenset(name for name, value in values.items() if value in (1, "1"))


@lru_cache(1 << 10)
def about_one(template: str, fields: frozenset[str]) -> str:
    """Return an English template as it is said where each of `fields` is 1."""
    if not any(found["field"] in fields for found in COUNTED.finditer(template)):
        return template
    told = COUNTED.sub(lambda found: _bent(found) if found["field"] in fields else found[0], template)
    return told.replace("; they were ", "; it was ")


def _bent(found: re.Match[str]) -> str:
    noun = _IRREGULAR.get(found["noun"], found["noun"].removesuffix("s"))
    rest = _VERB.sub(lambda verb: _VERBS[verb[0]], found["rest"])
    return f"{{{found['field']}}} {found['kind']}{noun}{rest}"
