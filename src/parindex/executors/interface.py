"""What an engine for many machines has to do; without one, work is done by the processes of this computer."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.util import find_spec
from typing import Final, Protocol, TypeVar

from parindex.errors import ParindexError

__all__ = ["Executor", "executor_at", "in_use", "use"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_SCHEME: Final = "dask://"
_IN_USE: ContextVar["Executor | None"] = ContextVar("executor", default=None)


class Executor(Protocol):
    """An engine. What it computes never depends on it: only where, and how fast."""

    location: str
    """What a person calls it."""
    fallen_back: int
    """How many items were computed here, because the machines that had them were lost."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(item)` for every item, in their order; only some results are held at a time.

        The function and the items travel: both have to be picklable, and the function one of this package.
        """

    def close(self) -> None:
        """Let go of the machines."""


def in_use() -> Executor | None:
    """Return the engine that was asked for; `None`: this computer."""
    return _IN_USE.get()


@contextmanager
def use(executor: Executor | None) -> Iterator[None]:
    """Let everything inside be computed by an engine."""
    token = _IN_USE.set(executor)
    try:
        yield
    finally:
        _IN_USE.reset(token)
        if executor is not None:
            executor.close()


def executor_at(address: str) -> Executor:
    """Return the engine at an address: `dask://HOST:PORT`.

    Raises:
        ParindexError: It is no such address, cannot be reached, or has another version of this program.
    """
    host = address.removeprefix(_SCHEME)
    if host == address or not host:
        raise ParindexError("{address} is no executor. Write it as dask://HOST:PORT.", address=address)
    if find_spec("distributed") is None:
        raise ParindexError(
            "The executor {address} needs one more part of this program: pip install parindex[dask]", address=address
        )
    from parindex.executors.dask_cluster import DaskCluster  # noqa: PLC0415  an extra, and slow to import

    return DaskCluster(address, host)
