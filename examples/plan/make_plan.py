"""Writes the plan of this example: `python examples/plan/make_plan.py`.

Published: a district planned 7 priority tasks and 29 measures over 7 areas in 2022. Everything else – the texts, leads,
deadlines, results and entries – is invented.
"""

from pathlib import Path

HERE = Path(__file__).parent
AREAS = {
    "1": ("Công tác chỉ đạo, điều hành", "Steering and management"),
    "2": ("Cải cách thể chế", "Institutions"),
    "3": ("Cải cách thủ tục hành chính", "Administrative procedures"),
    "4": ("Cải cách tổ chức bộ máy", "Organisation"),
    "5": ("Cải cách chế độ công vụ", "Civil service"),
    "6": ("Cải cách tài chính công", "Public finance"),
    "7": ("Xây dựng chính quyền điện tử, chính quyền số", "Digital government"),
}
NV, TP, TC, VP, VH, KT = (
    "phong-noi-vu", "phong-tu-phap", "phong-tai-chinh", "van-phong", "phong-van-hoa", "phong-kinh-te",
)  # fmt: skip
XA = "UBND các xã, thị trấn"
TASKS = [  # area, priority, task, result, lead, coordination, deadline
    ("1", True, "Ban hành và triển khai kế hoạch CCHC năm 2022", "Kế hoạch", NV, [XA], "quý I"),
    ("3", True, "Giữ tỷ lệ hồ sơ giải quyết đúng hạn trên 90 %", "Báo cáo tháng", VP, [XA], "thường xuyên"),
    ("3", True, "Rà soát, đơn giản hóa thủ tục thuộc lĩnh vực đất đai", "Quyết định công bố", TP, [KT], "trước 30/6"),
    ("5", True, "Sát hạch công chức một cửa cấp xã", "Kết quả sát hạch", NV, [XA], "quý II"),
    ("7", True, "Nâng tỷ lệ hồ sơ trực tuyến mức 3, 4 lên 50 %", "Báo cáo", VH, ["Bưu điện huyện", XA], "30/9/2022"),
    ("6", True, "Giao quyền tự chủ cho đơn vị sự nghiệp", "Quyết định", TC, [NV], "2022-10-31"),
    ("1", True, "Khắc phục các tiêu chí mất điểm năm 2021", "Báo cáo kết quả", NV, [VP, TP], "30/11/2022"),
    ("1", False, "Kiểm tra công tác CCHC tại 5 xã và 3 phòng", "Kết luận kiểm tra", NV, [TP], "quý III"),
    ("1", False, "Tuyên truyền CCHC trên hệ thống truyền thanh", "Chuyên mục hằng tháng", VH, [XA], "hằng tháng"),
    ("1", False, "Tổ chức hội nghị phân tích Chỉ số CCHC", "Hội nghị", NV, [], "tháng 5"),
    ("1", False, "Phát động sáng kiến CCHC", "Danh mục sáng kiến", NV, ["Công đoàn"], "6 tháng đầu năm"),
    ("2", False, "Rà soát văn bản quy phạm pháp luật", "Danh mục văn bản hết hiệu lực", TP, [], "trước 15/2"),
    ("2", False, "Kiểm tra văn bản của cấp xã", "Thông báo kết quả", TP, [XA], "quý IV"),
    ("2", False, "Theo dõi thi hành pháp luật về đất đai", "Báo cáo", TP, [KT], "2022-11-15"),
    ("2", False, "Tập huấn soạn thảo văn bản", "Lớp tập huấn", TP, [NV], "tháng 4"),
    ("3", False, "Công khai 100 % thủ tục tại bộ phận một cửa", "Bảng niêm yết", VP, [XA], "quý I"),
    ("3", False, "Xin lỗi bằng văn bản khi trễ hạn", "Thư xin lỗi", VP, [XA], "thường xuyên"),
    ("3", False, "Khảo sát mức độ hài lòng của người dân", "Báo cáo khảo sát", NV, ["Mặt trận huyện"], "30/10/2022"),
    ("3", False, "Tiếp nhận hồ sơ qua bưu chính công ích", "Thỏa thuận", VP, ["Bưu điện huyện"], "quý II"),
    ("3", False, "Rút ngắn thời gian giải quyết 20 thủ tục", "Quyết định", VP, [TP], "trước 31/8"),
    ("4", False, "Sắp xếp các phòng chuyên môn", "Đề án", NV, [TC], "quý III"),
    ("4", False, "Rà soát quy chế làm việc của UBND huyện", "Quy chế sửa đổi", VP, [NV], "2022-03-31"),
    ("4", False, "Phân cấp quản lý cho cấp xã", "Quyết định phân cấp", NV, [TP, TC], "tháng 9"),
    ("4", False, "Tinh giản biên chế theo lộ trình", "Báo cáo", NV, [TC], "cuối năm"),
    ("5", False, "Bồi dưỡng kỹ năng giao tiếp cho công chức một cửa", "Lớp bồi dưỡng", NV, [], "tháng 6"),
    ("5", False, "Kiểm tra kỷ luật, kỷ cương hành chính", "Thông báo kiểm tra", NV, [VP], "hằng quý"),
    ("5", False, "Đánh giá công chức theo kết quả công việc", "Quy định", NV, [], "30/6/2022"),
    ("5", False, "Chuyển đổi vị trí công tác", "Quyết định", NV, [TC], "quý IV"),
    ("6", False, "Công khai dự toán, quyết toán", "Niêm yết", TC, [XA], "quý II"),
    ("6", False, "Giải ngân vốn đầu tư công đạt trên 95 %", "Báo cáo", TC, [KT], "31/12/2022"),
    ("6", False, "Kiểm tra sử dụng tài sản công", "Kết luận", TC, [], "tháng 8"),
    ("6", False, "Xây dựng quy chế chi tiêu nội bộ", "Quy chế", TC, [], "trước 31/3"),
    ("7", False, "Ký số văn bản điện tử đạt 100 %", "Báo cáo", VP, [VH], "quý II"),
    ("7", False, "Nâng cấp trang thông tin điện tử cấp xã", "Trang thông tin", VH, [XA], "tháng 7"),
    ("7", False, "Tập huấn kỹ năng số cho cán bộ xã", "Lớp tập huấn", VH, ["Bưu điện"], "quý III"),
    ("7", False, "Số hóa kết quả giải quyết thủ tục", "Kho dữ liệu", VP, [VH], "2022-12-15"),
]  # fmt: skip
PROGRESS = {  # number of the task: entries, as they stand in the file
    1: ['{on: 2022-03-20, state: done, evidence: "KH số 01/KH-UBND (giả định)"}'],
    2: [
        '{on: 2022-02-05, state: doing, note: "Tháng 1: 97,5 %"}',
        '{on: 2022-06-06, state: doing, note: "Tháng 5: 97,9 %"}',
    ],
    3: ["{on: 2022-04-12, state: doing}", '{on: 2022-06-10, state: blocked, obstacle: "Chờ hướng dẫn của sở"}'],
    4: ["{on: 2022-05-16, state: doing}"],
    7: ["{on: 2022-03-02, state: doing}"],
    9: ["{on: 2022-05-30, state: doing}"],
    10: ['{on: 2022-06-09, state: done, evidence: "Biên bản hội nghị (giả định)"}'],
    12: ['{on: 2022-02-14, state: done, evidence: "Danh mục (giả định)"}'],
    15: ['{on: 2022-05-20, state: cancelled, note: "Gộp vào lớp tập huấn của tỉnh"}'],
    16: ['{on: 2022-03-28, state: done, evidence: "Ảnh niêm yết (giả định)"}'],
    19: ["{on: 2022-06-01, state: doing}"],
    22: ["{on: 2022-03-15, state: doing}"],
    25: ["{on: 2022-06-14, state: doing}"],
    27: ['{on: 2022-06-02, state: blocked, obstacle: "Chờ quy định của tỉnh"}'],
    29: ['{on: 2022-04-25, state: done, evidence: "Niêm yết (giả định)"}'],
    32: ['{on: 2022-04-12, state: done, evidence: "Quy chế (giả định)"}'],
    33: ["{on: 2022-05-05, state: doing}"],
}
MOVES = {27: ['{on: 2022-04-28, due: "quý I", reason: "Chờ quy định của tỉnh"}']}


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def main() -> None:
    lines = [
        "# 7 nhiệm vụ trọng tâm và 29 giải pháp trên 7 lĩnh vực: số lượng đã công bố, nội dung giả định.",
        "# 7 priority tasks and 29 measures over 7 areas: the numbers were published, the contents are invented.",
        "schema: 1", "year: 2022",
        'title: {vi: "Kế hoạch cải cách hành chính năm 2022 của huyện (mẫu)", en: "PAR plan of a district (model)"}',
        'basis: "Giả định cho ví dụ. / Invented for the example."', "areas:",
        *(f'  "{code}": {{vi: {quoted(vi)}, en: {quoted(en)}}}' for code, (vi, en) in AREAS.items()), "tasks:",
    ]  # fmt: skip
    priority = measure = 0
    for number, (area, first, title, result, lead, others, due) in enumerate(TASKS, 1):
        priority, measure = priority + first, measure + (not first)
        lines += [
            f'  - id: "{f"T{priority}" if first else f"G{measure:02d}"}"',
            f'    area: "{area}"', f"    title: {quoted(title)}",
            f"    result: {quoted(result)}", f"    lead: {lead}",
            *([f"    with: [{', '.join(quoted(one) for one in others)}]"] if others else []), f"    due: {quoted(due)}",
            *(["    priority: true"] if first else []),
            *(["    moves:", *(f"      - {one}" for one in MOVES[number])] if number in MOVES else []),
            *(["    progress:", *(f"      - {one}" for one in PROGRESS[number])] if number in PROGRESS else []),
        ]  # fmt: skip
    (HERE / "plan-2022.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
