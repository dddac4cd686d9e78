"""`monitor.yaml` of a workspace, or what holds without it."""

from parindex.errors import ParindexError
from parindex.model.monitoring.settings import MonitorSettings, RateDefinition
from parindex.sources.monitoring.settings_file import read_monitor
from parindex.workflow.years.files_during import MONITOR_FILE
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["definition_of", "monitor_settings"]


def monitor_settings(workspace: Workspace) -> MonitorSettings:
    """Return the settings of monitoring.

    Raises:
        RefusedError: the file has errors.
    """
    path = workspace.home / MONITOR_FILE
    if not path.exists():
        return MonitorSettings()
    settings, issues = read_monitor(path, workspace.registry, workspace.editions)
    if settings is None:
        raise RefusedError(issues)
    return settings


def definition_of(settings: MonitorSettings, name: str | None) -> RateDefinition:
    """Return a definition by its id, or the one that counts.

    Raises:
        ParindexError: there is no such definition.
    """
    known = settings.known()
    wanted = name or settings.definition
    if wanted not in known:
        raise ParindexError(
            "There is no definition {id} of an on-time rate; there are: {known}.", id=wanted, known=", ".join(known)
        )
    return known[wanted]
