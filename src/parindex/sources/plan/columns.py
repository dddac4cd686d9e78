"""What the columns of a table of tasks hold, and the words for states, in Vietnamese or English."""

import re
from typing import Final

from parindex.model.plan.tasks import State
from parindex.sources.cells.cell_text import folded

__all__ = ["REQUIRED", "column_of", "state_of"]

REQUIRED: Final = ("title", "due")

_COLUMNS: Final = (
    ("reported", re.compile(r"ngày (?:báo cáo|cập nhật)|reported on|as of")),
    ("done_on", re.compile(r"ngày hoàn thành|hoàn thành ngày|done on|completed on|day done")),
    ("state", re.compile(r"trạng thái|tình trạng|tiến độ|\bstate\b|\bstatus\b")),
    ("evidence", re.compile(r"minh chứng|kiểm chứng|evidence")),
    ("obstacle", re.compile(r"vướng mắc|khó khăn|obstacle")),
    ("criteria", re.compile(r"tiêu chí|criteria|component")),
    ("recover", re.compile(r"điểm|points")),
    ("priority", re.compile(r"trọng tâm|ưu tiên|priority")),
    ("due", re.compile(r"thời hạn|thời gian|hạn hoàn thành|deadline|\bdue\b")),
    ("with", re.compile(r"phối hợp|coordinat|\bwith\b")),
    ("lead", re.compile(r"chủ trì|đầu mối|\blead\b")),
    ("result", re.compile(r"sản phẩm|kết quả|\bresult\b|\boutput\b")),
    ("area", re.compile(r"lĩnh vực|\barea\b")),
    ("note", re.compile(r"ghi chú|lý do|\bnote\b|\breason\b")),
    ("title", re.compile(r"nhiệm vụ|giải pháp|nội dung|công việc|\btask\b|\bmeasure\b")),
    ("id", re.compile(r"^mã(?: nhiệm vụ)?$|^id$|^code$|^số$")),
)
_STATES: Final = {
    State.PLANNED: ("planned", "not begun", "chưa thực hiện", "chưa triển khai", "chưa bắt đầu", "kế hoạch"),
    State.DOING: ("doing", "đang thực hiện", "đang triển khai", "in progress"),
    State.BLOCKED: ("blocked", "vướng mắc", "tạm dừng", "đang vướng"),
    State.DONE: ("done", "hoàn thành", "đã hoàn thành", "đã thực hiện", "xong"),
    State.CANCELLED: ("cancelled", "canceled", "hủy", "huỷ", "đã hủy", "đã huỷ", "không thực hiện"),
}
_BY_WORD = {word: state for state, words in _STATES.items() for word in words}


def column_of(heading: str) -> str | None:
    """Return what a column holds; `None`: it is not read.

    >>> column_of("cơ quan chủ trì"), column_of("thời hạn"), column_of("stt")
    ('lead', 'due', None)
    """
    return next((name for name, pattern in _COLUMNS if pattern.search(heading)), None) if heading else None


def state_of(text: str) -> State | None:
    """Return a state by its word; what is said to be late (`quá hạn`) is no state: that is computed."""
    return _BY_WORD.get(folded(text))
