"""Years that are locked, and the proof that they compute again."""

from datetime import UTC, datetime
from pathlib import Path
from typing import SupportsIndex

from parindex.api.arguments import basis_of, optional_revision, optional_text, paths_of, workspace_of, year_of
from parindex.model.records.verification import Verification
from parindex.workflow.publication import publish as publishing
from parindex.workflow.publication import verify as verifying
from parindex.workflow.publication.publish import Published, PublishOptions
from parindex.workflow.publication.verify import VerifyOptions
from parindex.workflow.years.workspace import Workspace

__all__ = ["publish", "verify"]


def publish(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    out: str | Path | None = None,
    basis: str = "appraised",
    partial: bool = False,
    dry_run: bool = False,
) -> Published:
    """Lock a year with its manifest; `digest` of the result is the line for the decision on paper.

    Raises:
        ParindexError: sheets are missing and it is not `partial`, or the year is published already.
    """
    folder = None if out is None else Path(paths_of(out, "out")[0])
    options = PublishOptions(year_of(year), folder, basis_of(basis), partial, dry_run)
    return publishing.publish(workspace_of(workspace), options, at=datetime.now(UTC).replace(microsecond=0))


def verify(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    revision: SupportsIndex | None = None,
    store_only: bool = False,
    digest: str | None = None,
) -> Verification:
    """Compute a published year again and compare it cell by cell: `is_proved`, or what differs.

    Raises:
        ParindexError: there is no store, or the year was never published.
    """
    options = VerifyOptions(optional_revision(revision), store_only, optional_text(digest, "digest"))
    return verifying.verify(workspace_of(workspace).home, year_of(year), options)
