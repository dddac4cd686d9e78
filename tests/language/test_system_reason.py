"""Errors of the operating system, said in the language of the run."""

import errno

import pytest

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.language.system_reason import SYSTEM_REASONS, system_reason

NUMBERS = [
    "ENOENT",
    "EACCES",
    "EPERM",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EROFS",
    "EEXIST",
    "ENAMETOOLONG",
    "EBUSY",
    "EIO",
]


@pytest.mark.parametrize("name", NUMBERS)
def test_the_common_errors_have_words_of_their_own_in_both_languages(name):
    reason = system_reason(OSError(getattr(errno, name), "as the system says"))
    error = ParindexError("{path}: {reason}.", path="x", reason=reason)
    said = [speech(locale).error(error) for locale in ("en", "vi")]
    assert said[0] == f"x: {reason}."
    assert said[0] != said[1]
    assert "as the system says" not in "".join(said)


def test_a_rare_error_is_told_as_the_system_says_it():
    assert system_reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert system_reason(OSError("odd")) == "odd"
    assert errno.EXDEV not in SYSTEM_REASONS


def test_a_file_that_is_not_there_is_missed_in_vietnamese(run, tmp_path):
    ran = run("verify", "--bundle", "nofile.zip", cwd=tmp_path, locale="vi")
    assert (ran.code, "không có tệp hoặc thư mục này" in ran.err) == (4, True)


def test_a_name_that_is_too_long_is_refused_in_vietnamese(run, workspace):
    ran = run("report", "--year", 2020, "--out", "a" * 300 + ".md", cwd=workspace, locale="vi")
    assert ran.code == 4
    assert "File name too long" not in ran.err
