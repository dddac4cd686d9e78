"""One use of a store: opened at the first question, and every answer is of one moment."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parindex.store.backends.interface import PATIENCE, Backend, Copied
from parindex.store.copying import copy_open
from parindex.store.opening import backend_of, open_store
from parindex.store.store import Store

__all__ = ["StoreSession"]


class _Use(threading.local):
    """What is open; threads may share a session, but never a connection or a moment."""

    store: Store | None = None
    absent: bool = False
    """There was no store when this moment began."""
    kept: int = 0
    moments: int = 0


class StoreSession:
    """The store of a workspace, for as long as something is done with it.

    Inside of `kept_open` (a command) the store is opened once. The first question begins a moment, which lasts to
    the end of the outermost `moment` (a use case): until then nothing that others write is seen. A moment keeps
    others from writing, so that it ends before anything is printed. Outside of both, each question stands for itself.
    """

    def __init__(self, location: str | Path, *, patience: float = PATIENCE) -> None:
        self.location = str(location)
        """What a person calls its place."""
        self._patience = patience
        self._use = _Use()

    def __repr__(self) -> str:
        """Name the place."""
        return f"StoreSession({self.location!r})"

    @property
    def _backend(self) -> Backend:
        return backend_of(self.location)

    @property
    def exists(self) -> bool:
        """Tell whether there is a store; the answer is of the moment, too."""
        use = self._use
        if use.store is not None or use.absent:
            return not use.absent
        there = self._backend.exists(self.location)
        use.absent = use.kept > 0 and not there
        return there

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Keep the store open, once it is, until the end of a command."""
        use = self._use
        use.kept += 1
        try:
            yield
        finally:
            use.kept -= 1
            if not use.kept:
                self._close()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all questions inside be answered as of the first of them."""
        use = self._use
        with self.kept_open():
            use.moments += 1
            try:
                yield
            finally:
                use.moments -= 1
                if not use.moments:
                    self._end()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Give the open store, to ask it.

        Raises:
            ParindexError: There is no store, or it cannot be opened.
        """
        use = self._use
        with self.kept_open():
            use.store = use.store or open_store(self.location, create=False, patience=self._patience)
            use.store.begin_moment()
            yield use.store

    @contextmanager
    def writing(self, *, create: bool = False) -> Iterator[Store]:
        """Give the open store, to change it; this ends the moment, as a change looks for itself what is there.

        Args:
            create: Make the store if there is none.

        Raises:
            ParindexError: There is no store, or it cannot be opened or made.
        """
        use = self._use
        with self.kept_open():
            self._end()
            use.store = use.store or open_store(self.location, create=create, patience=self._patience)
            yield use.store

    def copy(self, target: Path, *, replace: bool = False) -> Copied:
        """Write one moment of the store into a file; see `Backend.copy`."""
        with self.writing() as store:
            return copy_open(store, target, replace=replace, patience=self._patience)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are the store's own, the main one first; of a server there are none."""
        return self._backend.files(self.location)

    def others(self) -> Iterator[Path]:
        """Yield other stores beside this one; see `Backend.others`."""
        return self._backend.others(self.location)

    def _end(self) -> None:
        self._use.absent = False
        if self._use.store is not None:
            self._use.store.end_moment()

    def _close(self) -> None:
        store, self._use.store, self._use.absent = self._use.store, None, False
        if store is not None:
            store.close()
