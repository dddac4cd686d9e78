"""Where much work of one kind is done: on this computer, or on the machines of a cluster."""

from parindex.executors.interface import Executor, executor_at, in_use, use

__all__ = ["Executor", "executor_at", "in_use", "use"]
