"""What was mistyped is no proof against a year, and is told as what it is."""

import shutil

import pytest


@pytest.fixture(scope="module")
def published_once(tmp_path_factory, scored_once):
    city = tmp_path_factory.mktemp("proofs") / "city"
    return shutil.copytree(scored_once, city, ignore=shutil.ignore_patterns("sheets", "published"))


@pytest.fixture
def published(published_once, run):
    for year in () if (published_once / "published").exists() else (2019, 2020):
        ran = run("publish", "--year", year, "--partial", cwd=published_once)
        assert f"Written: published/{year}/manifest-{year}-r1.json" in ran.err
    return published_once


@pytest.mark.parametrize("typed", ["abc", "", "g" * 64, "a" * 63, "a" * 65])
@pytest.mark.parametrize(("locale", "words"), [("en", "64 hexadecimal digits"), ("vi", "64 chữ số thập lục phân")])
def test_a_digest_that_cannot_be_one_is_not_compared(run, published, typed, locale, words):
    ran = run("verify", "--year", 2020, "--store-only", "--manifest-digest", typed, cwd=published, locale=locale)
    assert (ran.code, ran.out) == (4, "")
    assert words in ran.err


def test_another_digest_is_a_difference(run, published):
    assert run("verify", "--year", 2020, "--store-only", "--manifest-digest", "a" * 64, cwd=published).code == 3


def test_the_manifest_of_another_year_is_told_by_its_year(run, published):
    other = published / "published" / "2019" / "manifest-2019-r1.json"
    ran = run("verify", "--year", 2020, "--store-only", "--manifest", other, cwd=published)
    assert (ran.code, ran.out) == (4, "")
    assert "This manifest is of 2019, revision 1; what is verified is 2020, revision 1." in ran.err
    ran = run("verify", "--year", 2019, "--store-only", "--manifest", other, cwd=published)
    assert "revision 1; what is" not in ran.err
