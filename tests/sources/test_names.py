"""Names of units, as they are written, against a registry."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.model.units import Block, Registry, Unit
from parindex.sources.score_sheets.identity.slugs import slug, slugs
from parindex.sources.score_sheets.identity.unit_names import Candidates, NameIndex, Unknown, canonical

TRAPS = next(
    (
        path
        for folder in Path(__file__).resolve().parents
        if (path := folder / "shared" / "data" / "units" / "unit_name_traps.csv").is_file()
    ),
    None,
)


def index(*names: str, aliases: dict[str, tuple[str, ...]] | None = None) -> NameIndex:
    units = tuple(
        Unit(id=f"u{number}", name=name, block="b", aliases=(aliases or {}).get(name, ()))
        for number, name in enumerate(names)
    )
    return NameIndex(Registry(blocks={"b": Block(title="B", criteria="c")}, units=units))


def named(found: object) -> object:
    return found.name if isinstance(found, Unit) else type(found)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UBND phường Hòa Thuận", "Phường Hòa Thuận"),
        ("Ủy ban nhân dân phường Hoà Thuận", "Phường Hòa Thuận"),
        ("P. Hòa Thuận", "Phường Hòa Thuận"),
        ("P.Hòa Thuận", "Phường Hòa Thuận"),
        ("p hoà thuận", "Phường Hòa Thuận"),
        ("Hòa Thuận", "Phường Hòa Thuận"),
        ("  PHƯỜNG   HÒA THUẬN ", "Phường Hòa Thuận"),
        ("TP.Tam Kỳ", "Thành phố Tam Kỳ"),
        ("TP Tam Kỳ", "Thành phố Tam Kỳ"),
        ("TX.Dĩ An", "Thị xã Dĩ An"),
        ("Điện Bàn", "Thị xã Điện Bàn"),
        ("Ðiện Bàn", "Thị xã Điện Bàn"),
        ("TT. Yên Viên", "Thị trấn Yên Viên"),
        ("H. Gia Lâm", "Huyện Gia Lâm"),
        ("P. Nội vụ", "Phòng Nội vụ"),
        ("Xã Ea M'Doal", "Xã Ea M' Doal"),
        ("Xã Ea M’ Doal", "Xã Ea M' Doal"),
        ("Phường Văn Miếu – Quốc Tử Giám", "Phường Văn Miếu - Quốc Tử Giám"),
        ("Xã Thuỵ Lâm", "Xã Thụy Lâm"),
    ],
)
def test_a_name_as_people_write_it_finds_its_unit(written, name):
    others = ("Xã Tam Dân", "Xã Tam Đàn", "Phường An Mỹ", "Xã Quý Lộc")
    assert named(index(name, *others).find(written)) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tam Đàn", "Xã Tam Dân"), ("Phường Sa Pa", "Phường Sa Pả"), ("Xã Hoa Lộc", "Xã Hòa Lộc"), ("Hoàn", "Hòan")],
)
def test_diacritics_are_never_folded(one, other):
    assert isinstance(index(other).find(one), Unknown)


def test_a_kind_of_unit_is_never_taken_for_another():
    assert isinstance(index("Thị trấn Yên Viên").find("Xã Yên Viên"), Unknown)


def test_a_name_without_its_kind_that_two_units_bear_lists_both():
    found = index("Huyện Cao Lãnh", "Thành phố Cao Lãnh", "Xã Mỹ Thọ").find("Cao Lãnh")
    assert isinstance(found, Candidates)
    assert [unit.name for unit in found.units] == ["Huyện Cao Lãnh", "Thành phố Cao Lãnh"]


def test_an_abbreviation_that_two_units_fit_lists_both():
    assert isinstance(index("Phường Nội vụ", "Phòng Nội vụ").find("P. Nội vụ"), Candidates)


def test_an_alias_finds_its_unit():
    assert named(index("Phường Hòa Thuận", aliases={"Phường Hòa Thuận": ("Thuận mới",)}).find("thuận MỚI")) == (
        "Phường Hòa Thuận"
    )


def test_an_unknown_name_offers_the_nearest():
    found = index("Phường An Mỹ", "Phường An Sơn", "Xã Tam Dân").find("Phường An Mĩ")
    assert isinstance(found, Unknown)
    assert found.nearest[0].name == "Phường An Mỹ"


def test_tone_marks_move_only_in_open_syllables_and_never_after_q():
    assert canonical("Hoà Thuỷ loè") == "hòa thủy lòe"
    assert canonical("quý hoàn huỳnh suýt khoẻn") == "quý hoàn huỳnh suýt khoẻn"


@pytest.mark.skipif(TRAPS is None, reason="unit_name_traps.csv is not on this machine")
def test_all_traps_of_the_official_lists_are_told_apart():
    with TRAPS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 193
    for row in rows:
        names = [name.strip().strip("'").partition(" (")[0] for name in row["names"].replace("/", "|").split("|")]
        names = [name for name in names if name.strip() and "elsewhere" not in name]
        found = index(*names)
        for name in names:
            for written in (name, unicodedata.normalize("NFD", name), f" {name.upper()} ", f"UBND {name}"):
                assert named(found.find(written)).strip() == name.strip(), (row["trap"], written)


@given(st.text(max_size=60))
def test_the_canonical_form_of_any_text_is_its_own_canonical_form(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(max_size=60))
def test_looking_up_any_text_ends_in_an_answer(text):
    assert isinstance(index("Xã Tam Dân", "Phường Hòa Thuận").find(text), Unit | Candidates | Unknown)


@given(st.sets(st.text(max_size=12), max_size=8))
def test_ids_made_of_different_names_are_different_and_safe(names):
    ids = slugs(names)
    assert len(set(ids.values())) == len({canonical(name) for name in names})
    assert all(one.isascii() and one[0].isalnum() and "/" not in one for one in ids.values())


def test_an_id_is_readable_where_nothing_clashes():
    assert slug("Phường Hòa Thuận") == "phuong-hoa-thuan"
    assert slugs(["Xã Tam Dân", "Xã Tam Đàn"])["Xã Tam Dân"].startswith("xa-tam-dan-")


def successors() -> NameIndex:
    old = {"id": "old", "name": "Phường Hà Tu", "block": "b", "until": "2025-06-30"}
    new = {"id": "new", "name": "Phường Hà Tu", "block": "b", "since": "2025-07-01"}
    blocks = {"b": {"title": "B", "criteria": "c"}}
    return NameIndex(Registry.model_validate({"blocks": blocks, "units": [old, new]}))


@pytest.mark.parametrize(("year", "unit"), [(2024, "old"), (2025, "new"), (2026, "new")])
@pytest.mark.parametrize("written", ["Phường Hà Tu", "UBND phường Hà Tu", "Hà Tu"])
def test_of_two_units_that_bore_a_name_in_turn_the_one_of_the_year_is_meant(year, unit, written):
    assert successors().of(year).find(written).id == unit


def test_without_a_year_a_name_that_two_units_bore_in_turn_is_ambiguous():
    assert isinstance(successors().find("Phường Hà Tu"), Candidates)


@pytest.mark.parametrize(
    "typed", ["UBND xã Hóa Trug", "Xã Hóa Trug", "X. Hoá Trung2", "Ủy ban nhân dân xã Hóa Trugn", "Hóa Trug"]
)
def test_what_is_alike_in_all_names_does_not_count_for_the_nearest(typed):
    known = index("Xã Hóa Thượng", "Xã Hóa Trung", "Xã Văn Hán", "Thị trấn Hóa Trung Đông", "Ủy ban kiểm tra xã")
    found = known.find(typed)
    assert isinstance(found, Unknown)
    assert found.nearest[0].name == "Xã Hóa Trung"
