import importlib.util
import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("workspace", ["tam-ky", "quang-nam-districts", "merge-2025"])
def test_the_command_line_ranks_an_example_as_its_expected_files_say(workspace, tmp_path):
    spec = importlib.util.spec_from_file_location("write_expected", EXAMPLES / "write_expected.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, answer in script.rankings(workspace, tmp_path):
        kept = json.loads((EXAMPLES / workspace / "expected" / name).read_text(encoding="utf-8"))
        assert answer == kept, f"if this is meant: python examples/write_expected.py ({workspace}/{name})"
