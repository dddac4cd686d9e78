"""The public Python interface: the use cases of the command line, as functions.

Years may be integers of any library, days also texts. What cannot have been meant ends in a `ParindexError`
that says what is expected. Results print as one line and show as tables in notebooks.
"""

from parindex.api.analysis import diagnose, losses, path, profile, robust, what_if
from parindex.api.publication import publish, verify
from parindex.api.reading import check, load, score
from parindex.api.results import awards, disputes, explain, rank, report
from parindex.api.years import diff, history, trend
from parindex.errors import ParindexError

__all__ = [
    "ParindexError",
    "awards",
    "check",
    "diagnose",
    "diff",
    "disputes",
    "explain",
    "history",
    "load",
    "losses",
    "path",
    "profile",
    "publish",
    "rank",
    "report",
    "robust",
    "score",
    "trend",
    "verify",
    "what_if",
]
