"""`parindex losses`: where points were lost, lost again, and may be lost."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import (
    BlockOption,
    CompareOption,
    LatestYearOption,
    OnlyUnitOption,
    RevisionOption,
    ShownBasisOption,
)
from parindex.cli.present.answering import (
    AS_SCREEN,
    AnswerFormOption,
    PlaceOption,
    give,
)

__all__ = ["losses"]


def losses(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    compare: CompareOption = None,
    block: BlockOption = None,
    unit: OnlyUnitOption = None,
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show where points were lost, lost again, and may be lost.

    By area, criterion, component and unit; what is at risk stands with its reason and figure. What does not apply
    is never a loss.
    """
    from parindex.workflow.analysis.answers import losses_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.losses import losses as use_case  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.planning.plans import tasked_components  # noqa: PLC0415  as above

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    found = use_case(
        workspace,
        year,
        revision=revision,
        compare=compare,
        block=block,
        unit=unit,
        basis=basis,
        locale=locale,
        tasked=tasked_components(workspace, year + 1),
    )
    give(losses_answer(found, current.speech), format, out)
