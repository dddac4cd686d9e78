"""Make the Word templates of the covering note to a sender: run it after a change, and commit what it wrote.

    python tools/make_letter_template.py

The layout is that of a letter (công văn) under Nghị định 30/2020/NĐ-CP: national heading, number and
subject on the left, place and date on the right. Only names, figures and findings are tags.
"""

from pathlib import Path

from docx.shared import Mm, Pt
from word_pieces import LEFT, Column, Pieces, line

TEMPLATES = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "marked_copies" / "templates"
WIDTH = Mm(210 - 30 - 20)


class Maker(Pieces):
    """Writes one template in one language."""

    def make(self) -> bytes:
        """Return the template."""
        self.page()
        subject = self.say(
            "V/v rà soát, hoàn thiện phiếu chấm điểm Chỉ số CCHC năm {{ year }}",
            "Re: score sheets of the reform index {{ year }}, to be looked at again",
        )
        self.letterhead(self.say("Số:       /…", "No.       /…"), subject)
        self._body()
        self._signature()
        return self.finished(self.say("Công văn gửi trả phiếu chấm điểm", "Covering note to a sender of score sheets"))

    def _body(self) -> None:
        say = self.say
        to = line(self.document, say("Kính gửi: {{ unit }}", "To: {{ unit }}"), after=12)
        to.paragraph_format.space_before = Pt(18)
        self.text(
            say(
                "Qua kiểm tra phiếu chấm điểm Chỉ số cải cách hành chính năm {{ year }} do quý đơn vị gửi, "
                "{{ authority or '…' }} nhận thấy có {{ total }} nội dung cần xem lại ({{ counts }}). {{ basis }}",
                "{{ authority or '…' }} has looked at the score sheets of the reform index of {{ year }} that you "
                "sent, and found {{ total }} points to look at again ({{ counts }}). {{ basis }}",
            )
        )
        self._files()
        self._worst()
        self._request()

    def _files(self) -> None:
        self.text(self.say("1. Các tệp đã kiểm tra:", "1. The files that were looked at:"))
        self.text("{%p for file in files %}")
        self.text("- {{ file.name }}: {{ file.text }}")
        self.text("{%p endfor %}")

    def _worst(self) -> None:
        say = self.say
        self.text("{%p if worst %}")
        self.text(say("2. Những nội dung cần xử lý trước:", "2. What comes first:"))
        columns = [
            Column(say("Vị trí", "Where"), "{{ one.place }} ({{ one.severity }})", 38, LEFT),
            Column(say("Nội dung", "What is wrong"), "{{ one.message }}", 62, LEFT),
            Column(say("Cách xử lý", "What to do"), "{{ one.remedy }}", 60, LEFT),
        ]
        self.table("one in worst", columns, WIDTH)
        self.when(
            "more",
            say(
                "Còn {{ more }} nội dung khác được ghi ở trang “Danh sách lỗi” của tệp gửi trả.",
                "{{ more }} more stand on the sheet “Issues” of the marked copy.",
            ),
        )
        self.text("{%p endif %}")

    def _request(self) -> None:
        say = self.say
        copies = say(
            "Đề nghị quý đơn vị mở tệp gửi trả kèm theo, xem các ô được tô màu và ghi chú tại từng ô, "
            "sửa ngay trong tệp đó",
            "Please open the marked copy: the coloured cells carry a comment. Correct them in that file",
        )
        again = say("Đề nghị quý đơn vị xử lý theo hướng dẫn nêu trên", "Please correct the files as said above")
        by = say("và gửi lại chậm nhất {{ deadline }}", "and send it back by {{ deadline }}")
        soon = say("và gửi lại trong thời gian sớm nhất", "and send it back as soon as you can")
        self.text(
            f"{{% if has_copies %}}{copies}{{% else %}}{again}{{% endif %}} "
            f"{{% if deadline %}}{by}{{% else %}}{soon}{{% endif %}}{say('./.', '.')}"
        )

    def _signature(self) -> None:
        say = self.say
        line(self.document, "", size=6)
        left, right = self.two_columns(75, 85)
        line(left, say("Nơi nhận:", "Recipients:"), LEFT, size=12, bold=True, italic=True)
        line(left, "{%p for one in recipients %}", LEFT)
        line(left, "{{ one }}", LEFT, size=11)
        line(left, "{%p endfor %}", LEFT)
        line(right, "{%p for one in signer %}")
        line(right, "{{ one }}", bold=True)
        line(right, "{%p endfor %}")
        line(right, say("(Chữ ký, dấu)", "(Signature, seal)"), italic=True, after=56)
        line(right, "{{ named }}", bold=True)
        self.close(left, right)


def made(locale: str) -> bytes:
    """Return the bytes of a template; the same on every run."""
    return Maker(locale).make()


if __name__ == "__main__":
    for locale in ("vi", "en"):
        (TEMPLATES / f"letter.{locale}.docx").write_bytes(made(locale))
        print(f"letter.{locale}.docx")
