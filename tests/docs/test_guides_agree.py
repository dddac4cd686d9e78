"""The guide in Vietnamese and the guide in English are one guide."""

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
PAGES = sorted(page.name for page in (GUIDE / "en").glob("*.md"))


def read(language, page):
    return (GUIDE / language / page).read_text(encoding="utf-8")


def heading_levels(text):
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.MULTILINE)]


def markers(text):
    """What the cog markers of a page run, the language left aside."""
    found = re.findall(r"<!-- \[\[\[cog(.*?)\]\]\] -->", text, flags=re.DOTALL)
    return [re.sub(r',?\s*locale="(?:vi|en)"', "", marker) for marker in found]


def inline_commands(text):
    return sorted(re.findall(r"`(parindex [^`\n]+)`", text))


def samples(text):
    return re.findall(r"<!-- sample: (\w+) -->", text)


def table_shapes(text):
    """Rows and columns of every table that a person wrote."""
    text = re.sub(r"\[\[\[cog.*?\[\[\[end\]\]\]", "", text, flags=re.DOTALL)
    tables = re.findall(r"(?:^\|.*\|$\n?)+", text, flags=re.MULTILINE)
    return [(table.count("\n"), table.splitlines()[0].count("|")) for table in tables]


def test_both_languages_have_the_same_pages():
    assert sorted(page.name for page in (GUIDE / "vi").glob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "aspect", [heading_levels, markers, inline_commands, samples, table_shapes], ids=lambda aspect: aspect.__name__
)
def test_a_page_is_built_the_same_in_both_languages(page, aspect):
    assert aspect(read("vi", page)) == aspect(read("en", page))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_asks_for_output_in_its_own_language(language):
    text = "".join(read(language, page) for page in PAGES)
    assert set(re.findall(r'locale="(\w+)"', text)) == {language}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_index_lists_every_page_in_order(language):
    listed = re.findall(r"\]\((\d\d-[\w-]+\.md)\)", read(language, "README.md"))
    assert listed == [page for page in PAGES if page != "README.md"]
