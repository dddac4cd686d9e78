"""Blocks as HTML: the same figures as everywhere, and no text that could become markup."""

from fractions import Fraction
from html.parser import HTMLParser

from parindex.language import speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import (
    Chart,
    Column,
    Heading,
    Kind,
    Lines,
    RankOf,
    Sentence,
    Series,
    Span,
    Table,
    Tone,
    tabled,
)
from parindex.reporting.writers.html import HtmlWriter, html_blocks, in_script
from parindex.reporting.writers.markdown import markdown_text

ATTACKS = ["<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", '"><svg onload=x>', "a\u2028b\x1b[2J"]


class Read(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.attributes = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


def table(names):
    columns = (
        (Column("rank", Phrase("Rank"), Kind.RANK), lambda row: RankOf(row[0], len(names))),
        (Column("name", Phrase("Unit")), lambda row: row[1]),
        (Column("index", Phrase("Index %"), Kind.PERCENT), lambda _: Fraction(16957, 200)),
    )
    return tabled("ranking", columns, list(enumerate(names, 1)), title=Phrase("Ranking"))


def test_a_table_says_what_the_other_formats_say_and_names_its_heads_and_rows():
    voice = speech("vi")
    html = HtmlWriter(voice, lambda _, row: f"units/{row}.html").written([table(["Xã Một"])])
    assert '<th scope="row"><a href="units/0.html">Xã Một</a></th>' in html
    assert html.count('scope="col"') == 3
    assert '<td class="n">84,79</td>' in html
    assert "84,79" in markdown_text([table(["Xã Một"])], voice)


def test_no_text_becomes_markup():
    blocks = [
        block
        for text in ATTACKS
        for block in (
            Heading(2, text),
            Sentence((Span(text, Tone.BAD), Span(text))),
            Lines((text,)),
            Table("t", text, (Column("name", text),), ((text,),), (text,)),
            Chart("bar", text, (text,), (Series(text, (Fraction(1),)),)),
            Chart("line", text, (text, text), (Series(text, (Fraction(1), None)),)),
        )
    ]
    read = Read(HtmlWriter(speech("en"), lambda *_: ATTACKS[2]).written(blocks))
    assert not {"script", "img"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert not {"\u2028", "\x1b"} & set("".join(read.texts))
    assert ATTACKS[0] in read.texts


def test_data_in_a_script_cannot_leave_it():
    said = in_script(ATTACKS)
    assert "<" not in said
    assert "\u2028" not in said


def test_tables_of_a_page_have_ids_of_their_own():
    html = html_blocks([table(["a"]), table(["b"])], speech("en"))
    assert 'id="ranking"' in html
    assert 'id="ranking-2"' in html
