"""The code of the page for analysts runs, block after block, in both languages."""

import os
import re
import subprocess
import sys

import pytest
from tests.conftest import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_code_of_the_page_for_analysts_runs(tam_ky, locale):
    page = (ROOT / "docs" / "guide" / locale / "11-python.md").read_text("utf-8")
    blocks = BLOCK.findall(page)
    assert len(blocks) == 6
    code = "\n".join(blocks)
    environment = os.environ | {"PYTHONUTF8": "1", "PARINDEX_LOCALE": locale}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tam_ky, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
