"""Bundles from strangers: only expected parts, each within its limit, or a refusal."""

import os
import stat
import warnings
import zipfile

import pytest
from tests.systems import PIPES

from parindex.errors import ParindexError
from parindex.sources import bundle_file
from parindex.sources.bundle_file import BundleFile

REFUSED = "was refused: it has parts that no bundle has"


def made(path, *parts, method=zipfile.ZIP_DEFLATED):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # duplicate names are meant
        with zipfile.ZipFile(path, "w", method) as archive:
            for name, content in parts:
                archive.writestr(name, content)
    return path


def test_a_part_is_read_as_it_is(tmp_path):
    with BundleFile(made(tmp_path / "b.zip", ("bundle.json", b"{}"))) as bundle:
        assert bundle.names == ("bundle.json",)
        assert bundle.read("bundle.json") == b"{}"
        with pytest.raises(ParindexError, match="damaged"):
            bundle.read("journal.json")


@pytest.mark.parametrize(
    "name",
    [
        "../bundle.json",
        "/bundle.json",
        "C:\\bundle.json",
        "inputs/../bundle.json",
        "inputs/a.xlsx",
        "definitions/",
        f"inputs/{'0' * 64}.xlsx/x",
        f"inputs/{'0' * 64}.XLSX",
        "bundle.json\n",
        "reports/Báo cáo.md",
        "BUNDLE.json",
        "parindex.db",
        "manifest-r0.json",
        "manifest-r\u0661.json",
    ],
)
def test_a_name_that_no_bundle_has_is_refused(tmp_path, name):
    with pytest.raises(ParindexError, match=REFUSED):
        BundleFile(made(tmp_path / "b.zip", (name, b"x")))


def test_a_name_that_is_cut_at_a_nul_is_refused(tmp_path):
    path = made(tmp_path / "b.zip", ("bundle.jsonXx", b"x"))
    path.write_bytes(path.read_bytes().replace(b"bundle.jsonXx", b"bundle.json\0x"))
    with pytest.raises(ParindexError, match=REFUSED):
        BundleFile(path)


def test_two_parts_of_one_name_are_refused(tmp_path):
    with pytest.raises(ParindexError, match=r"2 × bundle\.json"):
        BundleFile(made(tmp_path / "b.zip", ("bundle.json", b"a"), ("bundle.json", b"b")))


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("bundle.json")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(ParindexError, match=REFUSED):
        BundleFile(made(tmp_path / "b.zip", (link, b"/etc/passwd")))


def test_a_part_that_unpacks_to_much_more_is_refused(tmp_path):
    with pytest.raises(ParindexError, match=REFUSED):
        BundleFile(made(tmp_path / "b.zip", ("bundle.json", b"0" * 10_000_000)))


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_said(tmp_path):
    path = made(tmp_path / "b.zip", ("bundle.json", os.urandom(50_000) * 2))
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("bundle.json").file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with BundleFile(path) as bundle, pytest.raises(ParindexError, match="damaged"):
        bundle.read("bundle.json")


def test_damaged_content_is_told(tmp_path):
    path = made(tmp_path / "b.zip", ("bundle.json", b"abcdefgh"), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"abcdefgh", b"abcdefgX"))
    with BundleFile(path) as bundle, pytest.raises(ParindexError, match="damaged"):
        bundle.read("bundle.json")
    path = made(tmp_path / "c.zip", ("bundle.json", os.urandom(200)))
    content = bytearray(path.read_bytes())
    content[45:60] = b"\xff" * 15
    path.write_bytes(content)
    with BundleFile(path) as bundle, pytest.raises(ParindexError, match="damaged"):
        bundle.read("bundle.json")


def test_parts_that_overlap_are_refused(tmp_path):
    path = made(tmp_path / "b.zip", ("bundle.json", b"a" * 50), ("journal.json", b"b" * 50), method=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = (0).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(ParindexError, match=REFUSED):
        BundleFile(path)


def test_limits_on_parts_and_sizes(tmp_path, monkeypatch):
    path = made(tmp_path / "b.zip", ("bundle.json", b"a" * 50), ("journal.json", b"b" * 50))
    for name, value in (("_PARTS", 1), ("_UNPACKED", 99), ("_TEXT", 49), ("_FILE", 10)):
        with monkeypatch.context() as limits:
            limits.setattr(bundle_file, name, value)
            with pytest.raises(ParindexError, match=REFUSED):
                BundleFile(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_file_is_no_bundle(tmp_path, content):
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(ParindexError, match=r"is not a bundle|refused"):
        BundleFile(tmp_path / "b.zip")


@PIPES
def test_a_pipe_or_folder_is_no_bundle(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(ParindexError, match="is not a bundle"):
            BundleFile(path)


def test_more_values_than_a_bundle_can_have_are_refused_before_they_are_built(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle_file, "_VALUES", 10)
    path = made(tmp_path / "b.zip", ("journal.json", b"[1,2,3,4,5]"), ("entries.json", b"[{},{},{},{}]"))
    with BundleFile(path) as bundle:
        assert bundle.read("journal.json") == b"[1,2,3,4,5]"
        with pytest.raises(ParindexError, match=REFUSED):
            bundle.read("entries.json")
