"""A template of an office can print the report and nothing else, and ends in bounded time and memory."""

import io
from time import monotonic

import pytest
from docx import Document

from parindex.language import speech
from parindex.language.speech import filled
from parindex.workflow.templating import process

LEAK = "{{ say('{x.__func__.__globals__[files].__globals__[os].environ[SECRET_TOKEN]}', x=say) }}"
FORMATS = [
    LEAK,
    "{{ say('{x.__class__}', x='a') }}",
    "{{ say('{x[0]}', x='a') }}",
    "{{ say('{x!r}', x='a') }}",
    "{{ say('{x:>999999999}', x='a') }}",
    "{{ say('{x:{y}}', x='a', y='>999999999') }}",
    "{{ plural('{number.__class__}', '{number:>999999999}', 1) }}",
    "{{ say('{0}', x='a') }}",
    "{{ say('{x', x='a') }}",
]
ENDLESS = [
    "".join(f"{{% for a{depth} in '{'a' * 50}' | list %}}" for depth in range(12)) + "{% endfor %}" * 12,
    "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a | join(a) %}" * 6 + "{{ a }}",
]


@pytest.fixture
def scored(workspace, run):
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    (workspace / "templates").mkdir(exist_ok=True)
    return workspace


def word(text):
    made, out = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def report(run, root, text, kind):
    name, content = ("report.md.j2", text.encode()) if kind == "md" else ("report.docx", word(text))
    (root / "templates" / name).write_bytes(content)
    return run("report", "--year", 2020, "--format", kind, "--out", f"out.{kind}", cwd=root)


@pytest.mark.parametrize("kind", ["md", "docx"])
@pytest.mark.parametrize("text", FORMATS)
def test_no_template_reads_anything_by_the_fields_of_a_text(scored, run, monkeypatch, text, kind):
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    ran = report(run, scored, text, kind)
    assert (ran.code, (scored / f"out.{kind}").exists()) == (4, False)
    assert "cannot be used" in ran.err
    assert "hunter2" not in ran.err + ran.out


@pytest.mark.parametrize("text", ["{{ range(10**9) | list }}", "{{ 'a' * 10**9 }}", "{{ say.__func__ }}"])
def test_what_computes_or_looks_inside_is_told(scored, run, text):
    assert report(run, scored, text, "md").code == 4


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_without_end_ends_with_an_error(scored, run, monkeypatch, text):
    monkeypatch.setattr(process, "SECONDS", 4)
    began = monotonic()
    ran = report(run, scored, text, "md")
    assert ran.code == 4
    assert "too much memory" in ran.err
    assert monotonic() - began < 60  # many times what it needs: the bound, not the speed


def test_a_template_of_the_office_still_prints_the_report(scored, run):
    ran = report(run, scored, "{{ say('Results of {x}', x=year) }} {{ blocks[0].rows | length }}", "md")
    assert ran.code == 0
    assert (scored / "out.md").read_text("utf-8").startswith("Results of 2020 ")


def test_doubled_braces_stay_braces_and_a_missing_value_is_an_error():
    assert filled("{{a}} {b}", {"b": 1}) == "{a} 1"
    assert speech("vi").say("{{x}}") == "{x}"
    with pytest.raises(KeyError):
        filled("{b}", {})
