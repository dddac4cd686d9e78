"""The page of a new workspace, as a browser with the token sees it."""

import time
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from parindex.page.app import page
from parindex.page.door.keys import Keys
from parindex.page.page_session import PageSession

PORT = 8123
NOON = datetime(2021, 1, 15, 5, tzinfo=UTC)


class Window(TestClient):
    """A browser window; `fill` fills in a form of the page and waits for what it begins."""

    def __init__(self, visit):
        self.visit = visit
        super().__init__(page(visit), base_url=visit.keys.origin, headers={"origin": visit.keys.origin})

    def fill(self, path, files=None, **fields):
        answer = self.post(path, data={"form": self.visit.keys.form, **fields}, files=files)
        for _ in range(600):
            if 'http-equiv="refresh"' not in answer.text:
                return answer
            time.sleep(0.05)  # the work of a job goes on in its own thread
            answer = self.get(answer.url)
        pytest.fail("the work does not come to an end")


@pytest.fixture
def visit(workspace):
    made = PageSession(workspace, Keys(PORT), "en", lambda: NOON)
    yield made
    made.jobs.end()


@pytest.fixture
def window(visit):
    with Window(visit) as made:
        assert made.get(visit.keys.address).status_code == 200
        yield made
