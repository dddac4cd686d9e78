"""Errors in how the program was called, in both languages, with exit code 2."""

import pytest

CALLS = {
    "bundle --year 2020": ("'--out'", "Thiếu tùy chọn '--out'"),
    "backup": ("'FILE'", "Thiếu tham số 'FILE'"),
    "report --bogus": ("--bogus", "Không có tùy chọn --bogus"),
    "report --yea 2020": ("--year", "Có thể là: --year"),
    "nocmd": ("'nocmd'", "Không có lệnh 'nocmd'"),
    "criteria nocmd": ("'nocmd'", "Không có lệnh 'nocmd'"),
    "report extra": ("extra", "Thừa tham số: extra"),
    "rank --block": ("'--block'", "'--block' cần có giá trị"),
    "report --format odt": ("'odt'", "'odt' không thuộc các giá trị 'md', "),
    "check --fail-on x": ("'x'", "không thuộc các giá trị error"),
    "report --date 1/7/2025": ("'1/7/2025'", "không phải là ngày"),
    "report --year abc": ("--year", "phải là số nguyên"),
    "report --year 1": ("1900", "nhỏ nhất là 1900"),
    "report --year 5000": ("2200", "lớn nhất là 2200"),
}


@pytest.mark.parametrize(("call", "words"), CALLS.items())
def test_misuse_is_told_in_the_language_of_the_run(run, tmp_path, call, words):
    for locale, word in zip(("en", "vi"), words, strict=True):
        ran = run(*call.split(), cwd=tmp_path, locale=locale)
        assert (ran.code, ran.out) == (2, "")
        assert word in ran.err
        assert "Value error" not in ran.err
        assert ("Error:" in ran.err) == (locale == "en")
