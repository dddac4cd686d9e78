"""The public Python interface: the use cases of the command line, as functions.

Years may be integers of any library, days also texts. What cannot have been meant ends in a `ParindexError`
that says what is expected. Results print as one line and show as tables in notebooks.
"""

from parindex.api.analysis import diagnose, left_out, losses, path, profile, robust, what_if
from parindex.api.monitoring import monitor_check, monitor_import, monitor_map, monitor_points, monitor_show
from parindex.api.planning import plan_check, plan_draft, plan_import, plan_paid_off, plan_status
from parindex.api.publication import publish, verify
from parindex.api.reading import check, load, score
from parindex.api.results import awards, disputes, explain, rank, report
from parindex.api.surveys import survey_check, survey_points, survey_sample, survey_score
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
