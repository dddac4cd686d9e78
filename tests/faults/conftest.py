"""One ground for all tests of this folder: making it costs more than a round."""

import pytest
from tests.faults.rounds import Ground

SHEETS = 16


@pytest.fixture(scope="session")
def ground(tmp_path_factory):
    return Ground(tmp_path_factory.mktemp("ground"), SHEETS)
