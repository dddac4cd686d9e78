"""Issue codes of cells that say something else than what is read or computed: shown values and typed sums."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_WARNING = Severity.WARNING

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "S309",
        _WARNING,
        "{component} {title}: the sheet says {value}, but its parts come to {computed} points.",
        "Correct the parts or the subtotal; only the parts are scored.",
    ),
    IssueCode(
        "S310",
        _WARNING,
        "The sheet gives the total {value}, but its scores come to {computed} points.",
        "Correct the scores or the total; only the scores count.",
    ),
)
