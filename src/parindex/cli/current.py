"""What the global options of this run settled."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from parindex.errors import ParindexError
from parindex.language import Speech, speech

if TYPE_CHECKING:
    from parindex.workflow.years.workspace import Session, Workspace
from parindex.sources.files.paths import SETTINGS_FILE

__all__ = ["Current", "current", "wants_json"]


@dataclass
class Current:
    """The workspace and the language of this run."""

    root: Path | None = None
    locale: str | None = None
    as_json: bool = False
    """Whether the answer is read by a program, so that problems are told to it in its form, too."""
    _session: "Session | None" = field(default=None, repr=False)

    def start(self, root: Path | None, locale: str | None) -> None:
        """Take up a command: what its global options settled."""
        self.root, self.locale, self.as_json = root, locale, False
        self._session = None

    def end(self) -> None:
        """Let go of what the command had open."""
        if self._session is not None:
            self._session.__exit__(None, None, None)
        self._session = None

    @property
    def speech(self) -> Speech:
        """The voice of this run: as asked, or the workspace's once it is loaded, or the system's."""
        return speech(self.locale or ("vi" if os.environ.get("LANG", "").startswith("vi") else "en"))

    def workspace(self, years: Collection[int] | None = None) -> "Workspace":
        """Load the workspace (of its criteria sets: those in force in `years`), and speak its language from then on."""
        return self.session().load(years)

    def workspace_of(self, year: int | None, revision: int | None, years: Collection[int] | None = None) -> "Workspace":
        """Load the workspace; where a definition has errors by now, a published revision is read with its own."""
        from parindex.workflow.years.refused import RefusedError  # noqa: PLC0415  only with a workspace

        try:
            return self.workspace(years)
        except RefusedError:
            if year is None or revision is None:
                raise
            from parindex.workflow.years.year_revision import published_workspace  # noqa: PLC0415  rarely needed

            kept = published_workspace(self.session(), year, revision)
            if kept is None:
                raise
            return kept

    def session(self) -> "Session":
        """Return the session in the workspace, whatever state its definitions are in, and speak its language."""
        if self.root is None:
            raise ParindexError(
                "There is no {file} in this folder or above it. Go into a workspace, name one with "
                "--workspace DIR, or make one with: parindex init DIR",
                file=SETTINGS_FILE,
            )
        self.speak_as_workspace()
        return self._opened(self.root)

    def _opened(self, root: Path) -> "Session":
        """Return the one session of the command, which begins when it is first needed."""
        from parindex.workflow.years.workspace import Session  # noqa: PLC0415  slow to import, and help needs none

        if self._session is None:
            self._session = Session(root).__enter__()
        return self._session

    def folder(self) -> Path:
        """Return the folder of the workspace, whatever state its definitions are in, and speak its language."""
        return self.session().root

    def found_workspace(self) -> "Workspace | None":
        """Load the workspace if there is one."""
        return None if self.root is None else self.workspace()

    def speak_as_workspace(self) -> None:
        """Take the language of the workspace's settings, even where other definitions have errors."""
        if self.locale is None and self.root is not None:
            self.locale = self._opened(self.root).locale


def wants_json(arguments: Sequence[str]) -> bool:
    """Tell whether arguments ask for an answer in JSON, also where they cannot be understood as a whole."""
    before = ("", *arguments)
    joined = {"--format=json", "-fjson"}
    return any(
        one in joined or (one == "json" and last in {"--format", "-f"})
        for last, one in zip(before, arguments, strict=False)
    )


current = Current()
