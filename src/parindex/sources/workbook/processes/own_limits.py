"""What a process that touches foreign files does to itself before it does: limits that the system keeps."""

import sys
from contextlib import suppress

__all__ = ["limit_memory", "limit_time"]


def limit_memory(most: int) -> None:
    """Let the system give this process no more than `most` bytes of address space, and write no image of it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  does not exist on Windows

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_time(seconds: int) -> None:
    """Let the system end this process when it computes longer than so many seconds from now.

    Unlike a clock that is fair on a busy machine, and it reaches a reader that never returns.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  does not exist on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, most))
