"""Numbers that Word makes itself, as an office's annex has them: codes of rows, marks of choices."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parindex.sources.definitions.annex import read_annexes

LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{legal}<w:lvlText w:val="{text}"/></w:lvl>'
    for level, kind, legal, text in (
        (0, "upperRoman", "", "%1."),
        (1, "decimal", "<w:isLgl/>", "%1.%2."),
        (2, "decimal", "<w:isLgl/>", "%1.%2.%3"),
    )
)
BULLET = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
FROM_FOUR = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
LISTS = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{LEVELS}</w:abstractNum>',
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="78">{BULLET}</w:abstractNum>',
    f'<w:num {nsdecls("w")} w:numId="771"><w:abstractNumId w:val="77"/></w:num>',
    f'<w:num {nsdecls("w")} w:numId="772"><w:abstractNumId w:val="77"/>{FROM_FOUR}</w:num>',
    f'<w:num {nsdecls("w")} w:numId="781"><w:abstractNumId w:val="78"/></w:num>',
)


def annex(rows, path):
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for at, one in enumerate(LISTS[:2]):
        numbering.insert(at, parse_xml(one))
    numbering.extend([parse_xml(one) for one in LISTS[2:]])
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, ("STT", "Tiêu chí", "Điểm tối đa", "Cách tính"), strict=True):
        cell.text = text
    for number, level, *texts in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells[1:], texts, strict=True):
            cell.text = text
        held = cells[1] if number == 781 else cells[0]
        held.paragraphs[0]._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    document.save(path)


def test_codes_and_marks_of_choices_are_counted_as_word_counts_them(tmp_path):
    annex(
        [
            (771, 0, "Chỉ đạo", "3", ""),
            (771, 1, "Kế hoạch", "1", ""),
            (781, 0, "Ban hành đúng hạn", "1", ""),
            (781, 0, "Không ban hành", "0", ""),
            (771, 1, "Báo cáo", "2", "Từ 90% trở lên: 2; dưới 90%: 0"),
            (771, 0, "Thể chế", "4", ""),
            (771, 1, "Rà soát", "4", ""),
            (771, 2, "Rà soát quý", "1", "Đạt: 1; Không đạt: 0"),
            (771, 2, "Rà soát năm", "3", "Tỷ lệ x điểm tối đa"),
            (772, 0, "Tài chính", "1", ""),
            (772, 1, "Quy chế chi tiêu", "1", "Đạt: 1; Không đạt: 0"),
        ],
        tmp_path / "annex.docx",
    )
    ((found,), issues) = read_annexes(tmp_path / "annex.docx", {"id": "x", "edition": 2026})
    assert not issues
    told = [(depth, node.code, node.score.by if node.is_leaf else "") for depth, node in found.edition.walk()]
    assert told == [
        (0, "I", ""),
        (1, "1.1", "levels"),
        (1, "1.2", "bands"),
        (0, "II", ""),
        (1, "2.1", ""),
        (2, "2.1.1", "levels"),
        (2, "2.1.2", "proportional"),
        (0, "IV", ""),
        (1, "4.1", "levels"),
    ]
