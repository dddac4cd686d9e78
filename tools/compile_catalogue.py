"""Compile the Vietnamese catalogue; the build does it, so that no compiled file lies in the repository."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "src" / "parindex" / "language" / "locale" / "vi" / "LC_MESSAGES" / "parindex.po"


class CompiledCatalogue(BuildHookInterface[Any]):
    """Writes `parindex.mo` beside its source, for wheels and for editable installations alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface of hatchling
        """Compile before anything is packed, and have the result packed although version control ignores it."""
        build_data["artifacts"].append(write().relative_to(ROOT).as_posix())


def write() -> Path:
    """Compile the catalogue, and return where it lies."""
    target = CATALOGUE.with_suffix(".mo")
    target.write_bytes(compiled(read()))
    return target


def read(path: Path = CATALOGUE) -> Catalog:
    """Read a catalogue as it is edited."""
    with path.open("rb") as file:
        return read_po(file, locale="vi")


def compiled(catalogue: Catalog) -> bytes:
    """Return the same bytes for the same texts: Babel would date them by the clock."""
    catalogue.creation_date = catalogue.revision_date = datetime(2020, 1, 1, tzinfo=UTC)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    write()
