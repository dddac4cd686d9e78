"""Make the Word templates of the list of proposed awards: run it after a change, and commit what it wrote.

    python tools/make_awards_template.py

The layout is that of an annex (phụ lục) under Nghị định 30/2020/NĐ-CP: number and title of the annex in
the middle, below it the document that it belongs to. Groups only; nobody is named.
"""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.shared import Mm
from word_pieces import LEFT, Column, Pieces, line, page_number, rule

from parindex.reporting.word.zipped import repacked

TEMPLATES = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "awards" / "templates"
WIDTH = Mm(210 - 30 - 20)


class Maker(Pieces):
    """Writes one template in one language."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._english = locale == "en"

    def say(self, vi: str, en: str) -> str:
        """Choose the language."""
        return en if self._english else vi

    def make(self) -> bytes:
        """Return the template."""
        self._page()
        self._title()
        self._sections()
        self._properties()
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue())

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        page_number(section.header.paragraphs[0])

    def _title(self) -> None:
        say = self.say
        line(self.document, say("Phụ lục", "Annex"), bold=True)
        line(self.document, say("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "UNITS PROPOSED FOR COMMENDATION"), bold=True)
        subject = say(
            "Tập thể có thành tích về cải cách hành chính theo Chỉ số cải cách hành chính năm {{ year }}",
            "Groups with merits in public administration reform, by the reform index of {{ year }}",
        )
        line(self.document, subject, bold=True)
        belongs = say(
            "(Kèm theo Tờ trình số       /TTr-… {{ dated }} của {{ authority or '…' }})",
            "(With Proposal No.       /TTr-… of {{ dated }}, {{ authority or '…' }})",
        )
        line(self.document, belongs, italic=True)
        rule(self.document, 55)

    def _sections(self) -> None:
        say = self.say
        self.text("{%p for section in sections %}")
        self.heading(1, "{{ loop.index }}. {{ section.title }} – {{ section.block }}")
        self.when("section.note", "{{ section.note }}")
        self.text("{%p if section.lines %}")
        self._table("section.lines", say("Thành tích", "Reason"))
        self.text("{%p else %}")
        self.text(say("Không có đơn vị đáp ứng.", "No unit meets the rule."))
        self.text("{%p endif %}")
        self._others(
            "section.left_out", say("Bằng nhau ở cuối danh sách, không đề nghị:", "Equal at the end, left out:")
        )
        self._others("section.missed", say("Sát tiêu chuẩn:", "Just missed:"))
        self._others("section.unknown", say("Chưa đủ căn cứ xét:", "Cannot be judged:"))
        self.text("{%p endfor %}")

    def _table(self, loop: str, reason: str) -> None:
        columns = [
            Column(self.say("TT", "No."), "{{ row.number }}", 12),
            Column(self.say("Tập thể", "Unit"), "{{ row.name }}", 58, LEFT),
            Column(reason, "{{ row.reason }}", 90, LEFT),
        ]
        self.table(f"row in {loop}", columns, WIDTH)

    def _others(self, loop: str, heading: str) -> None:
        self.text(f"{{%p if {loop} %}}")
        self.text(heading)
        self.text(f"{{%p for row in {loop} %}}")
        self.text("- {{ row.name }}: {{ row.reason }}.")
        self.text("{%p endfor %}")
        self.text("{%p endif %}")

    def _properties(self) -> None:
        properties: Any = self.document.core_properties
        properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001  as Word has it
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.title = self.say("Danh sách đề nghị khen thưởng", "Units proposed for commendation")
        properties.language = self.say("vi-VN", "en-GB")


def made(locale: str) -> bytes:
    """Return the bytes of a template; the same on every run."""
    return Maker(locale).make()


if __name__ == "__main__":
    for locale in ("vi", "en"):
        (TEMPLATES / f"awards.{locale}.docx").write_bytes(made(locale))
        print(f"awards.{locale}.docx")
