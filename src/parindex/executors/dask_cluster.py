"""Work on a cluster of dask: its scheduler hands the items to workers, and again to others if one is lost."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from distributed import Client
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from parindex.errors import ParindexError
from parindex.version import __version__

__all__ = ["DaskCluster"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE: Final = 10
"""Seconds that a scheduler has to answer."""
_AHEAD: Final = 3
"""Items under way for each thread of the cluster: no thread waits, and results do not pile up here."""
_LOST: Final = (KilledWorker, CommClosedError, asyncio.CancelledError, TimeoutError, OSError)


class DaskCluster:
    """See `Executor`; a cluster is trusted as this program is: what travels is code."""

    def __init__(self, address: str, host: str) -> None:
        self.location = address
        self.fallen_back = 0
        try:
            self._client: Any = Client(host, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
            versions = self._client.run(_version)
        except (OSError, ValueError, CommClosedError) as error:
            raise ParindexError(
                "The executor {address} cannot be reached ({reason}). See whether its scheduler runs.",
                address=address,
                reason=str(error) or type(error).__name__,
            ) from error
        if other := sorted({str(one) for one in versions.values()} - {__version__}):
            self.close()
            raise ParindexError(
                "Workers of {address} have parindex {found}, this computer {known}. Install the same version on all.",
                address=address,
                found=", ".join(other),
                known=__version__,
            )
        if not versions:
            self.close()
            raise ParindexError("{address} has no workers. Start some: dask worker HOST:PORT", address=address)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Executor.map`; what no machine could bring to an end is computed here."""
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        under_way = deque[tuple[Item, Any]]()
        for item in items:
            under_way.append((item, self._client.submit(function, item, pure=False)))
            if len(under_way) >= ahead:
                yield self._result(function, *under_way.popleft())
        while under_way:
            yield self._result(function, *under_way.popleft())

    def _result(self, function: Callable[[Item], Result], item: Item, future: Any) -> Result:  # noqa: ANN401  dask has no types
        try:
            found: Result = future.result()
        except _LOST:
            self.fallen_back += 1
            return function(item)
        future.release()
        return found

    def close(self) -> None:
        """Let go of the cluster; it goes on running."""
        self._client.close(timeout=_PATIENCE)


def _version() -> str:
    return __version__
