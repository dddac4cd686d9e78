"""Make the Word templates of the list of proposed awards: run it after a change, and commit what it wrote.

    python tools/make_awards_template.py

The layout is that of an annex (phụ lục) under Nghị định 30/2020/NĐ-CP: number and title of the annex in
the middle, below it the document that it belongs to. Groups only; nobody is named.
"""

from pathlib import Path

from docx.shared import Mm
from word_pieces import LEFT, Column, Pieces, line, rule

TEMPLATES = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "awards" / "templates"
WIDTH = Mm(210 - 30 - 20)


class Maker(Pieces):
    """Writes one template in one language."""

    def make(self) -> bytes:
        """Return the template."""
        self.page()
        self._title()
        self._sections()
        return self.finished(self.say("Danh sách đề nghị khen thưởng", "Units proposed for commendation"))

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
        self.marks()
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


def made(locale: str) -> bytes:
    """Return the bytes of a template; the same on every run."""
    return Maker(locale).make()


if __name__ == "__main__":
    for locale in ("vi", "en"):
        (TEMPLATES / f"awards.{locale}.docx").write_bytes(made(locale))
        print(f"awards.{locale}.docx")
