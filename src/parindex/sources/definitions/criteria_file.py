"""Read criteria sets: YAML to `Edition`, linted."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place, Severity
from parindex.sources.definitions.edition_heads import in_force, read_head
from parindex.sources.definitions.lint import lint
from parindex.sources.definitions.lint.references import check_series
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition, read_yaml
from parindex.sources.files.paths import in_order

__all__ = ["definition_files", "edition_files", "files_in_force", "read_edition", "read_editions"]

_SUFFIXES = frozenset({".yaml", ".yml"})


def read_edition(path: Path) -> tuple[Edition | None, list[Issue]]:
    """Read one edition of a criteria set, and what the linter says of it; `None` if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    edition, document, issues = read_definition(path, Edition)
    if edition is None or document is None:
        return None, issues
    issues += lint(edition, document)
    refused = any(found.severity is Severity.ERROR for found in issues)
    return None if refused else edition, issues


def read_editions(folder: Path, years: Collection[int] | None = None) -> tuple[list[Edition], list[Issue]]:
    """Read every `*.yaml` and `*.yml` below `folder`, in the order of their paths.

    `years` leaves out the editions that are not in force in any of them, without looking into the
    rest of their files. Of two files with the same set and year only the first is kept. Names that begin with a dot
    or `~` are passed over.

    Raises:
        ParindexError: there is no such folder, or a file in it cannot be opened.
    """
    if not folder.is_dir():
        message = "There is no folder of criteria sets {path}. Check `criteria` in parindex.yaml."
        raise ParindexError(message, path=folder)
    issues: list[Issue] = []
    kept: dict[str, tuple[Path, Edition]] = {}
    for path in definition_files(folder) if years is None else files_in_force(folder, years):
        edition, found = read_edition(path)
        issues += found
        if edition is None:
            continue
        first, _ = kept.setdefault(edition.key, (path, edition))
        if first != path:
            issues.append(issue("C041", Place(str(path), cell="1:1"), set=edition.key, first=str(first)))
    issues += _series(kept.values())
    return [edition for _, edition in kept.values()], issues


def _series(kept: Iterable[tuple[Path, Edition]]) -> Iterator[Issue]:
    """Check each edition against the one before it of the same set."""
    ordered = sorted(kept, key=lambda one: (one[1].id, one[1].edition))
    for (_, before), (path, edition) in pairwise(ordered):
        if before.id == edition.id and list(check_series(edition, before, Document(path, {}, {}))):
            # Read again: only a set with a problem needs the places in its file.
            document, _ = read_yaml(path)
            yield from check_series(edition, before, document or Document(path, {}, {}))


def edition_files(folder: Path, name: str) -> list[Path]:
    """Return the files below `folder` of the set `name` (`id`, or `id@year`), as far as they tell what they are."""
    heads = {path: read_head(path) for path in definition_files(folder)}
    return [path for path, head in heads.items() if head is not None and name in {head[0], f"{head[0]}@{head[1]}"}]


def files_in_force(folder: Path, years: Collection[int]) -> Iterator[Path]:
    """Yield the files below `folder` in force in any of `years`, and those that must be read to say what is wrong."""
    heads = {path: read_head(path) for path in definition_files(folder)}
    wanted = in_force(filter(None, heads.values()), years)
    for path, head in heads.items():
        if head is None or head in wanted:
            yield path


def definition_files(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that are read as criteria sets, in the order of their paths."""
    for path in in_order(folder.rglob("*")):
        hidden = any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in _SUFFIXES and not hidden and not path.is_dir():
            yield path
