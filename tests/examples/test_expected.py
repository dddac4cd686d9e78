import importlib.util
import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("workspace", "kind"),
    [
        ("tam-ky", "rankings"),
        ("quang-nam-districts", "rankings"),
        ("merge-2025", "rankings"),
        ("ten-years", "trends"),
    ],
)
def test_the_command_line_answers_about_an_example_as_its_expected_files_say(workspace, kind, tmp_path):
    spec = importlib.util.spec_from_file_location("write_expected", EXAMPLES / "write_expected.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, answer in getattr(script, kind)(workspace, tmp_path):
        kept = json.loads((EXAMPLES / workspace / "expected" / name).read_text(encoding="utf-8"))
        assert answer == kept, f"if this is meant: python examples/write_expected.py ({workspace}/{name})"
