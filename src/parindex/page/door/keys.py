"""The keys of one run of the page: nobody comes in without them, and they are worth nothing afterwards."""

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe

__all__ = ["ADDRESS", "Keys"]

ADDRESS = "127.0.0.1"
"""The only address that the page listens at: of this computer, for this computer."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The port of the page, and its tokens: of the address, of the cookie, of the forms.

    That of the address can be used once: it stands in the command line of the browser, which others may see.
    """

    port: int
    entry: str = field(default_factory=lambda: token_urlsafe(32), repr=False)
    token: str = field(default_factory=lambda: token_urlsafe(32), repr=False)
    form: str = field(default_factory=lambda: token_urlsafe(32), repr=False)

    @property
    def host(self) -> str:
        """What a request of the own browser names as host."""
        return f"{ADDRESS}:{self.port}"

    @property
    def origin(self) -> str:
        """Where requests that change something come from."""
        return f"http://{self.host}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: two pages on one computer do not share it."""
        return f"parindex-{self.port}"

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"{self.origin}/?token={self.entry}"

    def admits(self, entry: str) -> bool:
        """Tell whether somebody was given the address."""
        return compare_digest(entry.encode(), self.entry.encode())

    def opens(self, token: str | None) -> bool:
        """Tell whether somebody has the cookie."""
        return token is not None and compare_digest(token.encode(), self.token.encode())

    def signs(self, token: str | None) -> bool:
        """Tell whether a form was written by this page."""
        return token is not None and compare_digest(token.encode(), self.form.encode())
