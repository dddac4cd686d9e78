"""Blocks that several tests of reports start from."""

import pytest
from tests.reporting.made_up import HOSTILE, LONG, block_input, definition


@pytest.fixture(scope="session")
def small():
    return block_input(definition(3, 2, 2), LONG[:8])


@pytest.fixture(scope="session")
def large():
    return block_input(definition(5, 6, 3), LONG)


@pytest.fixture(scope="session")
def hostile():
    return block_input(definition(3, 2, 2), [*HOSTILE, "Phường Yên"], title=HOSTILE[3])
