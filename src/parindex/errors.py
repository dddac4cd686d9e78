"""Exceptions for what stops the program, written for the person who reads them.

A problem *in the data* is not an exception but an :class:`parindex.model.issues.Issue`.
"""

from collections.abc import Mapping


class ParindexError(Exception):
    """The command could not do what was asked; the message says why and what to do.

    `message` is a template in English (the key of its translation); `values` fill it.
    """

    exit_code = 4

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        return self.message.format_map(self.values)
