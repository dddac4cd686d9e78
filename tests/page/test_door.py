"""Nobody but the browser of this computer comes in, and nothing that is too large or would go elsewhere."""

import asyncio

import pytest
from starlette.testclient import TestClient
from tests.page.conftest import PORT

from parindex.errors import ParindexError
from parindex.page.app import ROUTES, page
from parindex.page.door.gatekeeper import MOST_BYTES
from parindex.page.door.kept_files import harmless_name

HOSTS = ["parindex.example", f"parindex.example:{PORT}", f"localhost:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""]
"""Names that an attacker's name server can bind to this computer, and addresses that are not the page's."""


def test_a_foreign_host_is_refused_even_with_the_token(window, visit):
    for host in HOSTS:
        answer = window.get(visit.keys.address, headers={"host": host}, follow_redirects=False)
        assert (answer.status_code, "set-cookie" in answer.headers) == (421, False), host


def test_nothing_is_reached_without_the_token_or_from_another_site(visit, window):
    own = {"origin": visit.keys.origin}
    foreign = ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"})
    with TestClient(page(visit), base_url=visit.keys.origin) as stranger:
        for method, path in (*ROUTES, ("POST", "/alive")):
            address = path.replace("{number:int}", "1").replace("{unit}", "song-la")
            for token in ("", "wrong", visit.keys.form):
                stranger.cookies.set(visit.keys.cookie, token)
                assert stranger.request(method, f"{address}?token={token}", headers=own).status_code == 403
            for sent in foreign if method == "POST" else foreign[2:]:
                form = {"form": visit.keys.form} if method == "POST" else None
                assert window.request(method, address, headers=sent, data=form).status_code == 403, (address, sent)
            if method == "POST" and path != "/alive":
                assert window.post(address, data={"form": "guessed"}).status_code == 403
                assert window.post(address).status_code == 403


def test_the_token_goes_from_the_address_into_a_strict_cookie(visit):
    with TestClient(page(visit), base_url=visit.keys.origin, follow_redirects=False) as browser:
        answer = browser.get(visit.keys.address)
        browser.cookies.clear()
        assert browser.get(visit.keys.address).status_code == 403, "an address that was seen is worth nothing"
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_every_answer_trusts_this_page_alone(window):
    for path in ("/", "/page.js", "/nothing-here"):
        headers = window.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy
        assert "access-control-allow-origin" not in headers
    assert window.options("/", headers={"origin": "https://evil.example"}).status_code == 403


def test_a_gigabyte_is_refused_before_it_is_read_and_a_length_that_lies_is_noticed(window, visit):
    """What is read of it is counted: nothing where the length is told, and no more than the limit where it is not."""
    cookie = f"{visit.keys.cookie}={visit.keys.token}".encode()
    own = [(b"host", visit.keys.host.encode()), (b"origin", visit.keys.origin.encode()), (b"cookie", cookie)]
    own.append((b"content-type", b"multipart/form-data; boundary=x"))
    for length in (b"1000000000", b"-1", b"+1", None):
        headers = own if length is None else [*own, (b"content-length", length)]
        status, taken = asyncio.run(sent(page(visit), headers))
        assert (status, taken <= (MOST_BYTES + 1_000_000 if length is None else 0)) == (413, True)
    assert window.get("/").status_code == 200


async def sent(app, headers):
    """Send a gigabyte of a form without an end; return the status, and how many bytes were taken."""
    taken, answers = 0, []
    head = b'--x\r\ncontent-disposition: form-data; name="files"; filename="big.xlsx"\r\n\r\n'

    async def receive():
        nonlocal taken
        body = head if not taken else bytes(1_000_000)
        taken += len(body)
        return {"type": "http.request", "body": body, "more_body": taken < 1_000_000_000}

    async def send(message):
        answers.append(message)

    scope = {"type": "http", "method": "POST", "path": "/sheets/add", "raw_path": b"/sheets/add", "query_string": b""}
    await app({**scope, "headers": headers, "http_version": "1.1", "scheme": "http", "root_path": ""}, receive, send)
    return answers[0]["status"], taken


NAMES = {
    "../../parindex.yaml": None,
    "..\\..\\scores.xlsx": "scores.xlsx",
    "/etc/passwd.xlsx": "passwd.xlsx",
    ".hidden.xlsx": None,
    "~$scores.xlsx": None,
    "con.xlsx": None,
    "a\x00b\u202e.xlsx": "ab.xlsx",
    "scores.xlsx.exe": None,
    "x" * 200 + ".xlsx": None,
    "Phường Sông Lá.XLSX": "Phường Sông Lá.XLSX",
}


@pytest.mark.parametrize(("name", "kept"), NAMES.items())
def test_a_name_leads_nowhere_else(name, kept):
    if kept is None:
        with pytest.raises(ParindexError):
            harmless_name(name)
    else:
        assert harmless_name(name) == kept


def test_no_address_leads_to_a_file(window):
    for path in ("/results/..%2f..%2fparindex.yaml", "/../parindex.yaml", "/sheets/copy?file=../parindex.yaml"):
        answer = window.get(path)
        assert answer.status_code in {400, 404}
        assert "schema: 1" not in answer.text


def test_a_file_that_was_not_listed_is_not_taken_away(window, visit):
    for name in ("../../parindex.yaml", "/etc/passwd", ".."):
        assert window.fill("/sheets/remove", year="2020", file=name).status_code == 400
    assert (visit.home / "parindex.yaml").is_file()
    assert window.fill("/language", locale="vi", back="//evil.example/").url.path == "/"
