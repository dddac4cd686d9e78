from pathlib import Path

import pytest

from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.sources.definitions.registry_file import check_blocks, check_exempt, read_registry

HEAD = "schema: 1\nblocks:\n  a: {title: A, criteria: example}\n  b: {title: B, criteria: example}\nunits:\n"


def write(tmp_path: Path, *units: str) -> Path:
    path = tmp_path / "units.yaml"
    path.write_text(
        HEAD + "".join(f"  - {{{unit}}}\n" for unit in ("id: z, name: Z, block: b", *units)), encoding="utf-8"
    )
    return path


def codes(path: Path) -> list[str]:
    return [issue.code for issue in read_registry(path)[1]]


def edition(year: int, *areas: str) -> Edition:
    index = [
        {"code": area, "title": area, "parts": [{"code": f"{area}.{n}", "title": "x", "max": "1"} for n in (1, 2)]}
        for area in areas
    ]
    return Edition.model_validate({"id": "example", "edition": year, "title": "x", "index": index})


def test_a_name_may_stand_in_two_blocks(tmp_path):
    assert codes(write(tmp_path, "id: x, name: X, block: a", "id: y, name: X, block: b")) == []


def test_a_successor_may_carry_the_name_of_a_unit_that_ended(tmp_path):
    old = "id: x, name: X, block: a, until: 2025-06-30"
    assert codes(write(tmp_path, old, "id: y, name: X, block: a, since: 2025-07-01, predecessors: [{unit: x}]")) == []
    assert codes(write(tmp_path, old, "id: y, name: X, block: a, since: 2025-07-01")) == ["U071"]
    assert codes(write(tmp_path, old, "id: y, name: X, block: a, since: 2025-06-30")) == ["U002"]


def test_names_that_differ_in_a_diacritic_are_different_names(tmp_path):
    assert codes(write(tmp_path, "id: x, name: Tam Đàn, block: a", "id: y, name: Tam Dân, block: a")) == []


def test_a_unit_may_repeat_its_own_name_as_an_alias(tmp_path):
    assert codes(write(tmp_path, "id: x, name: X, block: a, aliases: [x, X]")) == []


def test_an_issue_of_a_unit_names_the_unit_and_the_line(tmp_path):
    _, issues = read_registry(write(tmp_path, "id: x, name: X, block: a, ranked: perhaps"))
    assert [(issue.code, issue.unit, issue.place.cell) for issue in issues] == [("Y110", "x", "7:32")]


def test_a_missing_registry_stops_the_program_with_words(tmp_path):
    with pytest.raises(ParindexError, match="There is no file"):
        read_registry(tmp_path / "units.yaml")


def test_an_exempt_code_of_any_edition_is_known(tmp_path):
    path = write(tmp_path, 'id: x, name: X, block: a, exempt: ["2.1", "3.1"]')
    registry, _ = read_registry(path)
    assert registry
    assert check_exempt(registry, [edition(2019, "1", "2"), edition(2020, "1", "3")], path) == []
    issues = check_exempt(registry, [edition(2019, "1", "2")], path)
    assert [(issue.code, issue.unit, issue.criterion, issue.place.cell) for issue in issues] == [
        ("U007", "x", "3.1", "7:48")
    ]


def test_an_emptied_area_is_told_once_for_its_newest_edition(tmp_path):
    path = write(tmp_path, 'id: x, name: X, block: a, exempt: ["2"]')
    registry, _ = read_registry(path)
    assert registry
    issues = check_exempt(registry, [edition(2019, "1", "2"), edition(2020, "1", "2")], path)
    assert [(issue.code, issue.severity, issue.values["set"]) for issue in issues] == [("U008", "hint", "example@2020")]


def test_exemptions_are_not_checked_against_a_set_that_is_not_there(tmp_path):
    path = write(tmp_path, 'id: x, name: X, block: a, exempt: ["2"]')
    registry, _ = read_registry(path)
    assert registry
    assert check_exempt(registry, [], path) == []
    assert [issue.code for issue in check_blocks(registry, [], path)] == ["U009", "U009"]
    assert check_blocks(registry, [edition(2020, "1")], path) == []


def test_a_block_of_the_past_must_be_a_block_of_the_registry(tmp_path):
    path = write(tmp_path, "id: x, name: Xã X, block: a, blocks_before: [{block: gone, until: 2019}]")
    assert codes(path) == ["U003"]
