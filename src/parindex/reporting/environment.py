"""The place where templates run: they can loop over the context and print it, nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from parindex.language import Speech
from parindex.reporting.report.contents import ReportContext
from parindex.reporting.report.reference import HIDDEN

__all__ = ["FILTERS", "environment", "names"]

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "list", "lower", "trim", "upper", "wordcount")
"""Jinja's own filters that stay; sorting, summing and `safe` are not among them."""

_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**"})


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which only fields of the context can be reached, and nothing can be computed."""

    intercepted_binops = _ARITHMETIC

    def __init__(self, loader: BaseLoader | None, voice: Speech, **options: Any) -> None:  # noqa: ANN401  Jinja's own
        super().__init__(loader=loader, undefined=StrictUndefined, cache_size=0, **options)
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {"say": voice.say, "plural": voice.plural}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Allow the fields of the context, and Jinja's loop."""
        if is_dataclass(obj):
            return attr in {field.name for field in fields(obj)} - HIDDEN
        return isinstance(obj, LoopContext) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: object) -> bool:
        """Allow the translators and Jinja's own calls."""
        return obj in self.globals.values() or isinstance(obj, LoopContext)

    def call_binop(self, _context: object, operator: str, _left: object, _right: object) -> object:
        """Refuse arithmetic: numbers come computed and rounded."""
        message = f"a template prints numbers and does not compute them: {operator}"
        raise SecurityError(message)


def environment(
    voice: Speech,
    *,
    loader: BaseLoader | None = None,
    finalize: Callable[[object], object] | None = None,
    filters: Mapping[str, Callable[..., object]] | None = None,
    autoescape: bool,
) -> ReportEnvironment:
    """Return an environment that speaks one language.

    `finalize` is put on everything that a template prints; XML formats escape with `autoescape`.
    """
    made = ReportEnvironment(
        loader, voice, finalize=finalize, autoescape=autoescape, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(filters or {})
    return made


def names(context: ReportContext) -> dict[str, object]:
    """Return the names that a template sees: the fields of the context."""
    return {field.name: getattr(context, field.name) for field in fields(context)}
