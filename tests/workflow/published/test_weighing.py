"""A small bundle with a large content is refused by a process that may die; the program stays small and quick."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from parindex.workflow.publication.bundles.weighing import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of memory here")

SOURCE = Path(__file__).parents[3] / "src"
MEMORY, SECONDS = 320_000, 20
"""kB and seconds of computing of the program and all its processes together."""
SEED = "".join(f"{number * number % 99991:05}" for number in range(1000))
HEAD = {
    "kind": "parindex-bundle",
    "parindex": "1",
    "schema": 1,
    "year": 2020,
    "revision": 1,
    "manifest_sha256": "0" * 64,
    "not_at_hand": [],
}
ATTACKS = {
    "objects by the million": ("bundle.json", lambda: "{" + ",".join(f'"{n}":[]' for n in range(1_600_000)) + "}"),
    "lists by the million": ("manifest-r1.json", lambda: "[" + ",".join(f"[{n}]" for n in range(1_000_000)) + "]"),
    "deep lists": ("bundle.json", lambda: "[" * 100_000 + SEED),
    "long numbers": ("bundle.json", lambda: "[" + ",".join([SEED[:4000]] * 2_000) + "]"),
    "one long number": ("bundle.json", lambda: SEED * 200),
    "one part of zeros": ("bundle.json", lambda: "0" * 30_000_000),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_bundle_that_would_fill_the_memory_is_refused_in_bounds(attack, tmp_path):
    path = tmp_path / "b.zip"
    name, content = ATTACKS[attack]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in {"bundle.json": json.dumps(HEAD), name: content()}.items():
            archive.writestr(part, text)
    code = (  # what the system says of a process of its own begins with the memory of the one that started it
        f"import sys, resource; sys.path.insert(0, {str(SOURCE)!r}); from pathlib import Path\n"
        "from parindex.errors import ParindexError\n"
        "from parindex.workflow.publication.bundles.foreign_bundle import verify_bundle\n"
        "from parindex.workflow.publication.verify import VerifyOptions\n"
        "try: verify_bundle(Path(sys.argv[1]), VerifyOptions())\n"
        "except ParindexError as error: print(error.message)\n"
        "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')])\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(sum(one.ru_utime + one.ru_stime for one in used))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    said, own, _, seconds = done.stdout.splitlines()
    assert "{path}" in said
    assert int(own) <= MEMORY
    assert float(seconds) <= SECONDS


def test_a_bundle_may_take_memory_in_proportion_to_its_size(tmp_path):
    path = tmp_path / "b.zip"
    path.write_bytes(bytes(1_000_000))
    assert memory(path) == 160_000_000
