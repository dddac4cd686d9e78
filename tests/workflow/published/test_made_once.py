"""What knows all units is made once for a reading, not once for each file of it."""

from datetime import date

import pytest

from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.workflow.publication.verify import VerifyOptions, verify
from parindex.workflow.returns.send_back import ReturnOptions, send_back
from parindex.workflow.years.workspace import load


@pytest.fixture
def indexes(monkeypatch) -> list[object]:
    made: list[object] = []
    plain = NameIndex.__init__

    def counted(self: NameIndex, *arguments: object) -> None:
        made.append(self)
        plain(self, *arguments)

    monkeypatch.setattr(NameIndex, "__init__", counted)
    return made


def test_verifying_four_workbooks_indexes_the_names_once(published, indexes):
    assert verify(published, 2020, VerifyOptions()).is_proved
    assert len(indexes) == 1


def test_files_that_cannot_be_read_are_named_by_one_index(published, tmp_path, indexes):
    for path in (published / "sheets" / "2020").iterdir():
        path.write_text(f"nothing that could be read as {path.name}", "utf-8")
    options = ReturnOptions(2020, tmp_path / "out", "en", note="md", on=date(2021, 1, 1))
    parcels = send_back(load(published), [published / "sheets" / "2020"], options).parcels
    assert [parcel.unit for parcel in parcels] == ["an-my", "an-phu", "an-son", "tam-ngoc"]
    assert len(indexes) <= 2, "one for reading, one for the names of files"
