"""Who gets what back, and under which names; nothing is written here."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.issues import Issue, Severity
from parindex.model.texts.device_names import is_device
from parindex.model.units import Registry
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.score_sheets.identity.unit_of_sheet import identify
from parindex.sources.score_sheets.reading import SheetsRead

__all__ = ["LookedAt", "ReturnPlan", "gathered", "plan_parcels", "refuse_existing"]

_WORTH = frozenset((Severity.ERROR, Severity.WARNING, Severity.REPAIRED))
"""A workbook with nothing but hints is not sent back."""
_NUMBER = re.compile(r"^\d{1,4}[\s.\-_)]+")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file after the reading: which units it names, and everything that is to be told about it."""

    path: Path
    sha256: str
    readable: bool
    units: frozenset[str]
    issues: tuple[Issue, ...]

    @property
    def is_worth_sending(self) -> bool:
        """Tell whether the sender has anything to do."""
        return any(issue.severity in _WORTH for issue in self.issues)


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """One parcel before anything is written; `copies` has the target of each file that may be marked."""

    unit: str
    name: str
    note: Path
    files: tuple[LookedAt, ...]
    copies: tuple[Path | None, ...]


def gathered(
    seen: Mapping[str, tuple[Path, str, bool]], read: SheetsRead, registry: Registry, unit: str | None
) -> Iterator[LookedAt]:
    """Yield every file with its issues. `seen` maps names to (path, digest, whether it could be read).

    With `unit`, only the files that name it, with what concerns it or the file as a whole.
    """
    issues: dict[str, list[Issue]] = defaultdict(list)
    units: dict[str, set[str]] = defaultdict(set)
    for issue in read.issues:
        issues[issue.place.file].append(issue)
        units[issue.place.file].update({issue.unit} - {""})
    for sheet in read.sheets:
        units[sheet.source.path].add(sheet.unit)
    names, ids = NameIndex(registry), {unit.id.casefold(): unit.id for unit in registry.units}
    for name, (path, sha256, readable) in seen.items():
        if not units[name]:
            units[name] = _named(path, names, ids)
        if unit is None:
            yield LookedAt(path, sha256, readable, frozenset(units[name]), tuple(issues[name]))
        elif unit in units[name]:
            mine = tuple(issue for issue in issues[name] if issue.unit in {"", unit})
            yield LookedAt(path, sha256, readable, frozenset({unit}), mine)


def _named(path: Path, names: NameIndex, ids: Mapping[str, str]) -> set[str]:
    """Tell from the name of a file, which is all that an unreadable one has, who sent it; nothing is scored by it."""
    found = identify(names, None, "", path).unit
    if found is not None:
        return {found.id}
    by_id = ids.get(_NUMBER.sub("", path.stem.casefold()))
    return set() if by_id is None else {by_id}


def plan_parcels(
    registry: Registry, files: Sequence[LookedAt], out: Path, suffix: str, voice: Speech
) -> list[ReturnPlan]:
    """Part the files by sender: the unit if a file is of one alone, else the file stands for itself.

    The names of files are in the language of the notes; they have letters that every mail program takes.
    """
    groups: dict[tuple[str, str], list[LookedAt]] = defaultdict(list)
    for file in files:
        (unit,) = file.units if len(file.units) == 1 else ("",)
        groups[unit, "" if unit else str(file.path)].append(file)
    taken = set[str]()
    words = voice.say("marked"), voice.say("covering note"), voice.say("file")
    marked, note, alone = map(slug, words)
    plans = []
    for (unit, _), mine in groups.items():
        known = registry.by_id.get(unit)
        folder = out / _free(unit or f"{alone}-{slug(mine[0].path.stem)}", taken)
        names = set[str]()
        copies = tuple(
            folder / (_free(f"{slug(file.path.stem)}-{marked}", names) + ".xlsx") if file.readable else None
            for file in mine
        )
        name = known.name if known else (unit or mine[0].path.name)
        plans.append(ReturnPlan(unit, name, folder / f"{note}.{suffix}", tuple(mine), copies))
    return plans


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, whatever its case, and take it."""
    wanted = f"_{wanted}" if is_device(wanted) else wanted
    wanted = f"{wanted}_" if wanted.endswith(".") else wanted  # Windows drops dots at the end
    name, number = wanted, 2
    while name.casefold() in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name.casefold())
    return name


def refuse_existing(plans: Sequence[ReturnPlan], out: Path) -> None:
    """Make sure that nothing is overwritten, and that nothing leads out of `out`.

    Raises:
        ParindexError: a target is there already, or its folder is a link to elsewhere.
    """
    for path in (path for plan in plans for path in (plan.note, *plan.copies) if path is not None):
        if path.exists() or path.is_symlink():
            raise ParindexError("{path} is there already; nothing was written. Choose another folder.", path=path)
        if not path.parent.resolve().is_relative_to(out.resolve()):
            raise ParindexError("{path} leads out of {out}; nothing was written.", path=path, out=out)
