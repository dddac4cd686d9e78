"""Days and moments inside messages, before a language is chosen."""

from datetime import datetime

__all__ = ["MomentText"]


class MomentText(str):
    """A day, or a moment without a zone, in the form of ISO 8601; said as the language writes it."""

    __slots__ = ()

    def in_(self, locale: str) -> str:
        """Return `29/11/2026` or `29/11/2026 10:38` in Vietnamese, ISO otherwise."""
        if locale != "vi":
            return str(self)
        at, clock = datetime.fromisoformat(self), str(self)[len("2026-11-29 ") :]
        return f"{at:%d/%m/%Y} {clock}".strip()
