"""Packages that are the same bytes whenever they are written."""

import io
import struct
import zipfile

__all__ = ["as_on_unix", "repacked"]

_EPOCH = (1980, 1, 1, 0, 0, 0)


_UNIX = 3
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"


def as_on_unix(package: bytes) -> bytes:
    """Return a zip package without a comment whose list of members says everywhere that it was made on Unix.

    Python notes the system in it; nothing else of a package that was written in memory depends on it.
    """
    made = bytearray(package)
    (number, _, at) = struct.unpack_from("<HLL", made, made.rindex(_END) + 10)
    for _ in range(number):
        assert made[at : at + 4] == _ENTRY
        made[at + 5] = _UNIX
        name, extra, comment = struct.unpack_from("<HHH", made, at + 28)
        at += 46 + name + extra + comment
    return bytes(made)


def repacked(package: bytes) -> bytes:
    """Return a zip package with its members in the same order and without times."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(info, source.read(member))
    return out.getvalue()
