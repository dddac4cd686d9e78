"""Exports as form programs write them: their heads, separators and columns of their own; the answers are invented."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.conftest import ROOT

from parindex.sources.survey.responses import read_responses
from parindex.sources.survey.survey_file import read_survey
from parindex.workflow.years.workspace import load

EXAMPLE = ROOT / "examples" / "satisfaction"
TITLES = (
    "Nơi ngồi chờ có đủ chỗ", "Trang thiết bị phục vụ người dân đầy đủ", "Thủ tục được niêm yết công khai",
    "Thời gian giải quyết đúng hẹn", "Công chức có thái độ giao tiếp lịch sự", "Công chức hướng dẫn dễ hiểu",
)  # fmt: skip
FACTORS = ("Tiếp cận dịch vụ", "Tiếp cận dịch vụ", "Thủ tục hành chính", "Thủ tục hành chính", "Công chức", "Công chức")
GROUPS = ("access", "access", "procedures", "procedures", "staff", "staff")
LABELS = ("Hài lòng", "Rất hài lòng", "Bình thường", "Không biết", "Hài lòng", "Không hài lòng")
CODES = ("o4", "o5", "o3", "o6", "o4", "o2")
KOBO = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
        "_tags", "_index")  # fmt: skip
KOBO_SAYS = (
    "41",
    "0f-uuid",
    "2025-10-01T08:00:00",
    "",
    "",
    "submitted_via_web",
    "gia_dinh",
    "vAbc",
    "",
    "1",
)
CENTRAL = ("meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
           "Status", "ReviewState", "DeviceID", "Edits", "FormVersion")  # fmt: skip
CENTRAL_SAYS = ("uuid:1", "uuid:1", "5", "Người nhập giả định", "0", "0", "", "", "", "0", "1")
LIME = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr")
LIME_SAYS = ("1", "2025-10-01 08:00:00", "3", "vi", "171", "2025-10-01 07:50:00", "2025-10-01 08:00:00", "192.0.2.1")

EXPORTS = {
    "KoBo, names of values": (
        ("start", "end", "don_vi", "thon", *(f"f_{g}/q{at}" for at, g in enumerate(GROUPS, 1)), *KOBO),
        ("2025-10-01T07:50:00", "2025-10-01T08:00:00", "xa-binh", "Thôn 1", *CODES, *KOBO_SAYS),
    ),
    "KoBo, labels with groups": (
        ("start", "end", "Đơn vị", "Thôn", *(f"{f}/{t}" for f, t in zip(FACTORS, TITLES, strict=True)), *KOBO),
        ("2025-10-01T07:50:00", "2025-10-01T08:00:00", "Xã Bình", "Thôn 1", *LABELS, *KOBO_SAYS),
    ),
    "ODK Central": (
        ("SubmissionDate", "don_vi", "thon", *(f"f_{g}-q{at}" for at, g in enumerate(GROUPS, 1)), *CENTRAL),
        ("2025-10-01T08:00:00.000Z", "xa-binh", "Thôn 1", *CODES, *CENTRAL_SAYS),
    ),
    "KoBo, a question split by options": (
        ("don_vi", "thon", "f_access/q1/o3", "f_access/q1/o4", *(f"q{at}" for at in range(2, 7)), *KOBO),
        ("xa-binh", "Thôn 1", "0", "1", *CODES[1:], *KOBO_SAYS),
    ),
    "LimeSurvey, codes": (
        (*LIME, "donvi", "thon", *(f"TC[q{at}]" for at in range(1, 7))),
        (*LIME_SAYS, "Xã Bình", "Thôn 1", "4", "5", "3", "99", "4", "2"),
    ),
    "LimeSurvey, codes and texts": (
        (*LIME, "DV. Đơn vị", "TH. Thôn", "q1. Hỏi cách khác", *(f"Q{at}. {t}" for at, t in enumerate(TITLES[1:5], 2)),
         f"TC[SQ6]. Đánh giá [{TITLES[5]}]"),
        (*LIME_SAYS, "Xã Bình", "Thôn 1", *LABELS),
    ),
    "Google Forms, a grid": (
        ("Dấu thời gian", "Địa chỉ email", "Đơn vị", "Thôn", *(f"Ông/bà đánh giá thế nào? [{t}]" for t in TITLES)),
        ("2025/10/01 8:00:00 SA GMT+7", "a@example.org", "Xã Bình", "Thôn 1", *LABELS),
    ),
    "Microsoft Forms": (
        ("ID", "Start time", "Completion time", "Email", "Name", "Đơn vị\xa0", "Thôn", *(f"{t}\xa0" for t in TITLES)),
        ("1", "10/1/25 7:50:00", "10/1/25 8:00:00", "anonymous", "Người giả định", "Xã Bình", "Thôn 1", *LABELS),
    ),
}  # fmt: skip


def written(folder: Path, program: str) -> Path:
    head, row = EXPORTS[program]
    if program == "Microsoft Forms":
        book = Workbook()
        for cells in (head, row):
            book.active.append(cells)
        book.save(folder / "export.xlsx")
        return folder / "export.xlsx"
    separator, path = ";" if program.startswith("KoBo") else ",", folder / "export.csv"
    lines = [separator.join(f'"{cell}"' for cell in cells) for cells in (head, row)]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8-sig")
    return path


@pytest.mark.parametrize("program", EXPORTS)
def test_an_export_is_read_as_it_is_written_and_only_what_was_asked(program, tmp_path):
    workspace = load(EXAMPLE)
    text = (EXAMPLE / "surveys" / "hai-long-2025.yaml").read_text("utf-8")
    if program == "LimeSurvey, codes":  # its codes of questions have no spaces
        text = text.replace("unit_column: Đơn vị", "unit_column: donvi").replace("column: Thôn", "column: thon")
    else:  # the codes of its own XLSForm need not be told
        text = "\n".join(line for line in text.splitlines() if not line.startswith("codes:"))
    (tmp_path / "s.yaml").write_text(text, "utf-8")
    survey, issues = read_survey(tmp_path / "s.yaml", workspace.editions)
    assert survey is not None, issues
    read = read_responses([written(tmp_path, program)], survey, workspace.registry)
    assert read.issues == []
    (one,) = read.respondents
    assert (one.unit, one.stratum, one.answers) == ("xa-binh", "Thôn 1", LABELS)
