"""A table of text described to machines, in the words of Frictionless' Table Schema and Table Dialect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

__all__ = ["BOM", "PLAIN", "Field", "Measured", "TableForm", "package_document", "resource_document"]

BOM = "utf-8-sig"
"""UTF-8 with a byte order mark, by which Excel knows it."""
PLAIN = "utf-8"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its heading in the file, and what it holds."""

    name: str
    type: Literal["string", "integer", "year", "number"] = "string"
    description: str = ""
    unit: str = ""
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a file of a table is written."""

    fields: Sequence[Field]
    delimiter: str = ","
    decimal: str = "."
    encoding: str = PLAIN


@dataclass(frozen=True, slots=True)
class Measured:
    """A block and the set that it was measured with."""

    block: str
    criteria: str
    digest: str
    draft: bool = False


def resource_document(
    name: str, path: str, content: bytes, form: TableForm, sets: Sequence[Measured]
) -> dict[str, Any]:
    """Describe a file of a table: where it is, what it must be byte for byte, and what its columns mean."""
    return {
        "name": name,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": form.encoding,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"header": True, "delimiter": form.delimiter, "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": [_field(field, form) for field in form.fields], "missingValues": [""]},
        "criteria": [_measured(one) for one in sets],
    }


def _measured(one: Measured) -> dict[str, Any]:
    found = {"block": one.block, "set": one.criteria, "digest": f"sha256:{one.digest}"}
    return {**found, **({"draft": True} if one.draft else {})}


def package_document(
    title: str, licence: str | None, version: str, resources: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the descriptor of a folder of tables."""
    return {
        "$schema": _PROFILE,
        "name": "par-index",
        **({"title": title} if title else {}),
        **({"licenses": [_licence(licence)]} if licence else {}),
        "parindex": version,
        "resources": list(resources),
    }


def _field(field: Field, form: TableForm) -> dict[str, Any]:
    constraints = {
        **({"required": True} if field.required else {}),
        **({"enum": list(field.values)} if field.values else {}),
    }
    return {
        "name": field.name,
        "type": field.type,
        **({"decimalChar": form.decimal} if field.type == "number" else {}),
        **({"description": field.description} if field.description else {}),
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _licence(text: str) -> dict[str, str]:
    """Name a licence by its short name or its address; other words are its title."""
    if text.startswith(("https://", "http://")):
        return {"path": text}
    if all(char.isascii() and (char.isalnum() or char in "-._") for char in text):
        return {"name": text}
    return {"name": "other", "title": text}
