"""Commands that were told no year take the latest; blocks go by id or title; failures speak JSON."""

import json

import pytest


@pytest.mark.parametrize("command", ["rank", "stages", "disputes", "report --out -"])
def test_without_a_year_the_latest_counts_and_is_named(run, city, command):
    told = run(*command.split(), cwd=city)
    asked = run(*command.split(), "--year", 2021, cwd=city)
    assert (told.code, told.out) == (0, asked.out)
    assert "Year: 2021, the latest" in told.err
    assert "Year: " not in asked.err
    assert "Năm: 2021" in run(*command.split(), cwd=city, locale="vi").err


def test_explain_and_trend_need_no_years(run, city):
    asked = run("explain", "Phường Hòa Thuận", "-y", 2021, cwd=city)
    assert run("explain", "Phường Hòa Thuận", cwd=city).out == asked.out
    told = run("trend", cwd=city)
    assert (told.code, told.out) == (0, run("trend", "--from", 2019, "--to", 2021, cwd=city).out)
    assert "2019" in told.err


def test_verify_takes_the_latest_year_that_was_published(run, city):
    assert run("verify", cwd=city).code == 4
    assert run("publish", "--year", 2020, "--partial", cwd=city).code == 0
    told = run("verify", "--store-only", cwd=city)
    assert (told.code, "Year: 2020" in told.err) == (0, True), told


def test_a_form_is_for_the_year_of_the_newest_criteria_set(run, city, tmp_path):
    told = run("template", "--out", tmp_path / "forms", "--block", "communes", "--matrix", cwd=city)
    assert (told.code, "Year: 20" in told.err) == (0, True), told


def test_a_year_is_not_compared_with_itself(run, city):
    for command in ("rank", "report"):
        told = run(command, "--year", 2020, "--compare", 2020, cwd=city)
        assert (told.code, "itself" in told.err) == (4, True)


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("called", ["Khối xã, phường", "khối xã,  PHƯỜNG", "COMMUNES", "communes"])
def test_a_block_is_called_by_its_id_or_by_the_title_on_the_screen(run, city, called, locale):
    told = run("rank", "--year", 2020, "-b", called, cwd=city, locale=locale)
    asked = run("rank", "--year", 2020, "-b", "communes", cwd=city, locale=locale)
    assert (told.code, told.out) == (0, asked.out)


def test_an_unknown_block_names_those_that_there_are_in_both_ways(run, city):
    told = run("rank", "--year", 2020, "-b", "none", cwd=city, locale="vi")
    assert told.code == 4
    assert "communes (" in told.err


@pytest.mark.parametrize(
    "command",
    [
        "rank --year 1999",
        "rank --year 2020 --compare 2020",
        "explain nobody --year 2020",
        "trend --from 2020 --to 2021 --block none",
        "stages --year 1999",
        "verify --year 1999",
        "score nothing.xlsx",
        "check nothing.xlsx",
        "log --year 1999 --no-such-option",
    ],
)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_call_for_json_that_fails_answers_in_json(run, city, command, locale):
    told = run(*command.split(), "--format", "json", cwd=city, locale=locale)
    assert told.code in {2, 4}
    document = json.loads(told.out)
    assert document["error"]["exit_code"] == told.code
    assert document["error"]["message"] in told.err.replace("\n", " ")


def test_a_block_without_units_is_told_as_such(run, city):
    registry = city / "units.yaml"
    text = registry.read_text(encoding="utf-8")
    added = "  none: {title: {vi: Khối rỗng, en: Empty block}, criteria: tam-ky-communes}\n"
    registry.write_text(text.replace("blocks:\n", f"blocks:\n{added}", 1), encoding="utf-8")
    for command in ("rank --year 2020", "report --year 2020 --out -", "trend --from 2019 --to 2020"):
        told = run(*command.split(), "--block", "none", cwd=city)
        assert (told.code, told.out) == (4, ""), told
        assert "none" in told.err
    assert run("rank", "--year", 2020, "--block", "none", "--fail-on", "missing", cwd=city).code != 0
