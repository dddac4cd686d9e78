"""The gatekeeper: every request passes it before anything of the page is asked."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parindex.page.door.keys import Keys

__all__ = ["MOST_BYTES", "Gatekeeper"]

MOST_BYTES = 200_000_000
"""Bytes of one request: ten workbooks of the largest size that is read, and far below what fills a disk."""
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = {"GET", "HEAD"}
_OWN_SITE = {"same-origin", "none"}


class Gatekeeper:
    """Lets in what the own browser sends with the token, and nothing that is too large.

    A name that was bound anew to this computer (DNS rebinding) is a foreign host; there is no CORS, so that no other
    page may read an answer; a post names its origin.
    """

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app = app
        self._keys = keys
        self._is_entered = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, _guarded(send))
            return
        await self._within_size(scope, receive, _guarded(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.getlist("host") != [self._keys.host]:
            return _refused("This page answers on its own address only.", 421)
        if self._is_foreign(scope, headers):
            return _refused("Another page sent this.", 403)
        if self._brings_token(scope):
            return self._let_in()
        if not self._keys.opens(_cookie(headers, self._keys.cookie)):
            return _refused("This address needs the token that parindex open printed.", 403)
        if _is_too_large(headers.get("content-length", "0")):
            return _refused(f"At most {MOST_BYTES} bytes at once.", 413)
        return None

    def _is_foreign(self, scope: Scope, headers: Headers) -> bool:
        changes = scope["method"] not in _SAFE and headers.get("origin") != self._keys.origin
        return changes or headers.get("sec-fetch-site", "none") not in _OWN_SITE

    def _brings_token(self, scope: Scope) -> bool:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[-1]
        return scope["path"] == "/" and scope["method"] in _SAFE and not self._is_entered and self._keys.admits(given)

    def _let_in(self) -> Response:
        """Give the cookie for the token of the address, which is worth nothing from then on."""
        self._is_entered = True
        response = RedirectResponse("/", 303)
        response.set_cookie(self._keys.cookie, self._keys.token, httponly=True, samesite="strict", path="/")
        return response

    async def _within_size(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes piece by piece, and stop where it is more than may come: a length may lie."""
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > MOST_BYTES:
                raise HTTPException(413)  # the form that is being read is given up
            return message

        await self._app(scope, counted, send)


def _refused(why: str, status: int) -> Response:
    return PlainTextResponse(why, status, headers={"Connection": "close"})


def _is_too_large(length: str) -> bool:
    return not length.isdecimal() or int(length) > MOST_BYTES


def _cookie(headers: Headers, name: str) -> str | None:
    found: SimpleCookie = SimpleCookie()
    found.load(headers.get("cookie", ""))
    return found[name].value if name in found else None


def _guarded(send: Send) -> Send:
    """Put the headers on every answer that keep a browser from trusting more than this page."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return guarded
