import struct
import zlib
from importlib.resources import files

import pytest
from tests.reporting.trend.made_up import report

from parindex.language import speech
from parindex.reporting.trend.charts import index_chart, points, rank_chart


def size(png):
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("chart", [index_chart, rank_chart])
def test_a_chart_is_a_whole_png(chart):
    png = chart(report().blocks[0], speech("vi"))
    assert png.startswith(b"\x89PNG")
    assert png.endswith(b"IEND" + struct.pack(">I", zlib.crc32(b"IEND")))
    assert min(size(png)) > 300


def test_a_line_joins_only_what_a_step_joins():
    unit = next(each for each in report().blocks[0].units if each.unit == "b")
    drawn = [(row["year"], row["stretch"]) for row in points(unit, "index")]
    stretches = [stretch for _, stretch in drawn]
    assert [year for year, _ in drawn] == [2015, 2016, 2018, 2019, 2020]
    assert stretches[0] == stretches[1]
    assert stretches[3] == stretches[4]
    assert len(set(stretches)) == 3


def test_the_font_of_the_charts_has_every_vietnamese_letter():
    from fontTools.ttLib import TTFont  # noqa: PLC0415  the tests of fonts only

    with (files("parindex.reporting") / "fonts" / "parindex-sans.ttf").open("rb") as file:
        known = TTFont(file).getBestCmap()
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
    tones = "\u0300\u0301\u0303\u0309\u0323"
    import unicodedata  # noqa: PLC0415  as above

    forms = {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in ("", *tones)}
    wanted = {*forms, *letters, *(form.upper() for form in forms), *letters.upper(), *"0123456789–−%()"}
    assert {letter for letter in wanted if ord(letter) not in known} == set()
