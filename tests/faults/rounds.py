"""Rounds of faults: one seed gives one list of deaths; every round starts from the same store."""

import os
import platform
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import xlsxwriter
from benchmarks.cells import typed
from benchmarks.workbooks import CRITERIA, YEAR, make_workspace
from tests.faults.program import PROGRAM, Death, Ended, Moment, run, start, statements, took
from tests.faults.state import State, make_earlier, state_of

from parindex.sources.definitions.criteria_file import read_edition
from parindex.store.backends.sqlite import migrations

__all__ = ["Ground", "Kill", "Lap", "counts", "machine", "migrating", "numbered", "scoring", "together"]

_OPEN = "import sys, pathlib; from parindex.store import open_store; open_store(pathlib.Path(sys.argv[1])).close()"


@dataclass(frozen=True)
class Lap:
    """A run that nobody disturbed: its seconds, those of the transaction and of COMMIT, its statements."""

    whole: float
    transaction: float
    commit: float
    statements: int


@dataclass(frozen=True)
class Kill:
    """One round. `state`: `before`, `after` or what is wrong; `hot`: a journal for the rollback was left."""

    death: Death
    ended: Ended
    new: bool
    state: str
    hot: bool

    @property
    def right(self) -> bool:
        """Nothing that was acknowledged is lost, nothing is half there, no process is left behind."""
        allowed = {
            Moment.AFTER: {"after"},
            Moment.COMMIT: {"before", "after"},
        }.get(self.ended.moment, {"before"})
        finished = self.ended.code == 0 or self.ended.killed
        return finished and self.state in allowed and not self.ended.orphans

    def __str__(self) -> str:
        ended = self.ended
        said = f"{self.death}: exit {ended.code}, {ended.moment}, {self.state}, orphans {ended.orphans}"
        return said if ended.code == 0 or ended.killed else f"{said}; {ended.err.strip().splitlines()[-1:]}"


class Ground:
    """A workspace with two sets of sheets of the same units: the one in the store, and the one that comes."""

    def __init__(self, folder: Path, count: int, *, matrix: bool = False) -> None:
        self.count = count
        self.root, self.other, self.log = folder / "a", folder / "b", folder / "log"
        self.store, self.kept = self.root / "parindex.db", folder / "kept.db"
        make_workspace(self.root, count)
        make_workspace(self.other, count, seed="b")
        self.coming = self.other / "sheets" / str(YEAR)
        first = self.root / "sheets" / str(YEAR)
        if matrix:
            first, self.coming = _matrix(folder / f"first-{YEAR}.xlsx", count), _matrix(self.coming, count, "b")
        self.first = self._lap(first, making=migrations.LATEST)
        self.before = state_of(self.store, YEAR)
        shutil.copy(self.store, self.kept)
        self.lap = self._lap(self.coming)
        self.after = state_of(self.store, YEAR)
        assert len(self.before.sheets) == len(self.after.sheets) == count
        assert not set(self.before.sheets.items()) & set(self.after.sheets.items())

    def _lap(self, sheets: object, making: int = 0) -> Lap:
        ended = run(["score", sheets, "--year", YEAR], self.root, Death(), self.log, making=making)
        assert ended.code == 0, ended.err
        times = took(self.log, "BEGIN IMMEDIATE", "COMMIT"), took(self.log, "COMMIT")
        return Lap(ended.seconds, *times, statements(self.log))

    def reset(self, *, new: bool) -> None:
        """Put the store back, or take it away."""
        for path in (self.store, self.store.with_name("parindex.db-journal")):
            path.unlink(missing_ok=True)
        if not new:
            shutil.copy(self.kept, self.store)

    def kill(self, death: Death, *, new: bool) -> Kill:
        """Score while death comes; look at what is left."""
        self.reset(new=new)
        ended = run(
            ["score", self.coming, "--year", YEAR], self.root, death, self.log, making=migrations.LATEST if new else 0
        )
        hot = self.store.with_name("parindex.db-journal").exists()
        return Kill(death, ended, new, self._state(new=new), hot)

    def _state(self, *, new: bool) -> str:
        before = State({}, 0) if new else self.before
        after = State(self.after.sheets, before.records + 1)
        if not self.store.exists() or (new and not self.store.stat().st_size):
            return "before" if new else "the store is gone"
        try:
            found = state_of(self.store, YEAR)
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is wrong
            if new and "no store" in str(error):
                return "before"
            return f"{type(error).__name__}: {error}"
        return _named(found, before, after)


def _matrix(path: Path, count: int, seed: str = "") -> Path:
    """Write one workbook with a line for each unit: the same store in a fifth of the time."""
    edition, _ = read_edition(CRITERIA)
    assert edition is not None
    path = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet, percent = book.add_worksheet("Điểm"), book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["Đơn vị", *(leaf.code for leaf in edition.leaves)])
        for row in range(1, count + 1):
            random = Random(f"{seed}{row}")  # noqa: S311  no secret
            sheet.write_string(row, 0, f"Xã Thử nghiệm {row}")
            for column, leaf in enumerate(edition.leaves, 1):
                value, shown = typed(leaf, random)
                sheet.write(row, column, value, percent if shown else None)
    return path


def _named(found: State, before: State, after: State) -> str:
    if found == before:
        return "before"
    return "after" if found == after else f"{len(found.sheets)} sheets, {found.records} records of neither set"


def numbered(statements: int) -> list[Death]:
    """Return deaths that no load of the machine moves: at the ends and in the midst of so many statements."""
    points = [f"statement {at}" for at in sorted({1, 2, statements // 2, statements})]
    return [Death(point=point) for point in (*points, f"after {statements}")]


def deaths(lap: Lap, number: int, random: Random) -> Iterator[Death]:
    """Yield deaths: half of them at any time of the run, the others where the store is being written."""
    for turn in range(number):
        match turn % 6:
            case 0 | 1 | 4:
                yield Death(random.uniform(0, lap.whole))
            case 2:
                yield Death(point=f"begin {random.uniform(0, lap.transaction):.6f}")
            case 3:
                yield Death(point=f"statement {random.randint(1, lap.statements)}")
            case _:
                yield Death(point=f"commit {random.uniform(0, 1.2 * lap.commit):.6f}")


def scoring(ground: Ground, number: int, seed: int) -> Iterator[Kill]:
    """Kill `parindex score` so many times, every eighth time while it makes a new store."""
    random = Random(seed)  # noqa: S311  no secret
    for turn, death in enumerate(deaths(ground.lap, number, random)):
        yield ground.kill(death, new=turn % 8 == 7)


def together(ground: Ground, processes: int) -> tuple[State, int, float]:
    """Let processes score a part of the sheets each, all at once; return what is stored, failures and seconds."""
    ground.reset(new=True)
    paths = sorted(ground.coming.iterdir())
    begun = time.monotonic()
    commands = [("score", *paths[part::processes], "--year", YEAR, "--workers", 1) for part in range(processes)]
    running = [start((*PROGRAM, *command), ground.root) for command in commands]
    for one in running:
        one.communicate()
    failed = sum(one.returncode != 0 for one in running)
    return state_of(ground.store, YEAR), failed, time.monotonic() - begun


def migrating(ground: Ground, schema: int, every: int, seed: int | None) -> Iterator[tuple[Death, Ended, bool]]:
    """Kill the opening of a store of an earlier schema before every n-th statement, and while it commits.

    Without a seed only at points with a number.
    """
    path = ground.root.with_name(f"schema-{schema}.db")
    old = path.with_name("old.db")
    old.unlink(missing_ok=True)
    make_earlier(schema, ground.kept, old)
    shutil.copy(old, path)
    done = run(["-c", _OPEN, path], ground.root, Death(), ground.log)
    assert done.code == 0, done.err
    number, commit = statements(ground.log), took(ground.log, "COMMIT")
    deaths = numbered(number) if seed is None else _often(number, every, commit, Random(seed))  # noqa: S311  no secret
    for death in deaths:
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        shutil.copy(old, path)
        ended = run(["-c", _OPEN, path], ground.root, death, ground.log)
        yield death, ended, state_of(path, YEAR).sheets == ground.before.sheets


def _often(number: int, every: int, commit: float, random: Random) -> list[Death]:
    points = [f"statement {at}" for at in range(1, number + 1, every)]
    points += [f"commit {random.uniform(0, 1.2 * commit):.6f}" for _ in range(0, number, every)]
    return [Death(point=point) for point in points]


def machine() -> str:
    """Say on what the figures were made."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    return f"{system}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def counts(kills: Sequence[Kill]) -> dict[Moment, list[Kill]]:
    """Return the kills by the moment that they hit."""
    return {moment: [kill for kill in kills if kill.ended.moment is moment] for moment in Moment}
