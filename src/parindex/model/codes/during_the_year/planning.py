"""Issue codes of plans (P…)."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode("P001", _ERROR, "The id {id} is given to two tasks.", "Give every task an id of its own."),
    IssueCode(
        "P002",
        _WARNING,
        "The deadline of {id} cannot be dated: {words}.",
        "Ask for the day and write it, for example 2026-06-30 or 30/6/2026. Words such as quý II, tháng 6, "
        "6 tháng đầu năm or thường xuyên are understood. Until then the task is never late.",
    ),
    IssueCode(
        "P003",
        _WARNING,
        "{id} names the component {component}, which is in no criteria set of {year}.",
        "Correct the code, or take it out.",
    ),
    IssueCode(
        "P004",
        _ERROR,
        "{id} is cancelled without a reason.",
        "Write the reason as note of the entry.",
    ),
    IssueCode(
        "P005",
        _WARNING,
        "The entries of {id} are not in the order of their days.",
        "Write the entries from the oldest to the latest.",
    ),
    IssueCode("P006", _HINT, "{id} is done without evidence.", "Name the document that proves the result."),
    IssueCode("P007", _WARNING, "{id} has no lead.", "Name the unit or body that leads the task."),
    IssueCode("P008", _WARNING, "{id} has no deadline.", "Write a deadline, or thường xuyên."),
    IssueCode(
        "P009",
        _WARNING,
        "{id} is to recover {points} points, more than its components have together: {most}.",
        "Correct the points, or name the components that are missing.",
    ),
    IssueCode(
        "P010",
        _WARNING,
        "The lead {lead} of {id} is no unit of the registry, and is taken as an outside body. Written alike: "
        "{nearest}.",
        "If the unit is meant, write its id or name as in the registry.",
    ),
    IssueCode(
        "P021",
        _ERROR,
        "No sheet has a table of tasks.",
        "Head the columns, for example: Mã, Lĩnh vực, Nhiệm vụ, Sản phẩm, Chủ trì, Phối hợp, Thời hạn, Trạng thái.",
    ),
    IssueCode(
        "P022", _ERROR, "{found} is no state of a task.", "Write one of: planned, doing, blocked, done, cancelled."
    ),
    IssueCode("P023", _ERROR, "{found} is no day.", "Write the day as 30/6/2026 or 2026-06-30."),
    IssueCode("P024", _ERROR, "The row has no text of a task.", "Write what is to be done, or delete the row."),
    IssueCode("P025", _ERROR, "Two columns hold the same: {first} and {second}.", "Keep one of the two columns."),
    IssueCode("P026", _ERROR, "{found} is no number of points.", "Write points as a number from 0, for example 0.5."),
    IssueCode(
        "P027",
        _ERROR,
        "{id} is done, but the row has no day on which it was.",
        "Write the day into the column Ngày hoàn thành.",
    ),
    IssueCode(
        "P028",
        _ERROR,
        "The deadline of {id} changed from {old} to {new}, and no reason is given.",
        "Give the reason with --reason TEXT. The old deadline stays in the plan.",
    ),
    IssueCode(
        "P029",
        _WARNING,
        "{id} is in the plan, but not in the table; it stays as it is.",
        "To end a task, write it with the state cancelled and the reason.",
    ),
    IssueCode(
        "P030",
        _ERROR,
        "The area {found} of the row is neither a code nor a title of the plan or the criteria set.",
        "Write the code of the area, or its title as in the plan.",
    ),
)
