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
    monkeypatch.setattr(process, "SECONDS", 1)
    began = monotonic()
    ran = report(run, scored, text, "md")
    assert ran.code == 4
    assert "too much memory" in ran.err
    assert monotonic() - began < 60  # many times what it needs: the bound, not the speed


def asked(kind, root):
    subject, _, form = kind.partition(".")
    years = ("--from", 2019, "--to", 2020) if subject == "trend" else ("--year", 2020)
    return (subject, *years, "--format", form, "--out", root / f"out.{form}")


@pytest.mark.parametrize("kind", ["report.docx", "trend.docx", "trend.md"])
@pytest.mark.parametrize("text", ENDLESS)
def test_no_kind_of_template_has_no_end(scored, run, monkeypatch, text, kind):
    monkeypatch.setattr(process, "SECONDS", 1)
    content = word(text) if kind.endswith("docx") else text.encode()
    (scored / "templates" / (kind if kind.endswith("docx") else f"{kind}.j2")).write_bytes(content)
    began = monotonic()
    ran = run(*asked(kind, scored), cwd=scored)
    assert (ran.code, "too much memory" in ran.err) == (4, True), ran
    assert not list(scored.glob("out.*"))
    assert monotonic() - began < 60  # the bound, not the speed


@pytest.mark.parametrize("kind", ["report.docx", "trend.docx"])
def test_a_template_of_great_size_ends_with_an_error_or_in_time(scored, run, kind):
    made, out = Document(), io.BytesIO()
    for _ in range(20_000):
        made.add_paragraph("{{ year }}" if kind == "report.docx" else "a" * 80)
    made.save(out)
    (scored / "templates" / kind).write_bytes(out.getvalue())
    began = monotonic()
    assert run(*asked(kind, scored), cwd=scored).code in {0, 4}
    assert monotonic() - began < 90


@pytest.mark.parametrize("name", ["awards.docx", "awards.en.docx"])
def test_awards_are_printed_by_the_own_template_whatever_the_office_has(scored, run, name):
    settings = scored / "parindex.yaml"
    text = settings.read_text("utf-8")
    if "awards:" not in text:
        settings.write_text(text + "\nawards:\n  - {id: first, title: First, first: 1}\n", encoding="utf-8")
    (scored / "templates" / name).write_bytes(word(ENDLESS[0]))
    ran = run(*asked("awards.docx", scored), cwd=scored)
    assert (ran.code, (scored / "out.docx").exists()) == (0, True), ran


def test_a_template_of_the_office_still_prints_the_report(scored, run):
    ran = report(run, scored, "{{ say('Results of {x}', x=year) }} {{ blocks[0].rows | length }}", "md")
    assert ran.code == 0
    assert (scored / "out.md").read_text("utf-8").startswith("Results of 2020 ")


def test_doubled_braces_stay_braces_and_a_missing_value_is_an_error():
    assert filled("{{a}} {b}", {"b": 1}) == "{a} 1"
    assert speech("vi").say("{{x}}") == "{x}"
    with pytest.raises(KeyError):
        filled("{b}", {})
