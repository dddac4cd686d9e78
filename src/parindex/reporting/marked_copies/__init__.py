"""What goes back to the sender: its own workbook with the faults marked in it, and a covering note."""

from parindex.reporting.marked_copies.findings import Finding, findings_of

__all__ = ["Finding", "findings_of"]
