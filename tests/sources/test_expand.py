"""Files, folders and patterns that name nothing are refused in a sentence, in both languages."""

import pytest

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.sources.score_sheets.collection.file_patterns import expand


@pytest.mark.parametrize(
    ("pattern", "english", "vietnamese"),
    [
        ("no such file.xlsx", "There is no file or folder", "Không có tệp hoặc thư mục"),
        ("*.xlsx", "No file matches", "Không có tệp nào khớp với"),
        (".", "There are no spreadsheets in the folder", "không có bảng tính nào"),
    ],
)
def test_what_names_no_spreadsheet_is_refused_with_a_remedy(tmp_path, pattern, english, vietnamese):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(ParindexError) as refused:
        expand([tmp_path / pattern])
    assert speech("en").error(refused.value).startswith(english)
    assert vietnamese in speech("vi").error(refused.value)
    assert str(tmp_path) in speech("vi").error(refused.value)


def test_a_folder_gives_its_spreadsheets_once_and_passes_over_locks_and_notes(tmp_path):
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".c.xlsx", "d.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in expand([tmp_path, tmp_path / "a.csv"])] == ["a.csv", "b.xlsx"]
