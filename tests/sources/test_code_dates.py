"""Codes that became dates on their way through a CSV file are read as codes again, by title and position."""

import pytest

from parindex.model.criteria import Edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.lines.code_dates import dated_codes
from parindex.sources.score_sheets.reading import read_sheets

TITLES = {"1.1.1": "Ban hành kế hoạch", "1.1.2": "Bố trí kinh phí", "1.2.1": "Báo cáo quý", "1.2.2": "Báo cáo năm"}
EDITION = Edition.model_validate(
    {
        "id": "s",
        "edition": 2020,
        "title": "S",
        "index": [
            {
                "code": "1",
                "title": "Chỉ đạo",
                "parts": [
                    {
                        "code": group,
                        "title": title,
                        "parts": [
                            {"code": code, "title": name, "max": 1}
                            for code, name in TITLES.items()
                            if code.startswith(group)
                        ],
                    }
                    for group, title in (("1.1", "Kế hoạch"), ("1.2", "Báo cáo"))
                ],
            }
        ],
    }
)
FORMATS = {
    "01/01/2001": ["01/01/2001", "01/01/2002", "01/02/2001", "01/02/2002"],
    "1/1/2001": ["1/1/2001", "1/1/2002", "1/2/2001", "1/2/2002"],
    "2001-01-01": ["2001-01-01", "2002-01-01", "2001-02-01", "2002-02-01"],
    "2001-01-01 00:00:00": [f"{day} 00:00:00" for day in ("2001-01-01", "2002-01-01", "2001-02-01", "2002-02-01")],
    "01-Jan-01": ["01-Jan-01", "01-Jan-02", "01-Feb-01", "01-Feb-02"],
    "1-thg1-01": ["1-thg1-01", "1-thg1-02", "1-thg2-01", "1-thg2-02"],
    "01/01/01": ["01/01/01", "01/01/02", "01/02/01", "01/02/02"],
    "1.1.2001": ["1.1.2001", "1.1.2002", "1.2.2001", "1.2.2002"],
}


@pytest.mark.parametrize("cells", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("sign", [",", ";"])
def test_dates_are_read_as_the_codes_that_they_were(tmp_path, cells, sign):
    lines = [
        "Mã số,Tiêu chí,Điểm tối đa,Điểm thẩm định",
        *(f"{c},{t},1,0.5" for c, t in zip(cells, TITLES.values(), strict=True)),
    ]
    (tmp_path / "xa-a.csv").write_text("Đơn vị: Xã A,,,\n" + "\n".join(lines).replace(",", sign), "utf-8")
    found = read_sheets([tmp_path / "xa-a.csv"], Expectation((EDITION,), year=2020), workers=1)
    assert {one.code for one in found.issues} <= {"S304", "S120"}
    (sheet,) = found.sheets
    assert [entry.code for entry in sheet.entries if entry.marks] == list(TITLES)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jan-01", "1.1"),
        ("1-thg1", "1.1"),
        ("2-Mar", "2.3"),
        ("thg 3-02", "3.2"),
        ("10/2/2020", "10.2"),
        ("3/1", "3.1"),
    ],
)
def test_days_without_a_year_are_codes_of_two_numbers(text, code):
    assert code in dated_codes(text)


@pytest.mark.parametrize("text", ["1.1", "Tháng 1", "1-a", "", "12:30", "2020"])
def test_what_is_no_date_is_no_code(text):
    assert dated_codes(text) == []
