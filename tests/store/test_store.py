"""What is saved comes back, and saving says what it did."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from parindex.errors import ParindexError
from parindex.store import Saved, open_store


def test_a_saved_year_comes_back_with_its_provenance(place, sheets, noon):
    with open_store(place) as store:
        saved = store.save(2020, sheets(3), at=noon, version="1.2.3")
    assert saved == Saved(new=("xa-0000", "xa-0001", "xa-0002"), replaced=(), unchanged=())
    with open_store(place, create=False) as store:
        loaded = store.load(2020)
    assert [stored.sheet for stored in loaded] == sheets(3)
    assert {(stored.at, stored.version) for stored in loaded} == {(noon, "1.2.3")}


def test_the_order_of_saving_does_not_show_when_loading(place, sheets, noon):
    with open_store(place) as store:
        store.save(2020, sheets(5)[::-1], at=noon, version="1")
        assert [stored.sheet for stored in store.load(2020)] == sheets(5)


def test_years_are_kept_apart_and_listed_oldest_first(place, sheets, noon):
    with open_store(place) as store:
        assert store.years() == []
        store.save(2021, sheets(1, year=2021), at=noon, version="1")
        store.save(2019, sheets(2, year=2019), at=noon, version="1")
        assert store.years() == [2019, 2021]
        assert len(store.load(2019)) == 2
        assert store.load(2020) == []


def test_saving_tells_new_replaced_and_unchanged_sheets_apart(place, sheets, noon):
    first, second, third = sheets(3)
    with open_store(place) as store:
        store.save(2020, [first, second], at=noon, version="1")
        edited = replace(second, source=replace(second.source, sha256="f" * 64))
        saved = store.save(2020, [first, edited, third], at=noon + timedelta(days=1), version="2")
        assert saved == Saved(new=(third.unit,), replaced=(second.unit,), unchanged=(first.unit,))
        assert [stored.sheet for stored in store.load(2020)] == [first, edited, third]
        assert [stored.version for stored in store.load(2020)] == ["1", "2", "2"]


def test_the_same_file_read_to_other_entries_is_a_replacement(place, sheets, noon):
    (sheet,) = sheets(1)
    with open_store(place) as store:
        store.save(2020, [sheet], at=noon, version="1")
        assert store.save(2020, sheets(1, comment="khác"), at=noon, version="1").replaced == (sheet.unit,)
        for other in (replace(sheet, edition="other@2020"), replace(sheet, digest="4567cdef")):
            assert store.save(2020, [other], at=noon, version="1").replaced == (sheet.unit,)


def test_a_file_that_only_moved_is_unchanged_and_its_new_place_is_kept(place, sheets, noon):
    (sheet,) = sheets(1)
    moved = replace(sheet, source=replace(sheet.source, path="elsewhere/1.xlsx"))
    with open_store(place) as store:
        store.save(2020, [sheet], at=noon, version="1")
        assert store.save(2020, [moved], at=noon, version="1").unchanged == (sheet.unit,)
        assert store.load(2020)[0].sheet == moved


def test_units_that_are_not_in_the_set_stay(place, sheets, noon):
    with open_store(place) as store:
        store.save(2020, sheets(2), at=noon, version="1")
        store.save(2020, sheets(2, first=2), at=noon, version="1")
        assert [stored.sheet for stored in store.load(2020)] == sheets(4)


def test_times_are_kept_in_utc_whatever_their_zone(place, sheets, noon):
    hanoi = noon.astimezone(timezone(timedelta(hours=7)))
    with open_store(place) as store:
        store.save(2020, sheets(1), at=hanoi, version="1")
        assert store.load(2020)[0].at == noon
        assert store.load(2020)[0].at.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_not_accepted(place, sheets):
    with open_store(place) as store, pytest.raises(ValueError, match="zone"):
        store.save(2020, sheets(1), at=datetime(2021, 1, 1), version="1")  # noqa: DTZ001  the point of the test


def test_one_bad_sheet_in_a_set_stores_nothing_of_it(place, sheets, noon):
    with open_store(place) as store:
        with pytest.raises(ParindexError, match="two sheets of xa-0000"):
            store.save(2020, [*sheets(2), *sheets(1)], at=noon, version="1")
        with pytest.raises(ParindexError, match="is for 2019, not for 2020"):
            store.save(2020, [*sheets(2), *sheets(1, year=2019, first=5)], at=noon, version="1")
        assert store.years() == []


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(tmp_path, sheets, noon):
    with open_store(tmp_path / "a.db") as store:
        store.save(2020, sheets(2), at=noon, version="1")
        (pages,) = store.connection.raw.execute("PRAGMA page_count").fetchone()
        store.connection.raw.execute(f"PRAGMA max_page_count = {pages + 8}")
        with pytest.raises(ParindexError, match="no room left"):
            store.save(2020, sheets(50, comment="mới"), at=noon, version="1")
        assert [stored.sheet for stored in store.load(2020)] == sheets(2)
        store.connection.raw.execute("PRAGMA max_page_count = 100000")
        assert len(store.save(2020, sheets(50, comment="mới"), at=noon, version="1").new) == 48


def test_the_file_is_an_sqlite_database_that_other_tools_can_read(tmp_path, sheets, noon):
    with open_store(tmp_path / "a.db") as store:
        store.save(2020, sheets(1), at=noon, version="1")
    connection = sqlite3.connect(tmp_path / "a.db")
    query = "SELECT json_extract(entries, '$[0][1][0][1]'), json_array_length(entries), name, at FROM sheets"
    assert connection.execute(query).fetchone() == ("E8", 92, "Xã số 0", "2021-01-15T05:00:00+00:00")
    assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"PARI"),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_an_open_store_is_as_careful_as_it_can_be(tmp_path):
    with open_store(tmp_path / "a.db", patience=7.5) as store:
        ask = {name: store.connection.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous",)}
        ask |= {
            name: store.connection.raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "trusted_schema")
        }
    full = 2
    assert ask == {
        "synchronous": full,
        "journal_mode": "delete",
        "foreign_keys": 1,
        "busy_timeout": 7500,
        "trusted_schema": 0,
    }


def test_importing_the_store_imports_nothing_slow():
    code = "import sys, parindex.store; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "numpy", "pandas", "yaml", "typer", "rich"} & set(result.stdout.split())


def test_nothing_else_is_left_in_the_folder(tmp_path: Path, sheets, noon):
    with open_store(tmp_path / "a.db") as store:
        store.save(2020, sheets(2), at=noon, version="1")
        store.load(2020)
        assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
