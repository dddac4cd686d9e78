"""Packages that are the same bytes whenever they are written."""

import io
import zipfile

__all__ = ["repacked"]

_EPOCH = (1980, 1, 1, 0, 0, 0)


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
