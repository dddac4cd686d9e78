from pathlib import Path
from string import Formatter

import pytest

from parindex.language import speech
from parindex.model.codes import CODES
from parindex.model.codes.definitions import criteria, registry, settings, yaml_files, yaml_values
from parindex.model.issues import Issue
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import check_blocks, check_exempt, read_registry
from parindex.sources.definitions.workspace_file import read_workspace

FOLDER = Path(__file__).parent.parent / "yaml"
BAD = sorted((FOLDER / "bad").glob("*.yaml"))

BUILT_IN_OTHER_TESTS = {"Y001", "Y002", "Y019", "Y199", "C041", "C047"}
"""These need a pipe, a large file, two files of one set, or an error that pydantic does not raise yet."""

OF_DEFINITIONS = (*yaml_files.CODES, *yaml_values.CODES, *settings.CODES, *criteria.CODES, *registry.CODES)


def read(path: Path) -> tuple[object, list[Issue]]:
    code, _, rest = path.stem.partition("_")
    if rest.startswith("workspace"):
        return read_workspace(path)
    if rest.startswith("registry") or code.startswith("U"):
        units, issues = read_registry(path)
        if units:
            editions = [edition for edition in [read_edition(FOLDER / "good" / "criteria.yaml")[0]] if edition]
            issues += check_blocks(units, editions, path) + check_exempt(units, editions, path)
        return units, issues
    return read_edition(path)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_definition_gives_exactly_its_code_at_a_line_and_column(path):
    _, issues = read(path)
    assert {issue.code for issue in issues} == {path.stem.partition("_")[0]}
    for issue in issues:
        line, column = map(int, issue.place.cell.split(":"))
        assert issue.place.file == str(path)
        assert line >= 1
        assert column >= 1


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_definition_is_refused_exactly_if_it_has_an_error(path):
    found, issues = read(path)
    late = {"U007", "U012", "U065"}
    assert (found is None) == any(issue.severity == "error" and issue.code not in late for issue in issues)


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_definition_is_explained_in_words_of_each_language(path, locale):
    voice = speech(locale)
    for issue in read(path)[1]:
        for text in (voice.message(issue), voice.remedy(issue)):
            assert text
            assert "None" not in text
            assert len(text) < 400


def test_every_code_of_definitions_has_a_bad_file():
    codes = {code.code for code in OF_DEFINITIONS}
    assert codes - {path.stem.partition("_")[0] for path in BAD} == BUILT_IN_OTHER_TESTS


def test_every_text_of_a_code_is_translated():
    vietnamese = speech("vi")._catalogue
    texts = {text for code in CODES.values() if code.code[0] in "YCU" for text in (code.message, code.remedy)}
    assert {text for text in texts if vietnamese.gettext(text) == text} == set()


def test_translations_use_the_values_of_the_original():
    vietnamese = speech("vi")._catalogue
    for code in OF_DEFINITIONS:
        for text in (code.message, code.remedy):
            names = {name for _, name, _, _ in Formatter().parse(text)}
            assert {name for _, name, _, _ in Formatter().parse(vietnamese.gettext(text))} <= names | {None}, code.code


def test_the_good_definitions_give_no_issues():
    for reader, name in ((read_workspace, "parindex"), (read_edition, "criteria"), (read_registry, "registry")):
        found, issues = reader(FOLDER / "good" / f"{name}.yaml")
        assert found is not None
        assert issues == []
