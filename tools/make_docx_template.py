"""Make the Word templates of the report: run it after a change, and commit what it wrote.

    python tools/make_docx_template.py

The layout follows Nghị định 30/2020/NĐ-CP (national heading, number and date line, fonts, margins).
The texts of both languages stand here side by side, so that an office finds ready sentences when it
opens a template in Word; only figures and names are tags.
"""

from pathlib import Path

from docx.shared import Mm, Pt
from word_pieces import LEFT, Column, Pieces, line, rule

TEMPLATES = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "templates"
PORTRAIT, LANDSCAPE = Mm(210 - 30 - 20), Mm(297 - 30 - 20)
MOVERS = "{% if area.@ %}{{ (area.@|first).name }}: {{ (area.@|first).change }}{% else %}–{% endif %}"
"""The first one alone: a list of five in brackets is read by nobody."""


NOW, THEN = "{{ block.year }}", "{{ block.compare }}"
LIKE = ((NOW, "{{ row.index }}"), (THEN, "{{ row.previous }}"))
LIKE_RANKS = ((NOW, "{{ row.place }}"), (THEN, "{{ row.previous_place }}"))
OFFICIAL = ((NOW, "{{ row.official }}"), (THEN, "{{ row.previous_official }}"))


class Maker(Pieces):
    """Writes one template in one language."""

    def make(self) -> bytes:
        """Return the template."""
        self.page()
        self.letterhead(self.say("Số:       /BC-…", "No.       /BC-…"))
        self._title()
        self._body()
        self._signature()
        self._annexes()
        return self.finished(self._subject())

    def _subject(self) -> str:
        return self.say("Báo cáo kết quả Chỉ số cải cách hành chính", "Report on the PAR index")

    def _title(self) -> None:
        line(self.document, self.say("BÁO CÁO", "REPORT"), bold=True).paragraph_format.space_before = Pt(18)
        subject = self.say(
            "Kết quả xác định Chỉ số cải cách hành chính năm {{ year }}",
            "Results of the public administration reform index, {{ year }}",
        )
        line(self.document, subject, bold=True)
        self.marks()
        rule(self.document, 58)

    def _body(self) -> None:
        opening = self.say(
            "{{ authority or '…' }} báo cáo kết quả xác định Chỉ số cải cách hành chính năm {{ year }} như sau:",
            "{{ authority or '…' }} reports the results of the public administration reform index for {{ year }}:",
        )
        self.text(opening)
        self.text("{%p for block in blocks %}")
        self.heading(1, "{{ loop.index }}. {{ block.title }}")
        self._measured()
        self._received()
        self._ranking()
        self._comparison()
        self._tiers()
        self._areas()
        self._losses()
        self.text("{%p endfor %}")
        closing = self.say(
            "Trên đây là kết quả xác định Chỉ số cải cách hành chính năm {{ year }}; số liệu chi tiết tại phụ lục./.",
            "These are the results of the reform index for {{ year }}; the annexes have the details.",
        )
        self.text(closing)
        self.with_next()

    def _measured(self) -> None:
        self.heading(2, self.say("a) Bộ tiêu chí và tình hình nhận phiếu chấm điểm", "a) Criteria and sheets received"))
        basis = self.say("; căn cứ: ", "; basis: ")
        tree = self.say(
            "gồm {{ block.set.areas }} lĩnh vực, {{ block.set.components }} tiêu chí thành phần, "
            "tổng {{ block.set.total }} điểm",
            "has {{ block.set.areas }} areas, {{ block.set.components }} components and "
            "{{ block.set.total }} points in all",
        )
        set_ = "{{ block.set.title }}"
        self.text(f"{set_} {tree}{{% if block.set.basis %}}{basis}{{{{ block.set.basis }}}}{{% endif %}}.")
        model = self.say(
            "Bộ tiêu chí này là mẫu, không phải văn bản chính thức.", "This set is a model, not an official text."
        )
        self.when("block.set.model", model)

    def _received(self) -> None:
        say = self.say
        self.text("{{ block.completeness }}.")
        self.when(
            "block.absent", say("Chưa nhận được phiếu của: ", "No sheet from: ") + "{{ block.absent|join('; ') }}."
        )
        incomplete = say(
            "- Phiếu còn thiếu điểm, chưa xếp hạng: {{ line }}.",
            "- Sheets that lack scores and are not ranked: {{ line }}.",
        )
        self._each("line in block.incomplete_lines", incomplete)
        rules = [
            Column(say("Nội dung", "Rule about"), "{{ line.subject }}", 40, LEFT),
            Column(say("Quy tắc áp dụng", "What holds"), "{{ line.text }}", 120, LEFT),
        ]
        self.table("line in block.policy", rules, PORTRAIT)

    def _each(self, loop: str, text: str) -> None:
        self.text(f"{{%p for {loop} %}}")
        self.text(text)
        self.text("{%p endfor %}")

    def _ranking(self) -> None:
        say = self.say
        self.heading(2, say("b) Kết quả xếp hạng", "b) Ranking"))
        best = "{{ block.best.name }} ({{ block.best.index }} %)"
        worst = "{{ block.worst.name }} ({{ block.worst.index }} %)"
        summary = say(
            f"Chỉ số trung bình của khối đạt {{{{ block.mean }}}} %. Cao nhất là {best}, thấp nhất là {worst}.",
            f"The mean index of the block is {{{{ block.mean }}}} %. Highest: {best}; lowest: {worst}.",
        )
        self.when("block.best", summary)
        self._each("sentence in block.decided", "- {{ sentence }}")
        self._each("sentence in block.beyond", "- {{ sentence }}")
        columns = [
            Column(say("Hạng", "Rank"), "{{ row.rank }}", 17),
            Column(say("Đơn vị", "Unit"), "{{ row.name }}", 58, LEFT),
            Column(say("Chỉ số (%)", "Index (%)"), "{{ row.index }}", 22),
            Column(say("Xếp loại", "Tier"), "{{ row.tier }}", 34),
        ]
        moved = "{{ row.change.reason or row.change.rank }}"
        before = "{% if row.change.previous_rank %} ({{ row.change.previous_rank }}){% endif %}"
        head = say("Tăng, giảm bậc (hạng năm {{ block.compare }})", "Places gained (rank {{ block.compare }})")
        compared = [Column(say("Hạng", "Rank"), "{{ row.place }}", 17), *columns[1:], Column(head, moved + before, 36)]
        self.either("block.compare", "row in block.rows", (compared, columns), PORTRAIT)
        self._each("sentence in block.against", "{{ sentence }}")
        self._each("chart in block.ranking_charts", "{{p chart }}")
        left = say(f"Chỉ có trong năm {THEN}", f"Only in {THEN}")
        self._each("group in block.left_groups", left + " ({{ group.reason }}): {{ group.names|join('; ') }}.")

    def _tiers(self) -> None:
        self.text("{%p if block.tiers %}")
        self.heading(2, self.say("c) Xếp loại", "c) Tiers"))
        counted = self.say("{{ tier.count }} đơn vị", "{{ tier.count }}")
        units = "{% if tier.units %}: {{ tier.units|join('; ') }}{% endif %}."
        self._each("tier in block.tiers", f"- {{{{ tier.title }}}} ({{{{ tier.bound }}}}) – {counted}{units}")
        self.text("{%p endif %}")

    def _comparison(self) -> None:
        """What stands beside the official changes, only where there is any of it."""
        say = self.say
        self._each("how in block.not_comparable", "- {{ how }}.")
        self.text("{%p if block.derived %}")
        derived = say(
            "Đơn vị sắp xếp, sáp nhập: so với giá trị quy đổi năm {{ block.compare }} của các đơn vị trước sắp xếp "
            "theo tỷ lệ đã khai báo (Σ tỷ lệ × chỉ số / Σ tỷ lệ); không phải mức tăng, giảm chính thức:",
            "Merged and divided units beside their predecessors of {{ block.compare }}, weighted by the shares that "
            "were stated (Σ share × index / Σ share); these are no official changes:",
        )
        self.text(derived)
        columns = [
            Column(say("Đơn vị", "Unit"), "{{ row.name }}", 36, LEFT),
            Column(say("Chỉ số (%)", "Index (%)"), "{{ row.index }}", 18),
            Column(say("Quy đổi {{ block.compare }}", "Derived {{ block.compare }}"), "{{ row.previous }}", 20),
            Column(say("Chênh lệch", "Difference"), "{{ row.difference }}", 20),
            Column(say("Tỷ lệ × chỉ số", "Share × index"), "{{ row.parts|join('; ') }}", 66, LEFT),
        ]
        self.table("row in block.derived", columns, PORTRAIT)
        self.text("{%p endif %}")
        self.text("{%p if block.like_for_like %}")
        self.text("{{ block.like_for_like.text }}")
        self.text("{%p if block.like_for_like.available %}")
        like = [
            Column(say("Đơn vị", "Unit"), "{{ row.name }}", 38, LEFT),
            *(Column(say(f"Phần chung {year}", f"Like for like {year}"), tag, 18) for year, tag in LIKE),
            Column(say("± chỉ số", "± index"), "{{ row.change }}", 16),
            *(Column(say(f"Hạng {year}", f"Rank {year}"), tag, 17) for year, tag in LIKE_RANKS),
            *(Column(say(f"Chính thức {year}", f"Official {year}"), tag, 18) for year, tag in OFFICIAL),
        ]
        self.table("row in block.like_for_like.rows", like, PORTRAIT)
        self.text("{%p endif %}")
        self.text("{%p endif %}")

    def _areas(self) -> None:
        say = self.say
        self.heading(2, say("d) Kết quả theo lĩnh vực", "d) Results by area"))
        columns = [
            Column(say("Mã", "Code"), "{{ area.code }}", 17),
            Column(say("Lĩnh vực", "Area"), "{{ area.title }}", 60, LEFT),
            Column(say("Điểm tối đa", "Max."), "{{ area.maximum }}", 19),
            Column(say("Trung bình (%)", "Mean (%)"), "{{ area.mean }}", 20),
        ]
        compared = [
            Column(say("So với năm {{ block.compare }}", "Since {{ block.compare }}"), "{{ area.change }}", 21),
            Column(say("Số đơn vị tăng", "Units up"), "{{ area.rose_count }}", 18),
            Column(say("Số đơn vị giảm", "Units down"), "{{ area.fell_count }}", 18),
        ]
        self.either("block.compare_areas", "area in block.areas", (columns + compared, columns), PORTRAIT)
        self._each("chart in block.area_charts", "{{p chart }}")
        self.text("{%p if block.compare_areas %}")
        movers = [
            Column(say("Lĩnh vực", "Area"), "{{ area.title }}", 60, LEFT),
            Column(say("Tăng nhiều nhất", "Rose most"), MOVERS.replace("@", "rose"), 50, LEFT),
            Column(say("Giảm nhiều nhất", "Fell most"), MOVERS.replace("@", "fell"), 50, LEFT),
        ]
        self.table("area in block.areas", movers, PORTRAIT)
        self.text("{%p endif %}")

    def _losses(self) -> None:
        say = self.say
        self.text("{%p if block.losses %}")
        self.heading(2, say("đ) Tiêu chí thành phần mất nhiều điểm nhất", "e) Components with the most lost points"))
        columns = [
            Column(say("Mã", "Code"), "{{ loss.code }}", 20),
            Column(say("Tiêu chí thành phần", "Component"), "{{ loss.title }}", 78, LEFT),
            Column(say("Điểm mất", "Lost points"), "{{ loss.lost }}", 20),
            Column(say("Tỷ trọng (%)", "Share (%)"), "{{ loss.share }}", 22),
            Column(say("Số đơn vị", "Units"), "{{ loss.units }}", 18),
        ]
        self.table("loss in block.losses", columns, PORTRAIT)
        self._each("sentence in block.losses_note", "{{ sentence }}")
        self.text("{%p endif %}")

    def _signature(self) -> None:
        say = self.say
        line(self.document, "", size=6)
        self.with_next()
        left, right = self.two_columns(75, 85)
        line(left, say("Nơi nhận:", "Recipients:"), LEFT, size=12, bold=True, italic=True)
        for text in ("- …;", "- …;", say("- Lưu: VT, ….", "- File: ….")):
            line(left, text, LEFT, size=11)
        line(right, say("CHỨC VỤ NGƯỜI KÝ", "POSITION OF THE SIGNATORY"), bold=True)
        line(right, say("(Chữ ký, dấu)", "(Signature, seal)"), italic=True, after=56)
        line(right, say("Họ và tên", "Full name"), bold=True)
        self.close(left, right)

    def _annexes(self) -> None:
        self.landscape()
        self.text("{%p for block in blocks %}")
        self._annex_title("A", self.say("Bảng xếp hạng: {{ block.title }}", "Ranking: {{ block.title }}"))
        self._ranking_table()
        self._annex_title(
            "B", self.say("Chỉ số theo lĩnh vực (%): {{ block.title }}", "Index by area (%): {{ block.title }}")
        )
        self._area_table()
        self.text("{%p endfor %}")

    def _annex_title(self, letter: str, title: str) -> None:
        number = self.say("PHỤ LỤC", "ANNEX") + " {{ loop.index }}" + letter
        line(self.document, number, bold=True).paragraph_format.page_break_before = True
        line(self.document, title, bold=True)
        report = self.say(
            "(Kèm theo Báo cáo số       /BC-… {{ date }} của {{ authority or '…' }})",
            "(With Report No.       /BC-… of {{ date }}, {{ authority or '…' }})",
        )
        line(self.document, report, italic=True, after=8)

    def _ranking_table(self) -> None:
        say = self.say
        columns = [
            *self._unit_columns("{{ row.place }}"),
            Column(say("Điểm đạt", "Points"), "{{ row.points }}", 19),
            Column("{%tc if block.adjusted %}", "{%tc if block.adjusted %}", 1),
            Column(say("Điểm thưởng", "Bonus"), "{{ row.bonus }}", 18),
            Column(say("Điểm trừ", "Penalty"), "{{ row.penalty }}", 18),
            Column("{%tc endif %}", "{%tc endif %}", 1),
            Column(say("Điểm tối đa áp dụng", "Max. that applies"), "{{ row.applicable }}", 22),
            Column(say("Chỉ số (%)", "Index (%)"), "{{ row.index }}", 18),
            Column(say("Xếp loại", "Tier"), "{{ row.tier }}", 26),
            Column(say("So với trung bình", "From mean"), "{{ row.from_mean }}", 19),
        ]
        compared = [
            Column(say("Tăng, giảm điểm", "± points"), "{{ row.change.points }}", 18),
            Column(say("Tăng, giảm chỉ số", "± index"), "{{ row.change.index }}", 18),
            Column(say(f"Hạng năm {THEN}", f"Rank {THEN}"), "{{ row.change.previous_rank or '–' }}", 22),
            Column(say("Tăng, giảm bậc", "± rank"), "{{ row.change.rank }}", 18),
            Column(say("Thay đổi xếp loại", "Tier change"), "{{ row.change.remark }}", 30),
        ]
        self.either("block.compare", "row in block.rows", (columns + compared, columns), LANDSCAPE)

    def _area_table(self) -> None:
        columns = [
            *self._unit_columns(),
            Column("{%tc for area in block.areas %}", "{%tc for cell in row.cells %}", 1),
            Column("{{ area.code }}. {{ area.title }}", "{{ cell }}", 24),
            Column("{%tc endfor %}", "{%tc endfor %}", 1),
            Column(self.say("Chỉ số (%)", "Index (%)"), "{{ row.index }}", 18),
        ]
        self.table("row in block.area_rows", columns, LANDSCAPE)

    def _unit_columns(self, tag: str = "{{ row.rank }}") -> list[Column]:
        rank = Column(self.say("Hạng", "Rank"), tag, 20)
        return [rank, Column(self.say("Đơn vị", "Unit"), "{{ row.name }}", 58, LEFT)]


def made(locale: str) -> bytes:
    """Return the bytes of a template; the same on every run."""
    return Maker(locale).make()


if __name__ == "__main__":
    for locale in ("vi", "en"):
        (TEMPLATES / f"report.{locale}.docx").write_bytes(made(locale))
        print(f"report.{locale}.docx")
