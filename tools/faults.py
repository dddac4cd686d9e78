"""The long form of the tests under faults: `python -m tools.faults [--kills 240] [--seed N] [--write]`.

Kills the real program while it scores, lets processes score at once, kills migrations of earlier schemas, and
(with --write) puts the figures into docs/reliability.md. The seed is printed: the same seed gives the same deaths.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.faults.program import Moment
from tests.faults.rounds import Ground, Kill, Lap, counts, machine, migrating, scoring, together

from parindex.store.backends.sqlite import migrations
from parindex.version import __version__

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
_PROCESSES = 8
_STREAMS = 2
_PARTS = 6
"""Parts of the rounds: the first reads a workbook a unit, the others the same units from one matrix."""


@dataclass(frozen=True)
class Part:
    """What one part of the rounds found; `more` and `wrong` are for the page and for the end."""

    matrix: bool
    lap: Lap
    kills: tuple[Kill, ...]
    more: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def main() -> None:
    options = _options()
    print(f"seed {options.seed}; again with: make faults SEED={options.seed}", flush=True)
    begun = time.monotonic()
    each = -(-options.kills // _PARTS)
    parts = []
    with ProcessPoolExecutor(_STREAMS) as pool:
        running = [pool.submit(_part, number, each, options.sheets, options.seed + number) for number in range(_PARTS)]
        for done in as_completed(running):
            parts.append(done.result())
            print(f"part done: {len(parts)} of {_PARTS}, {time.monotonic() - begun:.0f} s", flush=True)
    parts.sort(key=lambda part: part.matrix)
    figures = [*_head(options, parts), *_killed([kill for part in parts for kill in part.kills]), *parts[0].more]
    figures.append(f"\nThe whole run took {(time.monotonic() - begun) / 60:.0f} minutes.")
    print("\n".join(figures))
    if wrong := [line for part in parts for line in part.wrong]:
        sys.exit("\n".join(["", "WRONG:", *wrong]))
    if options.write:
        text = PAGE.read_text("utf-8")
        PAGE.write_text(_FIGURES.sub(lambda found: "\n".join([found[1], *figures, "", found[2]]), text), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tools.faults", description="Kill the program many times.")
    parser.add_argument("--kills", type=int, default=240, help="how often to kill it while it scores")
    parser.add_argument("--sheets", type=int, default=241, help="how many sheets it scores")
    parser.add_argument("--seed", type=int, default=20260701, help="of the points at which it dies")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/reliability.md")
    return parser.parse_args()


def _part(number: int, kills: int, sheets: int, seed: int) -> Part:
    with tempfile.TemporaryDirectory(prefix="parindex-faults-") as name:
        ground = Ground(Path(name), sheets, matrix=number > 0)
        found = []
        for kill in scoring(ground, kills, seed):
            found.append(kill)
            print(f"{seed} {len(found):3} {kill}", flush=True)
        wrong = [str(kill) for kill in found if not kill.right]
        if number:
            return Part(matrix=True, lap=ground.lap, kills=tuple(found), wrong=tuple(wrong))
        (lines, bad), (more, worse) = _together(ground), _migrated(ground, seed)
        return Part(False, ground.lap, tuple(found), (*lines, *more), (*wrong, *bad, *worse))  # noqa: FBT003  as above


def _head(options: argparse.Namespace, parts: Sequence[Part]) -> Iterator[str]:
    yield f"parindex {__version__}, seed {options.seed}. Machine: {machine()}."
    for part, kind in ((parts[0], f"{options.sheets} workbooks"), (parts[-1], f"{options.sheets} units in a matrix")):
        lap = part.lap
        yield ""
        yield (
            f"An undisturbed run over {kind} took {lap.whole:.2f} s beside another one; its transaction "
            f"{1000 * lap.transaction:.0f} ms in {lap.statements} statements, the COMMIT of it "
            f"{1000 * lap.commit:.1f} ms."
        )


def _killed(kills: Sequence[Kill]) -> Iterator[str]:
    yield "\n| The kill hit | kills | journal to roll back | old set whole | new set whole | anything else |"
    yield "|---|--:|--:|--:|--:|--:|"
    killed = [kill for kill in kills if kill.ended.killed]
    for moment, found in counts(killed).items():
        yield _row(moment.value, found)
    yield _row("**all**", killed)
    new = sum(kill.new for kill in killed)
    orphans = sum(kill.ended.orphans for kill in kills)
    yield (
        f"\n{len(kills)} rounds; in {len(kills) - len(killed)} of them the program was done before death came. In "
        f"{new} of the kills there was no store before. Worker processes that outlived the program: {orphans}."
    )


def _row(name: str, kills: Sequence[Kill]) -> str:
    old, new = (sum(kill.state == state for kill in kills) for state in ("before", "after"))
    numbers = (len(kills), sum(kill.hot for kill in kills), old, new, len(kills) - old - new)
    return f"| {name} | {' | '.join(map(str, numbers))} |"


def _together(ground: Ground) -> tuple[list[str], list[str]]:
    state, failed, seconds = together(ground, _PROCESSES)
    said = (
        f"{_PROCESSES} processes that scored {ground.count} workbooks at once, each its part, into a store that was "
        f"not there before: {len(state.sheets)} sheets stored, {state.records} records in an unbroken journal, "
        f"{failed} processes failed; {seconds:.1f} s."
    )
    right = state.sheets == ground.after.sheets and state.records == _PROCESSES and not failed
    return ["", said], [] if right else [said]


def _migrated(ground: Ground, seed: int) -> tuple[list[str], list[str]]:
    lines = [
        "",
        "| Migration of a store of schema | kills | at COMMIT | sheets whole afterwards |",
        "|---|--:|--:|--:|",
    ]
    wrong = []
    for schema in range(1, migrations.LATEST):
        rounds = [one for one in migrating(ground, schema, 1, seed) if one[1].killed or not one[2]]
        at_commit = sum(ended.moment is Moment.COMMIT for _, ended, _ in rounds)
        whole = sum(right for _, _, right in rounds)
        lines.append(f"| {schema} | {len(rounds)} | {at_commit} | {whole} |")
        wrong += [f"schema {schema}, {death}: sheets lost" for death, _, right in rounds if not right]
    return lines, wrong


if __name__ == "__main__":
    main()
