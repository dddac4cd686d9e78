"""A publication or an amendment that was broken off anywhere goes through when it is repeated."""

import shutil
import sys
from datetime import UTC, datetime

import pytest
from benchmarks.workbooks import YEAR
from tests.faults.program import Death, run
from tests.faults.program import statements as counted
from tests.faults.rounds import numbered

from parindex.store import open_store
from parindex.workflow.publication.publish import PublishOptions, amend, publish
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.years.workspace import load

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on this system")

LATER = datetime(2030, 1, 1, tzinfo=UTC)
PUBLISH = ("publish", "--year", YEAR, "--partial")
AMEND = ("amend", "--year", YEAR, "--reason", "corrected")


def fresh(ground):
    ground.reset(new=False)
    shutil.rmtree(ground.root / "published", ignore_errors=True)


def current(ground):
    with open_store(ground.store) as store:
        return store.revisions.current(YEAR)


def test_publish_goes_through_when_it_is_repeated_wherever_it_was_killed(ground):
    fresh(ground)
    assert run(PUBLISH, ground.root, Death(), ground.log).code == 0
    for point in (*numbered(counted(ground.log)), Death(point="fsync 1"), Death(point="replace 1")):
        fresh(ground)
        assert run(PUBLISH, ground.root, point, ground.log).killed, point
        if not current(ground).is_published:  # killed after COMMIT it is done
            publish(load(ground.root), PublishOptions(YEAR, partial=True), at=LATER)
        assert verify(ground.root, YEAR, VerifyOptions(store_only=True)).is_proved, point


def test_amend_goes_through_when_it_is_repeated_wherever_it_was_killed(ground):
    fresh(ground)
    assert run(PUBLISH, ground.root, Death(), ground.log).code == 0
    kept = ground.store.read_bytes()
    assert run(AMEND, ground.root, Death(), ground.log).code == 0
    for at in numbered(counted(ground.log)):
        ground.store.write_bytes(kept)
        assert run(AMEND, ground.root, at, ground.log).killed, at
        if current(ground).is_published:  # killed after COMMIT it is done
            amend(load(ground.root), YEAR, "corrected", at=LATER)
        assert (current(ground).number, current(ground).reason) == (2, "corrected"), at
