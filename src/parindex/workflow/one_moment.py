"""Use cases whose answer is of one moment of the store, however often they ask it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from parindex.workflow.years.workspace import Workspace

__all__ = ["one_moment"]

_Options = ParamSpec("_Options")
_Answer = TypeVar("_Answer")
_UseCase = Callable[Concatenate[Workspace, _Options], _Answer]


def one_moment(use_case: "_UseCase[_Options, _Answer]") -> "_UseCase[_Options, _Answer]":
    """Let a use case see nothing of what others write meanwhile; when it is done, they can write again.

    A use case inside of another one is part of its moment. The answer must hold everything that is to be shown: no
    question is left for later.
    """

    @wraps(use_case)
    def of_one_moment(workspace: Workspace, /, *arguments: _Options.args, **options: _Options.kwargs) -> _Answer:
        with workspace.store.moment():
            return use_case(workspace, *arguments, **options)

    return of_one_moment
