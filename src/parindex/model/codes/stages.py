"""Issue codes of sheets that arrive stage by stage and meet the stages before them in the store."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "S501",
        _ERROR,
        "The sheet holds no scores of the stage {stage}; it holds: {found}.",
        "Name the stage that the sheet holds: --stage; or have the scores filled in.",
    ),
    IssueCode(
        "S502",
        _ERROR,
        "The sheet holds no explanation and no evidence.",
        "Check that the column of explanations has its heading, for example: Giải trình.",
    ),
    IssueCode(
        "S503",
        _ERROR,
        "The store holds scores of {name} for {year} that the sheet lacks: {lost}. Nothing of it was replaced.",
        "Score the sheet as the stage that it holds, with --stage; or give up what the store holds, with --replace.",
    ),
    IssueCode(
        "S504",
        _WARNING,
        "Scores of {name} for {year} were taken out of the store, because the new sheet lacks them: {lost}.",
        "To have them back, score the files that they came from again, with --stage.",
    ),
    IssueCode(
        "S505",
        _WARNING,
        "The column {stage} differs from the store in {number} components ({components}); what the store holds stays.",
        "See which is right; a corrected stage is scored again with --stage {stage}.",
    ),
    IssueCode(
        "S506",
        _HINT,
        "The sheet also has scores of other stages, which are not in the store: {found}. They were left out.",
        "Score the sheet again with --stage for each of them, or once without --stage.",
    ),
    IssueCode(
        "S507",
        _WARNING,
        "Other stages of {name} for {year} were read with a criteria set that has changed since: {found}.",
        "Score the sheets of these stages again, with --stage.",
    ),
    IssueCode(
        "S508",
        _WARNING,
        "The column {stage} of the whole sheet differs in {number} components ({components}) from the scores of this "
        "stage that came before, and replaced them.",
        "See which is right; a corrected stage is scored again with --stage {stage}.",
    ),
)
