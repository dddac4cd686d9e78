"""Make the Word templates of the review of several years: run it after a change, and commit what it wrote.

    python tools/make_trend_template.py

Letterhead, fonts and margins are those of the results report (Nghị định 30/2020/NĐ-CP).
"""

from docx.shared import Pt
from make_docx_template import LANDSCAPE, PORTRAIT, TEMPLATES, Maker
from word_pieces import LEFT, Column, line, rule


class TrendMaker(Maker):
    """Writes one template in one language."""

    def _title(self) -> None:
        say = self.say
        line(self.document, say("BÁO CÁO", "REPORT"), bold=True).paragraph_format.space_before = Pt(18)
        line(
            self.document,
            say(
                "Tổng kết {{ count }} năm xác định Chỉ số cải cách hành chính",
                "Review of {{ count }} years of the public administration reform index",
            ),
            bold=True,
        )
        line(self.document, say("Giai đoạn {{ first }}–{{ last }}", "{{ first }}–{{ last }}"), bold=True)
        self.marks()
        rule(self.document, 58)

    def _body(self) -> None:
        say = self.say
        self.text(
            say(
                "{{ authority or '…' }} báo cáo tổng kết {{ count }} năm xác định Chỉ số cải cách hành chính, "
                "giai đoạn {{ first }}–{{ last }}, như sau:",
                "{{ authority or '…' }} reports on {{ count }} years of the public administration reform index, "
                "{{ first }}–{{ last }}:",
            )
        )
        self.when("area", say("Số liệu chỉ tính riêng lĩnh vực: {{ area }}.", "Only the area {{ area }} is counted."))
        self.when("unit", say("Báo cáo chỉ nêu đơn vị: {{ unit }}.", "Only {{ unit }} is shown."))
        self.text("{%p for block in blocks %}")
        self.heading(1, "{{ loop.index }}. {{ block.title }}")
        self._years()
        self._charts()
        self._tiers_over_years()
        self._improved()
        self._steadiest()
        self._runs()
        self.text("{%p endfor %}")
        self.text(
            say(
                "Trên đây là báo cáo tổng kết giai đoạn {{ first }}–{{ last }}; số liệu từng năm tại phụ lục./.",
                "This is the review of {{ first }}–{{ last }}; the annexes have the figures of every year.",
            )
        )
        self.with_next()

    def _years(self) -> None:
        say = self.say
        self.heading(2, say("a) Số liệu các năm và đơn vị dẫn đầu", "a) The years and who came first"))
        columns = [
            Column(say("Năm", "Year"), "{{ year.year }}", 15),
            Column(say("Nguồn số liệu", "Source"), "{{ year.origin }}", 28),
            Column(say("Số đơn vị xếp hạng", "Units"), "{{ year.units }}", 17),
            Column(say("Trung bình (%)", "Mean (%)"), "{{ year.mean }}", 19),
            Column(say("Dẫn đầu (chỉ số, %)", "First (index, %)"), "{{ year.best }}", 44, LEFT),
            Column(say("Xếp cuối (chỉ số, %)", "Last (index, %)"), "{{ year.worst }}", 44, LEFT),
        ]
        self.table("year in block.years", columns, PORTRAIT)
        self._each("text in block.breaks", "- {{ text }}")
        self._each("text in block.notes", "- {{ text }}")
        self.when(
            "block.published",
            say(
                "Năm chỉ có số liệu đã công bố được lấy nguyên như bản công bố, không tính lại.",
                "Years known only as published are taken as they were printed and not computed again.",
            ),
        )

    def _charts(self) -> None:
        say = self.say
        self.heading(2, say("b) Diễn biến chỉ số và thứ hạng", "b) Index and rank over the years"))
        self._picture("index", say("Chỉ số các đơn vị và trung bình khối (%)", "Index of the units, block mean (%)"))
        self._picture("rank", say("Thứ hạng các đơn vị", "Ranks of the units"))
        self.text(
            say(
                "Đường đứt đoạn tại năm không có số liệu hoặc không so sánh được với năm trước; vạch chấm đứng là "
                "chỗ đổi cách đo của cả khối; điểm rỗng là số liệu đã công bố.",
                "A line stops where there is no data or where a year cannot be compared with the one before; a dotted "
                "upright line is a change for the whole block; hollow points are published figures.",
            )
        )
        self.when("block.caption", "{{ block.caption }}")

    def _picture(self, name: str, title: str) -> None:
        self.text(f"{{%p if pictures[block.id].{name} %}}")
        picture = line(self.document, f"{{{{ pictures[block.id].{name} }}}}", after=2)
        picture.paragraph_format.keep_with_next = True
        line(self.document, title, size=13, italic=True, after=8)
        self.text("{%p endif %}")

    def _tiers_over_years(self) -> None:
        say = self.say
        self.heading(2, say("c) Diễn biến xếp loại", "c) Tiers over the years"))
        columns = [
            Column(say("Đơn vị", "Unit"), "{{ unit.name }}", 52, LEFT),
            Column(say("Xếp loại (năm bắt đầu)", "Tiers (first year)"), "{{ unit.tiers or '–' }}", 113, LEFT),
        ]
        self.table("unit in block.units", columns, PORTRAIT)

    def _improved(self) -> None:
        say = self.say
        self.text("{%p if block.improved or block.improved_over %}")
        self.heading(2, say("d) Đơn vị tiến bộ nhiều nhất", "d) Most improved"))
        one = say(
            "Qua một năm ({{ block.before }}–{{ block.last }}):", "Over one year ({{ block.before }}–{{ block.last }}):"
        )
        many = say(
            "Qua {{ block.over }} năm ({{ block.since }}–{{ block.last }}), chỉ tính đơn vị so sánh được liên tục:",
            "Over {{ block.over }} years ({{ block.since }}–{{ block.last }}), of units comparable without a break:",
        )
        for name, text in (("improved", one), ("improved_over", many)):
            self.text(f"{{%p if block.{name} %}}")
            self.text(text)
            self.with_next()
            self.table(f"gain in block.{name}", self._gain_columns(), PORTRAIT)
            self.text("{%p endif %}")
        self.text("{%p endif %}")

    def _gain_columns(self) -> list[Column]:
        say = self.say
        return [
            Column(say("Thứ tự", "Place"), "{{ gain.place }}", 21),
            Column(say("Đơn vị", "Unit"), "{{ gain.name }}", 77, LEFT),
            Column(say("Tăng chỉ số", "Index gained"), "{{ gain.index }}", 35),
            Column(say("Tăng, giảm bậc", "Places gained"), "{{ gain.places }}", 35),
        ]

    def _steadiest(self) -> None:
        say = self.say
        self.text("{%p if block.steadiest %}")
        self.heading(2, say("đ) Đơn vị ổn định nhất", "e) Steadiest"))
        self.text(
            say(
                "Mức dao động là trung bình trị tuyệt đối của thay đổi chỉ số giữa hai năm liền nhau, chỉ tính các năm "
                "so sánh được; đơn vị phải có ít nhất {{ block.fewest_steps }} lần thay đổi như vậy.",
                "The mean of the absolute changes of the index between consecutive years, of comparable years only; "
                "a unit needs at least {{ block.fewest_steps }} such changes.",
            )
        )
        columns = [
            Column(say("Thứ tự", "Place"), "{{ one.place }}", 21),
            Column(say("Đơn vị", "Unit"), "{{ one.name }}", 77, LEFT),
            Column(say("Mức dao động", "Mean step"), "{{ one.moved }}", 35),
            Column(say("Số lần thay đổi", "Steps"), "{{ one.steps }}", 35),
        ]
        self.table("one in block.steadiest", columns, PORTRAIT)
        self.text("{%p endif %}")

    def _runs(self) -> None:
        say = self.say
        self.text("{%p if block.runs %}")
        self.heading(2, say("e) Tăng, giảm nhiều năm liên tiếp", "f) Years in a row"))
        self._each("text in block.runs", "- {{ text }}.")
        self.text("{%p endif %}")
        self.text("{%p if block.parted %}")
        self.heading(
            2,
            say(
                "g) Thứ hạng và chỉ số không cùng chiều năm {{ block.last }}",
                "g) Rank and index did not go the same way in {{ block.last }}",
            ),
        )
        self._each("text in block.parted", "- {{ text }}.")
        self.text("{%p endif %}")

    def _annexes(self) -> None:
        self.landscape()
        say = self.say
        self.text("{%p for block in blocks %}")
        star = "{% if cell.published %}*{% endif %}"
        annexes = (
            ("A", say("Chỉ số từng năm (%)", "Index by year (%)"), "{{ cell.index }}" + star),
            ("B", say("Thứ hạng từng năm", "Rank by year"), "{{ cell.rank }}" + star),
            ("C", say("Xếp loại từng năm", "Tier by year"), "{{ cell.tier or cell.gap or '–' }}"),
        )
        for letter, title, value in annexes:
            self._annex_title(letter, title + ": {{ block.title }}")
            self._by_year(value)
            if star in value:
                self.when("block.published", say("* Chỉ có số liệu đã công bố.", "* Known only as published."))
        self.text("{%p endfor %}")

    def _by_year(self, value: str) -> None:
        columns = [
            Column(self.say("Đơn vị", "Unit"), "{{ unit.name }}", 46, LEFT),
            Column("{%tc for year in years %}", "{%tc for cell in unit.cells %}", 1),
            Column("{{ year }}", value, 20),
            Column("{%tc endfor %}", "{%tc endfor %}", 1),
        ]
        self.table("unit in block.units", columns, LANDSCAPE)

    def _subject(self) -> str:
        return self.say(
            "Báo cáo tổng kết Chỉ số cải cách hành chính nhiều năm", "Review of the PAR index over several years"
        )


def made(locale: str) -> bytes:
    """Return the bytes of a template; the same on every run."""
    return TrendMaker(locale).make()


if __name__ == "__main__":
    for locale in ("vi", "en"):
        (TEMPLATES / f"trend.{locale}.docx").write_bytes(made(locale))
        print(f"trend.{locale}.docx")
