import io
import re
import zipfile

import pytest
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from parindex.language import speech
from parindex.reporting.environment import environment
from parindex.reporting.formats.markdown import TEMPLATE, markdown_environment
from parindex.reporting.report.contents import ReportContext
from parindex.reporting.report.reference import HIDDEN, context_types
from parindex.reporting.word.template import from_template, template_file

FIELDS = {name for kind in context_types().values() for name in kind.__dataclass_fields__} - HIDDEN
TOP = set(ReportContext.__dataclass_fields__)
LOOP = {"index", "first", "last"}
HELPERS = {"say", "plural"}
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Compare)


def markdown_tree():
    made = markdown_environment("vi", None)
    return made, made.parse(made.loader.get_source(made, TEMPLATE)[0])


def word_tree(locale):
    document = DocxTemplate(io.BytesIO(template_file("report", locale, None)[1]))
    document.init_docx()
    made = environment(speech(locale), autoescape=True)
    return made, made.parse(document.patch_xml(document.get_xml()))


@pytest.fixture(params=["md", "vi", "en"])
def tree(request):
    return markdown_tree()[1] if request.param == "md" else word_tree(request.param)[1]


def test_a_template_uses_only_names_of_the_context(tree):
    assert find_undeclared_variables(tree) - HELPERS <= TOP


def test_a_template_reads_only_fields_of_the_context(tree):
    read = {node.attr for node in tree.find_all(nodes.Getattr)}
    assert read <= FIELDS | LOOP
    assert len(read) > 20


def test_a_template_loops_and_prints_and_does_not_compute(tree):
    assert not list(tree.find_all(ARITHMETIC))


def test_every_template_shows_each_block_of_results(tree):
    read = {node.attr for node in tree.find_all(nodes.Getattr)}
    assert {"rows", "tiers", "areas", "area_rows", "losses", "policy", "completeness", "absent", "left_groups"} <= read


def test_both_word_templates_use_the_same_tags():
    tags = [
        sorted(
            re.findall(
                r"\{[{%].*?[%}]\}",
                zipfile.ZipFile(io.BytesIO(template_file("report", locale, None)[1]))
                .read("word/document.xml")
                .decode(),
            )
        )
        for locale in ("vi", "en")
    ]
    sets = [{tag for tag in found if "'" not in tag and "authority" not in tag} for found in tags]
    assert sets[0] == sets[1]


def test_memory_that_runs_out_is_not_told_as_a_slip_in_the_template(tmp_path):
    chosen = template_file("report", "vi", None)
    (tmp_path / chosen[0]).write_bytes(chosen[1])

    def fill(_):
        raise MemoryError

    with pytest.raises(MemoryError):
        from_template(chosen, tmp_path, fill, day=None, author="")
