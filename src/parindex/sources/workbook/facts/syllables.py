"""Which words can be syllables of Vietnamese, by the rules of its spelling."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_syllable"]

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_STOPPED = ("c", "ch", "p", "t")
_SHAPE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    "(?:iê|yê|uyê|uya|ươ|uô|ia|ya|ua|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|[aăâeêioôơuưy])(ngh|ng|nh|ch|[cmnpt])?"
    "|(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    "(?:ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oai|oao|oay|oeo|oi|ôi|ơi|ui|ưi|uôi|ươi|ưu|ươu|uây|uyu)"
)


@lru_cache(maxsize=8_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word can be a syllable, in any case of its letters."""
    # A letter takes its tone last, so that both kinds of marks can be told apart.
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [sign for sign in parts if sign in "\u0300\u0301\u0303\u0309\u0323"]
    found = _SHAPE.fullmatch(unicodedata.normalize("NFC", parts.translate(_TONES)))
    if found is None or len(tones) > 1:
        return False
    return found[1] not in _STOPPED or (tones[:1] or ["\u0301"])[0] in "\u0301\u0323"
