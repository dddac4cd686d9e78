"""The code of the page for analysts runs, block after block, in both languages."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from tests.conftest import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_code_of_the_page_for_analysts_runs(tam_ky, tmp_path, locale):
    page = (ROOT / "docs" / "guide" / locale / "11-python.md").read_text("utf-8")
    *of_the_city, of_the_districts = BLOCK.findall(page)
    assert len(of_the_city) == 6
    districts = shutil.copytree(ROOT / "examples" / "monitor", tmp_path / "m", ignore=shutil.ignore_patterns("*.db"))
    environment = os.environ | {"PYTHONUTF8": "1", "PARINDEX_LOCALE": locale}
    for code, folder in (("\n".join(of_the_city), tam_ky), (of_the_districts, districts)):
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "")
