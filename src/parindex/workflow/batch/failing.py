"""What fails a run: the kinds of problems that were named, less those that a baseline knows."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from parindex.language import Speech
from parindex.model.codes import issue
from parindex.model.codes.batch import MISSING
from parindex.model.issues import Issue, worst_first
from parindex.model.records.baseline import KnownProblem
from parindex.model.records.failing import FailOn, Judged, can_be_known, fails, fingerprint
from parindex.workflow.batch.baseline import Known, read_baseline, write_baseline
from parindex.workflow.batch.repository_paths import relative, repository_root

__all__ = ["Gate", "Verdict", "judge", "open_gate"]

_AT_STORE = "S5"
"""How the codes begin that only scoring tells, because it looks into the store."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a run was told to fail on, with the baseline as it was read before the work began."""

    fail_on: frozenset[FailOn] = frozenset((FailOn.ERROR,))
    known: Known | None = None
    write: Path | None = None

    @property
    def wants_complete(self) -> bool:
        """Tell whether gaps make the run fail."""
        return FailOn.MISSING in self.fail_on


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every problem with what it means, worst first inside each file, and the files that were looked at."""

    problems: tuple[Judged, ...]
    files: tuple[str, ...]
    """Paths from the root of the repository."""
    has_baseline: bool
    has_gate: bool = False
    """Whether it is not simply the errors that make the run fail."""
    written: int | None = None
    """So many problems were written into a baseline."""

    @property
    def exit_code(self) -> int:
        """3 if any problem makes the run fail, else 0."""
        return 3 if any(problem.fails for problem in self.problems) else 0


def open_gate(fail_on: Collection[FailOn], baseline: Path | None, write: Path | None) -> Gate:
    """Read the baseline, so that a faulty one stops the run before anything is done.

    Raises:
        RefusedError: it has not the form of a baseline.
        ParindexError: there is no such file.
    """
    known = read_baseline(baseline) if baseline is not None else None
    return Gate(frozenset((FailOn.ERROR, *fail_on)), known, write)


def judge(  # noqa: PLR0913  what was found, and what it is held against
    gate: Gate,
    issues: Sequence[Issue],
    files: Collection[Path],
    *,
    root: Path | None,
    voice: Speech,
    at_store: bool,
) -> Verdict:
    """Tell which problems are known and which make the run fail; write the baseline if that was asked for.

    `root` is the folder of the workspace; `at_store` tells whether the store was looked into.
    """
    home = Path.cwd() if root is None else root
    repository = repository_root(home)
    found = tuple(_judged(gate, worst_first(issues), home, repository))
    paths = tuple(dict.fromkeys(relative(file, repository) for file in files))
    if gate.write is not None:
        told = [(one, relative(one.issue.place.file, home)) for one in found]
        number = write_baseline(gate.write, told, gate.known or Known(), voice, home)
        found = tuple(replace(one, known=True, fails=False) if can_be_known(one.issue) else one for one in found)
        return Verdict(found, paths, has_baseline=True, has_gate=True, written=number)
    seen = {normalize("NFC", relative(file, home)) for file in files}
    gone = _judged(gate, list(_gone(gate, found, (home, seen), at_store=at_store)), home, repository)
    has_gate = gate.known is not None or gate.fail_on != {FailOn.ERROR}
    return Verdict((*found, *gone), paths, has_baseline=gate.known is not None, has_gate=has_gate)


def _judged(gate: Gate, issues: Sequence[Issue], home: Path, repository: Path) -> Iterator[Judged]:
    known = gate.known.counts if gate.known else Counter[str]()
    seen: Counter[str] = Counter()
    for one in issues:
        mark = fingerprint(one, relative(one.place.file, home), f"{home}/")
        seen[mark] += 1
        is_known = can_be_known(one) and seen[mark] <= known[mark]
        file = relative(one.place.file, repository)
        yield Judged(one, file, mark, seen[mark], is_known, not is_known and fails(one, gate.fail_on))


def _gone(
    gate: Gate, found: Collection[Judged], looked_at: tuple[Path, Collection[str]], *, at_store: bool
) -> Iterator[Issue]:
    """Yield the entries of the baseline whose problem is no longer there, as far as this run can tell."""
    if gate.known is None:
        return
    there = Counter(one.fingerprint for one in found)
    home, seen = looked_at
    for number, problem in enumerate(gate.known.problems):
        left = max(0, problem.count - there[problem.fingerprint])
        there[problem.fingerprint] -= problem.count - left
        told = (
            gate.wants_complete
            if problem.code.startswith(MISSING)
            else at_store or not problem.code.startswith(_AT_STORE)
        )
        there_to_see = (
            normalize("NFC", problem.file) in seen
            or not (home / problem.file).exists()
            or problem.code.startswith(MISSING)
        )
        if left and told and there_to_see:
            yield issue("B201", gate.known.place(number), known=_named(problem, left))


def _named(problem: KnownProblem, left: int) -> str:
    where = " ".join(filter(None, (problem.file, problem.sheet, problem.cell)))
    about = " · ".join(filter(None, (problem.code, where, problem.unit, problem.criterion)))
    return about if left == 1 else f"{about} (x {left})"
