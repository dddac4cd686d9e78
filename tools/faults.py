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
from pathlib import Path

from tests.faults.program import Moment
from tests.faults.rounds import Ground, Kill, counts, machine, migrating, scoring, together

from parindex.store import migrations
from parindex.version import __version__

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
_PROCESSES = 8


def main() -> None:
    options = _options()
    print(f"seed {options.seed}; again with: make faults SEED={options.seed}", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="parindex-faults-") as name:
        ground = Ground(Path(name), options.sheets)
        kills, wrong = [], []
        for kill in scoring(ground, options.kills, options.seed):
            kills.append(kill)
            wrong += [] if kill.right else [str(kill)]
            print(f"{len(kills):4} {kill}", flush=True)
        figures = [*_head(options, ground), *_killed(kills)]
        lines, faults = _together(ground)
        figures, wrong = [*figures, *lines], [*wrong, *faults]
        lines, faults = _migrated(ground, options.seed)
        figures, wrong = [*figures, *lines], [*wrong, *faults]
    figures.append(f"\nThe whole run took {(time.monotonic() - begun) / 60:.0f} minutes.")
    print("\n".join(figures))
    if wrong:
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


def _head(options: argparse.Namespace, ground: Ground) -> Iterator[str]:
    lap = ground.lap
    yield f"parindex {__version__}, seed {options.seed}. Machine: {machine()}."
    yield ""
    yield (
        f"An undisturbed run over {ground.count} workbooks took {lap.whole:.2f} s; its transaction "
        f"{1000 * lap.transaction:.0f} ms in {lap.statements} statements, the COMMIT of it {1000 * lap.commit:.1f} ms."
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
