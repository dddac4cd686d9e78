"""A headless Chromium without a network, spoken to over a pipe: no driver, no socket."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync"),
    "--disable-component-update",
)
_START = (
    "import os, sys, fcntl; a, b = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 20) for n in sys.argv[1:3]); "
    "os.dup2(a, 3); os.dup2(b, 4); os.execv(sys.argv[3], sys.argv[3:])"
)
"""The browser reads from the file 3 and writes to the file 4."""


class Browser:
    """One tab. `requests` are the addresses that were asked for since the page was opened."""

    def __init__(self, profile: Path, *, reaches: str = "") -> None:
        """Begin; `reaches` is the one address that it may speak to, default none."""
        if CHROMIUM is None:
            pytest.skip("Chromium is not here: pages are not tried in a browser")
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        command = [sys.executable, "-c", _START, str(theirs_in), str(theirs_out), CHROMIUM, *_FLAGS]
        resolve_nothing = f"--host-resolver-rules=MAP * ~NOTFOUND{f', EXCLUDE {reaches}' if reaches else ''}"
        self._process = subprocess.Popen(
            [*command, resolve_nothing, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._number, self._rest, self._session = 0, b"", ""
        self.requests: list[str] = []
        self._loaded = False
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")
        offline = {"offline": not reaches, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.call("Network.emulateNetworkConditions", **offline)

    def close(self) -> None:
        os.close(self._to)  # the browser ends when nobody speaks to it
        self._process.wait(20)
        os.close(self._from)

    def call(self, method: str, **params: object) -> dict:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said
                return said["result"]

    def _next(self) -> dict:
        while b"\0" not in self._rest:
            more = os.read(self._from, 1 << 16)
            assert more, "the browser ended"
            self._rest += more
        one, _, self._rest = self._rest.partition(b"\0")
        said = json.loads(one)
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])
        self._loaded |= said.get("method") == "Page.loadEventFired"
        return said

    def look(self, *, width: int = 1280, scheme: str = "light", media: str = "screen") -> None:
        """Set how wide the screen is, what the reader prefers, and whether it is paper."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        prefers = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=prefers)

    def open(self, page: Path) -> None:
        self.go(page.resolve().as_uri())

    def go(self, address: str) -> None:
        self._loaded, self.requests = False, []
        self.call("Page.navigate", url=address)
        self.wait()

    def wait(self) -> None:
        while not self._loaded:
            self._next()

    def run(self, script: str) -> object:
        """Return what a script comes to."""
        said = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def texts(self, selector: str) -> list[str]:
        found = self.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.innerText.trim())")
        assert isinstance(found, list)
        return found

    def click(self, selector: str) -> None:
        """Click on an element that can be seen, as with a mouse."""
        at = (
            "(e => {e.scrollIntoView(); const b = e.getClientRects()[0]; "
            "return [b.x + b.width / 2, b.y + b.height / 2]})"
        )
        x, y = self.run(f"{at}(document.querySelector({json.dumps(selector)}))")
        self._loaded = False
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)
