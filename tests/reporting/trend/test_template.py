import importlib.util
from pathlib import Path

import pytest

from parindex.reporting.word.template import template_file

TOOLS = Path(__file__).parents[3] / "tools"


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_templates_are_what_the_tool_writes(locale, monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    spec = importlib.util.spec_from_file_location("make_trend_template", TOOLS / "make_trend_template.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.made(locale) == template_file("trend", locale, None)[1]


def test_a_template_of_the_workspace_wins_over_ours(tmp_path):
    (tmp_path / "trend.docx").write_bytes(b"theirs")
    assert template_file("trend", "vi", tmp_path) == ("trend.docx", b"theirs")
