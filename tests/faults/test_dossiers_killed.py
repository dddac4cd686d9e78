"""An import of dossiers, and a plan that is imported, are whole or not there, wherever the program was killed."""

import sys

import pytest
from tests.faults.program import Death, run
from tests.faults.program import statements as counted
from tests.faults.rounds import numbered

from parindex.model.records.journal import broken
from parindex.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system")

YEAR = 2022
HEAD = "Đơn vị;Tháng;Tồn kỳ trước;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Trả lại"


def table(ground, name, received):
    names = [f"Xã Thử nghiệm {number}" for number in range(1, 4)]
    rows = [f"{unit};{month};0;{received};0;{received};0;0;0" for unit in names for month in (1, 2)]
    path = ground.root / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return path


def imported(ground, path, death):
    return run(["monitor", "import", path, "--year", YEAR], ground.root, death, ground.log)


def held(ground):
    """What the store has: rows and the digests that the journal tells of them; it opens, and its chain is whole."""
    with open_store(ground.store, create=False) as store:
        assert store.connection.raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        records = store.journal.records()
        assert broken(records) == []
        told = [one.detail["dossiers"] for one in records if one.year == YEAR]
        return [(row.key, row.counts) for row in store.dossiers.load(YEAR)], told


def test_an_import_that_is_killed_anywhere_leaves_all_months_as_they_were_or_as_they_come(ground):
    ground.reset(new=False)
    first, coming = table(ground, "first.csv", 10), table(ground, "coming.csv", 20)
    assert imported(ground, first, Death()).code == 0
    kept, before = ground.store.read_bytes(), held(ground)
    assert imported(ground, coming, Death()).code == 0
    after = held(ground)
    assert (len(before[0]), len(after[0]), before[0] != after[0]) == (6, 6, True)
    for point in numbered(counted(ground.log)):
        ground.store.write_bytes(kept)
        ended = imported(ground, coming, point)
        assert ended.killed, point
        assert held(ground) == (after if point.point.startswith("after") else before), point
        assert imported(ground, coming, Death()).code == 0
        assert held(ground)[0] == after[0], point


@pytest.mark.parametrize("point", ["fsync 1", "replace 1"])
def test_a_plan_whose_import_is_killed_is_the_old_one(ground, point):
    plan, tasks = ground.root / f"plan-{YEAR}.yaml", ground.root / "tasks.csv"
    plan.write_text(f"schema: 1\nyear: {YEAR}\ntitle: Kế hoạch\ntasks: []\n", "utf-8")
    tasks.write_text("Mã,Lĩnh vực,Nhiệm vụ,Thời hạn\nT1,1,Rà soát,30/6\n", "utf-8")
    old, command = plan.read_bytes(), ["plan", "import", tasks, "--year", YEAR, "--on", "2022-01-10"]
    assert run(command, ground.root, Death(point=point), ground.log).killed
    assert plan.read_bytes() == old
    ended = run(command, ground.root, Death(), ground.log)
    assert (ended.code, b"T1" in plan.read_bytes()) == (0, True), ended.out + ended.err
    plan.unlink()
