"""One fault that shows at many sheets is told once: at the definition that has it, or at the first of the sheets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from os.path import commonpath
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.sources.definitions.registry_file import check_blocks
from parindex.workflow.years.workspace import Workspace

__all__ = ["told_once"]

_OF_THE_YEAR = {"S207", "S211", "S212"}
"""What is wrong with the command, or with the criteria sets, and not with the sheet at which it shows."""

_FEW, _NAMED = 2, 6


def told_once(workspace: Workspace | None, issues: Sequence[Issue]) -> list[Issue]:
    """Sum up faults that many sheets have from one and the same definition."""
    left = list(_without_missing_sets(workspace, issues)) if workspace else list(issues)
    groups: dict[object, list[Issue]] = defaultdict(list)
    for one in left:
        if one.code in _OF_THE_YEAR:
            groups[one.code, tuple(sorted((key, str(value)) for key, value in one.values.items()))].append(one)
    again = [group[1:] for group in groups.values() if len(group) > _FEW]
    gone = {id(one) for rest in again for one in rest}
    return [*(one for one in left if id(one) not in gone), *(_more(rest) for rest in again)]


def _more(rest: Sequence[Issue]) -> Issue:
    names = list(dict.fromkeys(Path(one.place.file).name for one in rest))
    files = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    place = Place(commonpath([Path(one.place.file).parent for one in rest]))
    return issue("S265", place, kind=rest[0].code, number=len(rest), files=files)


def _without_missing_sets(workspace: Workspace, issues: Iterable[Issue]) -> Iterator[Issue]:
    """Tell a set that there is not once, at the block that names it, as an error where sheets are refused for it."""
    known = {edition.id for edition in workspace.editions}
    lacking = set[object]()
    for one in issues:
        if one.code == "S206" and one.values.get("wanted") not in known:
            lacking.add(one.values["wanted"])
        elif one.code != "U009":
            yield one
    path = workspace.root / workspace.settings.registry
    told = [one for one in issues if one.code == "U009"] or (
        check_blocks(workspace.registry, workspace.editions, path) if lacking else []
    )
    for one in told:
        yield replace(one, severity=Severity.ERROR) if one.values.get("set") in lacking else one
