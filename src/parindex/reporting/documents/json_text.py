"""Documents as JSON text that neither a terminal nor a CI system obeys, and that any encoding can hold."""

import json
import re

__all__ = ["json_text"]

_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=#)#")
"""What a terminal would obey or cannot encode, and what would make `##[…]` of a text."""


def json_text(document: object) -> str:
    """Return a document as JSON; what is escaped reads as the same text."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
