"""Public Administration Reform (PAR) index: score, rank and report from spreadsheets, exactly."""

from importlib import import_module

from parindex.version import __version__

__all__ = [
    "ParindexError",
    "__version__",
    "awards",
    "check",
    "diagnose",
    "diff",
    "disputes",
    "explain",
    "history",
    "left_out",
    "load",
    "losses",
    "monitor_check",
    "monitor_import",
    "monitor_map",
    "monitor_points",
    "monitor_show",
    "path",
    "plan_check",
    "plan_draft",
    "plan_import",
    "plan_paid_off",
    "plan_status",
    "profile",
    "publish",
    "rank",
    "report",
    "robust",
    "score",
    "survey_check",
    "survey_points",
    "survey_sample",
    "survey_score",
    "trend",
    "verify",
    "what_if",
]


def __getattr__(name: str) -> object:
    """Load the interface at its first use: importing the package must cost nothing."""
    if name in __all__:
        return getattr(import_module("parindex.api"), name)
    message = f"module 'parindex' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Name what there is, loaded or not."""
    return sorted({*globals(), *__all__})
