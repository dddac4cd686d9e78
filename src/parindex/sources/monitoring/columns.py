"""What the columns of a monthly table hold, by their headings in Vietnamese or English."""

import re
from typing import Final

__all__ = ["REQUIRED", "column_of"]

REQUIRED: Final = ("unit", "received", "on_time")

_NOT = re.compile(r"tỷ lệ|tỉ lệ|%|\brate\b|\bshare\b|percent|\btổng|\bcộng\b|\btotal\b|ghi chú|\bnote\b|^stt$|^tt$")
_RECEIVER = re.compile(r"nhận hộ|(?:đơn vị|nơi) (?:tiếp )?nhận|received (?:by|at|for)|receiv(?:ing|er)\b")
_UNIT = re.compile(r"đơn vị|cơ quan|địa phương|^(?:xã|phường|huyện)\b|\bunit\b|\bsolving\b|solved by")
_MONTH = re.compile(r"\btháng\b|\bmonth\b|^kỳ(?: báo cáo)?$|\bperiod\b")
_OPEN = re.compile(r"\b(?:đang|chưa)\b.*giải quyết|đang xử lý|chưa xử lý|\bcòn lại\b|\bpending\b|\bopen\b|unsolved")
_LATE = re.compile(r"(?:quá|trễ|chậm) hạn|\blate\b|\boverdue\b")
_IN_TIME = re.compile(r"trong hạn|chưa đến hạn|chưa tới hạn|in time|\bwithin\b|not due|còn hạn")
_OTHERS: Final = (
    ("carried", re.compile(r"kỳ trước|tồn\b|chuyển (?:sang|qua|tiếp)|\bcarried\b")),
    ("early", re.compile(r"trước hạn|\bearly\b|before the (?:day|date|deadline)")),
    ("on_time", re.compile(r"đúng hạn|on[ _-]time")),
    ("returned", re.compile(r"trả lại|\brút\b|\breturned\b|withdrawn")),
    ("received", re.compile(r"tiếp nhận|mới nhận|nhận (?:mới|trong)|\breceived\b")),
)


def column_of(heading: str) -> str | None:
    """Return `unit`, `receiver`, `month`, or the name of a count; `None`: nobody knows, or it is not read.

    >>> column_of("đang giải quyết quá hạn"), column_of("quá hạn"), column_of("tỷ lệ đúng hạn")
    ('overdue', 'late', None)
    """
    if not heading or _NOT.search(heading):
        return None
    if _RECEIVER.search(heading):
        return "receiver"
    if _OPEN.search(heading):
        return "overdue" if _LATE.search(heading) else "pending" if _IN_TIME.search(heading) else None
    return next((name for name, pattern in _OTHERS if pattern.search(heading)), None) or _rest(heading)


def _rest(heading: str) -> str | None:
    if _LATE.search(heading):
        return "overdue" if "overdue" in heading else "late"
    if _IN_TIME.search(heading) or heading == "pending":
        return "pending"
    return "unit" if _UNIT.search(heading) else "month" if _MONTH.search(heading) else None
