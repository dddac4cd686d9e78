"""Where new sheets meet what the store holds of their units: what counts, what stays, what is refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_fields

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.records.arrivals import Parts, arrived, merge, steps_in
from parindex.model.scores import Mark, Scored, ScoreSheet, Stage, Step

__all__ = ["Met", "meet"]

_NAMED = 6
"""Components that a message names."""


@dataclass(frozen=True, slots=True)
class Met:
    """`accepted` sheets as they were read, what they come to `together` with the store, and what is to be told."""

    accepted: tuple[ScoreSheet, ...]
    together: tuple[ScoreSheet, ...]
    issues: tuple[Issue, ...]


def meet(
    sheets: Sequence[ScoreSheet],
    stored: Mapping[tuple[int, str], Parts],
    step: Step | None,
    *,
    replace: bool = False,
    strict: bool = False,
) -> Met:
    """Let every sheet meet the parts of its unit (`stored`, by year and unit).

    `replace` lets whole sheets drop steps that they lack; `strict` refuses sheets with warnings.
    """
    accepted, together, issues = [], [], []
    for sheet in sheets:
        parts = stored.get((sheet.year, sheet.unit), {})
        found = list(_step(sheet, parts, step) if step else _whole(sheet, parts, replace=replace))
        refusing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        issues += [_raised(one) if strict else one for one in found]
        if not any(one.severity in refusing for one in found):
            accepted.append(sheet)
            together.append(_together(sheet, {} if replace and not step else parts, step))
    return Met(tuple(accepted), tuple(together), tuple(issues))


def _raised(found: Issue) -> Issue:
    if found.severity is not Severity.WARNING:
        return found
    return replace_fields(found, severity=Severity.ERROR)


def _together(sheet: ScoreSheet, parts: Parts, step: Step | None) -> ScoreSheet:
    """Return what counts; parts that were read with another criteria set cannot be scored with the new one."""
    current = {
        known: one for known, one in parts.items() if one.digest == sheet.digest and one.edition == sheet.edition
    }
    return merge(arrived(current, sheet, step))


def _step(sheet: ScoreSheet, parts: Parts, step: Step) -> Iterator[Issue]:
    """Yield what there is to say about a sheet of one step."""
    brought = steps_in(sheet)
    if step is Step.EXPLANATION:
        if not any(entry.comment or entry.evidence for entry in sheet.entries):
            yield _of(sheet, "S502")
            return
    elif step not in brought:
        yield _of(sheet, "S501", stage=step, found=", ".join(brought) or "–")
        return
    known = merge(parts) if parts else None
    there = set(steps_in(known)) if known else set()
    for other in brought:
        if known and known.digest == sheet.digest and other is not step and other in there:
            yield from _differences(sheet, known, other, "S505")
    left = [other for other in brought if other is not step and other not in there]
    if left:
        yield _of(sheet, "S506", found=", ".join(left))
    old = [str(one) if one else "–" for one, part in parts.items() if one is not step and part.digest != sheet.digest]
    if old:
        yield _of(sheet, "S507", name=sheet.name, year=sheet.year, found=", ".join(old))


def _whole(sheet: ScoreSheet, parts: Parts, *, replace: bool) -> Iterator[Issue]:
    """Yield what there is to say about a sheet that is taken with all its columns."""
    if not parts:
        return
    brought = set(steps_in(sheet))
    known = merge(parts)
    lost = [step for step in steps_in(known) if step not in brought]
    if replace and Step.EXPLANATION in parts:
        lost.append(Step.EXPLANATION)
    if lost:
        yield _of(sheet, "S504" if replace else "S503", name=sheet.name, year=sheet.year, lost=_with_files(known, lost))
    for step, part in parts.items():
        if step in brought and part.digest == sheet.digest:
            yield from _differences(sheet, known, step, "S508")


def _with_files(known: ScoreSheet, steps: Collection[Step]) -> str:
    """Name steps and where they came from."""
    sources = dict(known.steps)
    return ", ".join(f"{step} ({sources.get(step, known.source).path})" for step in steps)


def _differences(sheet: ScoreSheet, known: ScoreSheet, step: Step, code: str) -> Iterator[Issue]:
    """Yield one issue if a column says something else than the store."""
    stage = Stage(step.value)
    new, old = _marks(sheet, stage), _marks(known, stage)
    different = [code for code in {**old, **new} if _meaning(new.get(code)) != _meaning(old.get(code))]
    if different:
        first = next((new[each].cell for each in different if each in new), "")
        named = ", ".join(different[:_NAMED]) + (", …" if len(different) > _NAMED else "")
        yield _of(sheet, code, first, stage=step, number=len(different), components=named)


def _marks(sheet: ScoreSheet, stage: Stage) -> dict[str, Mark]:
    return {entry.code: mark for entry in sheet.entries for mark in entry.marks if mark.stage is stage}


def _meaning(mark: Mark | None) -> object:
    """Return what a mark says, however it was typed."""
    if mark is None:
        return None
    return mark.answer.value if isinstance(mark.answer, Scored) else "not applicable"


def _of(sheet: ScoreSheet, code: str, cell: str = "", **values: object) -> Issue:
    place = Place(sheet.source.path, sheet.source.sheet, cell)
    return replace_fields(issue(code, place, unit=sheet.unit), values=values)
