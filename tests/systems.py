"""What some systems cannot do, with the words in which a test says that it is therefore skipped."""

import os
import tempfile
from pathlib import Path

import pytest

__all__ = ["LINKS", "PIPES"]


def _can_link():
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to("target")
        except OSError:
            return False
    return True


LINKS = pytest.mark.skipif(not _can_link(), reason="links may not be made on this system, or not by this account")
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
