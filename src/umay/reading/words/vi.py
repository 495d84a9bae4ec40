"""Vietnamese words of plans. Only words; what is done with them is in `recognition`."""

from __future__ import annotations

import re

from umay.reading.words.shape import Words, either, listed

_AGENT = (
    r"(?:phó hiệu trưởng|hiệu trưởng|ban giám hiệu|bgh|giáo viên|gvcn|gv\b|nhân viên|cán bộ|cb,\s*gv|tổ trưởng|"
    r"tổ chuyên môn|tổ văn phòng|tổ tư vấn|tổ cm"
    r"|nhà trường|các trường|trường mầm non|trường học|cơ sở giáo dục|phòng gd|phòng giáo dục|sở gd|sở giáo dục|"
    r"phòng [a-zđ]{2,8}\b|văn phòng|công an|ubnd|ủy ban"
    r"|đoàn thanh niên|tổng phụ trách|đội thiếu niên|công đoàn|ban đại diện|cha mẹ|phụ huynh|hội |y tế|bảo vệ|"
    r"kế toán|thư viện|các đoàn thể|tổ chức đoàn thể"
    r"|chính quyền|cơ quan|đơn vị|ban chỉ đạo|thanh tra|bộ giáo dục|bộ công an|ban ngành|các tổ|các bộ phận|"
    r"ban [a-zđ]+|bí thư|khối trưởng|phụ trách|gia đình"
    r"|học sinh|trung tâm|trạm y tế|các lớp|chuyên môn)"
)
_VERBS = (
    r"(?:tổ chức|xây dựng|tuyên truyền|phối hợp|thực hiện|chỉ đạo|hướng dẫn|kiểm tra|báo cáo|tham mưu|triển khai|"
    r"rà soát|ký|kí|tập huấn|bồi dưỡng|phát huy|tăng cường"
    r"|thiết lập|lồng ghép|giáo dục|theo dõi|đánh giá|tổng kết|sơ kết|ban hành|công khai|thành lập|phân công|"
    r"duy trì|đảm bảo|bảo đảm|đa dạng hóa|giới thiệu|tạo điều kiện"
    r"|bổ sung|cung cấp|tiếp nhận|xử lý|xử lí|giám sát|nắm bắt|chủ động|quán triệt|phổ biến|nâng cao|đẩy mạnh|"
    r"tham gia|cập nhật|lắp đặt|trang bị|tích hợp|vận động|khảo sát"
    r"|lập|họp|mời|gửi|nộp|định kì|định kỳ|thường xuyên|kịp thời|nghiêm túc|tiếp tục|hoàn thiện|sửa đổi|tôn vinh|"
    r"đưa|viết|quản lý|quản lí|bố trí|giao|yêu cầu|đôn đốc|tổng hợp"
    r"|tư vấn|hỗ trợ|phát hiện|phòng ngừa|ngăn chặn|thống kê|mở|treo|phát động|có biện pháp|có kế hoạch|làm tốt|"
    r"chăm sóc|khen thưởng|củng cố|áp dụng|thông báo|chịu trách nhiệm"
    r"|xem xét|huy động|tiến hành|sinh hoạt|khai thác|sử dụng|dự|đăng ký|nhân rộng|lưu trữ|trực)"
)
WORDS = Words(
    columns=listed("""
number: tt; stt; số tt; số thứ tự; số; no
title: nội dung; nội dung công việc; công việc; nội dung hoạt động; hoạt động; nhiệm vụ; nội dung thực hiện; tên hoạt động;
  nội dung triển khai; tên công việc; các hoạt động; việc cần làm; chủ đề; nhiệm vụ cụ thể; nội dung nhiệm vụ; giải pháp;
  nhiệm vụ, giải pháp; nội dung công việc cần thực hiện; hoạt động chính; chuyên đề
steps: biện pháp; cách thức thực hiện; hình thức tổ chức; hình thức; biện pháp thực hiện; cách thức; các bước;
  nội dung chi tiết; phương pháp; cách tiến hành
lead: chủ trì; người thực hiện; phụ trách; người phụ trách; đơn vị chủ trì; đơn vị thực hiện; cơ quan chủ trì; trách nhiệm;
  người chịu trách nhiệm; bộ phận thực hiện; bộ phận phụ trách; phân công; phân công thực hiện; đơn vị phụ trách;
  phân công phụ trách; thực hiện; người chủ trì; đầu mối; lực lượng thực hiện; bộ phận chủ trì; lãnh đạo phụ trách
partners: phối hợp; đơn vị phối hợp; cơ quan phối hợp; người phối hợp; bộ phận phối hợp; lực lượng phối hợp; lực lượng tham gia;
  thành phần; tham gia; thành phần tham gia
timing: thời gian; thời gian thực hiện; thời hạn; thời điểm; tháng; tiến độ; thời gian hoàn thành; thời hạn hoàn thành; ngày;
  lịch; tuần; bắt đầu; kết thúc; thời gian bắt đầu; thời gian kết thúc; từ ngày; đến ngày; thời lượng; ngày thực hiện;
  thời gian tổ chức
place: địa điểm; nơi thực hiện; nơi; địa điểm tổ chức
result: kết quả; sản phẩm; kết quả dự kiến; sản phẩm đầu ra; dự kiến kết quả; chỉ tiêu; yêu cầu cần đạt; kết quả đạt được;
  mức độ hoàn thành; minh chứng; kết quả cần đạt
note: ghi chú; lưu ý; căn cứ
goal: mục tiêu; mục đích; yêu cầu; mục đích, yêu cầu
audience: đối tượng; khối lớp; lớp; khối; đối tượng tham gia; độ tuổi
budget: kinh phí; nguồn lực; điều kiện thực hiện; dự toán; kinh phí thực hiện; cơ sở vật chất
reason: lý do; lí do; nguyên nhân
status: tình trạng; đã thực hiện; ký tên; kí tên; điều chỉnh; đánh giá; bổ sung
period: quý i; quý ii; quý iii; quý iv; học kỳ i; học kỳ ii; học kì i; học kì ii
reference: họ và tên; họ tên; chức vụ; số điện thoại; điện thoại; giới tính; tuổi; địa chỉ; biểu hiện; loại; tên đơn vị;
  số lượng; năm sinh; trình độ
"""),
    agents=re.compile(_AGENT),
    places=re.compile(r"\b(?:hội trường|phòng họp|sân trường|lớp học|tại |cổng trường|trường|địa bàn|nhà văn hóa|phòng )"),
    duty=either(
        r"^(?:" + _AGENT + r"[^.;:]{0,80}?)?(?:phải |cần |có trách nhiệm |chịu trách nhiệm |được |sẽ )?" + _VERBS + r"\b",
        r"\b(?:phải|có trách nhiệm|chịu trách nhiệm|cần phải|không được|nghiêm cấm|bắt buộc)\b",
    ),
    duty_headings=either(
        r"nhiệm vụ",
        r"giải pháp",
        r"tổ chức thực hiện",
        r"nội dung",
        r"hoạt động",
        r"biện pháp",
        r"^đối với",
        r"phân công",
        r"trách nhiệm",
        r"công việc",
        r"kế hoạch tháng",
        r"^tháng \d",
    ),
    asides=(
        (
            "purpose",
            either(
                r"^mục đích",
                r"^mục tiêu",
                r"^yêu cầu",
                r"mục đích,? ?(?:và )?yêu cầu",
                r"^đặc điểm tình hình",
                r"^thuận lợi",
                r"^khó khăn",
                r"^thực trạng",
                r"^quan điểm",
                r"^chỉ tiêu",
                r"^phạm vi",
                r"^tình hình",
                r"^kết quả .{0,40}năm",
            ),
        ),
        ("definition", either(r"giải thích từ ngữ", r"^định nghĩa", r"^khái niệm")),
        ("principle", either(r"nguyên tắc")),
        ("legal_basis", either(r"^căn cứ", r"cơ sở pháp l[yý]")),
        ("membership", either(r"^thành phần", r"danh sách")),
        ("agenda", either(r"^chương trình (?:họp|hội nghị)")),
    ),
    furniture=(
        (
            "letterhead",
            either(
                r"cộng ho[àa]à? xã hội chủ nghĩa",
                r"cộng h[oò][aà]? ?xã hội",
                r"độc lập\s*-\s*tự do",
                r"^số\s*:",
                r"^(?:phòng|sở|bộ) giáo dục và đào tạo(?: [^.]{0,30})?$",
                r"^ubnd ",
                r"^ủy ban nhân dân",
                r"^trường (?:mầm non|tiểu học|thcs|thpt|mn|th) [^.,;]{2,40}$",
                r"^(?:[^.,;]{2,30}, )?ngày .{0,14}tháng .{0,14}năm",
            ),
        ),
        (
            "recipients",
            either(
                r"^nơi nhận",
                r"^-? ?(?:như trên|lưu\b|lưu[: ]|pgd&đt|.{2,40}\((?:b/c|để b/c|chỉ đạo|để t/h|t/h|thực hiện|để biết)\))",
                r"^-\s*các tổ (?:cm|chuyên môn);?$",
            ),
        ),
        (
            "signature",
            either(
                r"^(?:kt\. ?)?(?:phó )?hiệu trưởng$",
                r"^(?:tm\.|t/m|kt\.|q\.) ?",
                r"^người lập",
                r"^(?:phó )?(?:giám đốc|trưởng phòng|chủ tịch)$",
                r"^\(đã ký\)",
                r"^đã ký$",
                r"^duyệt của",
                r"^xác nhận của",
            ),
        ),
        (
            "preamble",
            either(
                r"^(?:thực hiện|căn cứ|để thực hiện|nhằm) .*(?:xây dựng|ban hành|công văn|kế hoạch số|quyết định|thông tư|"
                r"nghị định|như sau)",
                r"^căn cứ\b",
                r"như sau\s*:?\s*$",
            ),
        ),
        ("closing", either(r"^trên đây là", r"\./\.?$")),
        (
            "title",
            either(
                r"^kế hoạch$",
                r"^phụ lục",
                r"^\(?(?:ban hành )?kèm theo",
                r"^triển khai .{0,80}(?:chương trình|kế hoạch|hành động)",
                r"^trong trường .{0,60}năm học",
                r"năm học \d{4}\s*-\s*\d{4}$",
                r"giai đoạn \d{4}\s*-\s*\d{4}$",
                r"^(?:kế hoạch|chương trình|lịch) .{5,90}\d{4}\s*(?:-\s*\d{4})?$",
            ),
        ),
    ),
    labels=either(r"^(?:ghi chú|lưu ý|chú ý)\s*:"),
    owner_heading=either(
        r"^(?:đối với|trách nhiệm của|nhiệm vụ của|phân công cho) (?:các )?(?P<who>.{2,90}?)\s*:?$",
        r"^(?P<whom>" + _AGENT + r"[^.;:]{0,60}?)\s*:$",
        r"^(?P<whon>" + _AGENT + r"[^.;:]{0,30})$",
    ),
    subject=either(
        r"^(?:mỗi |các |toàn thể |tất cả )?(?P<who>"
        + _AGENT
        + r"(?:(?:\s*,\s*|\s+và\s+|\s*-\s*)"
        + _AGENT
        + r"){0,5}[^.;:,]{0,40}?)(?:\s*:|,)?\s+(?:phải |có trách nhiệm |cần |thường xuyên |"
        r"chủ động )?(?<!cơ sở )(?<!phòng )(?<!sở )" + _VERBS + r"\b",
    ),
    timing_hint=either(
        r"\d",
        r"tháng",
        r"tuần",
        r"ngày",
        r"năm",
        r"quý",
        r"học k[ìỳ]",
        r"hằng|hàng",
        r"định k[ìỳ]",
        r"thường xuyên",
        r"trước",
        r"sau khi|ngay sau",
        r"kịp thời",
        r"khi cần|khi có",
        r"đầu năm|cuối năm",
        r"đột xuất",
        r"liên tục",
        r"chậm nhất",
        r"ngay khi|ngay lập tức",
        r"mỗi",
        r"cả năm",
    ),
)
