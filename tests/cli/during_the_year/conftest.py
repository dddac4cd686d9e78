"""What the commands of the year answer to programs, against the installed schemas."""

import json
from pathlib import Path

import jsonschema

SCHEMAS = Path(__file__).resolve().parents[3] / "src" / "parindex" / "schemas"


def answer(name, ran):
    """The document that a command printed, if it is what its schema says."""
    found = json.loads(ran.out)
    jsonschema.validate(found, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))
    return found
