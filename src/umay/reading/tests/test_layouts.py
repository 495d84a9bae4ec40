"""Plans in further layouts: pages, months, weeks, labels, orders, articles, cells on one line. Number, owner and time of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from umay.reading.api import Row, recognise_text
from umay.timing.api import write

HERE = Path(__file__).parent / "specimens"

EXPECTED = {
    "tr-pages.txt": [
        ("1", "Okul Müdürü", "in the second week of September"),
        ("2", "Sınıf Rehber Öğretmenleri", "every year in October"),
        ("3", "Müdür Yardımcısı", "every month"),
        ("4", "Rehber Öğretmen", "in the second week of November"),
        ("5", "Müdür Yardımcısı", "at the start of each term"),
        ("6", "Okul Müdürü", "continuously"),
        ("7", "Okul Müdürü", "by 15 June 2027"),
    ],
    "tr-marks.txt": [
        ("1", "okul yönetimi", "in the first week of September"),
        ("2", "Sınıf öğretmenleri", "every year in October"),
        ("3", "Rehber öğretmen", "every year by 20 November"),
        ("", "Zorbalık olayını gören öğretmen", "immediately"),
        ("", "Müdür yardımcısı", "within 3 working days of the incident"),
        ("", "Rehberlik servisi", ""),
        ("", "Ekip", "at the end of each month"),
    ],
    "tr-weeks.txt": [
        ("", "Müdür Yardımcısı", "in the first week of September"),
        ("", "Kantin Denetleme Kurulu", "in the second week of September"),
        ("", "Sınıf öğretmenleri", "in the third week of September"),
        ("", "Rehber öğretmen", "in the first week of October"),
        ("", "Okul idaresi", "in the second week of October"),
    ],
    "tr-labels.txt": [
        ("1.1.1", "İlçe Emniyet Müdürlüğü", "during the school year"),
        ("1.1.2", "Belediye", "in October 2026"),
        ("1.1.3", "Belediye", "on 30 September 2026"),
    ],
    "ru-sections.txt": [
        ("1.1", "Директор", "every year by 1 September"),
        ("1.2", "Заместитель директора по АХЧ", "every year in September and March"),
        ("1.3", "Завхоз", "every month"),
        ("2.1", "Преподаватель ОБЖ", "every school quarter"),
        ("2.2", "Классные руководители", "during the school year"),
        ("2.3", "Педагог-организатор, классные руководители", "in the first week of September"),
        ("2.4", "Социальный педагог", "every year by 25 December"),
    ],
    "ru-lines.txt": [
        ("1", "Директор школы", "every year in September"),
        ("2", "Социальный педагог", "every month"),
        ("3", "Классные руководители, социальный педагог", "continuously"),
        ("4", "Заместитель директора по ВР", "every year in October and February"),
        ("5", "Председатель Совета", "every year in May"),
    ],
    "ru-order.txt": [
        ("1.1", "Заместителю директора по воспитательной работе Н. А. С.", "by 10 September 2026"),
        ("1.2", "Заместителю директора по воспитательной работе Н. А. С.", "every day"),
        ("2", "Классным руководителям", "every year by 20 September"),
        ("3", "Заведующему хозяйством", "every day"),
        ("4", "Педагогу-психологу", "by 1 November 2026"),
    ],
    "kk-months.txt": [
        ("1", "әлеуметтік педагог", "every year in September"),
        ("2", "сынып жетекшілері", "every year in September"),
        ("1", "әлеуметтік педагог", "every year in October"),
        ("2", "тарих мұғалімі", "every year in October"),
        ("1", "директордың орынбасары", "every year in November"),
    ],
    "kk-bars.txt": [
        ("", "Мектеп директоры", "every month"),
        ("", "Шаруашылық меңгерушісі", "by 15 September 2026"),
        ("", "Сынып жетекшілері", "in the third week of November"),
    ],
    "kk-order.txt": [
        ("1", "Директордың тәрбие ісі жөніндегі орынбасары", "by 10 September 2026"),
        ("2", "Сынып жетекшілері", "in the fifth week of each month"),
        ("3", "Педагог-психолог", "every quarter"),
    ],
    "vi-articles.txt": [
        ("1", "Hiệu trưởng", "every year before 15 September"),
        ("2", "Hiệu trưởng", "on the 25th of each month"),
        ("3", "Hiệu trưởng", "within 24 hours of the incident"),
        ("1", "giáo viên chủ nhiệm", "after the detection"),
        ("2", "giáo viên chủ nhiệm", "at least twice a half-year"),
        ("1", "bảo vệ", "every day"),
        ("2", "bảo vệ", ""),
    ],
    "vi-labels.txt": [
        ("a", "Tổ tư vấn học đường", "in October 2026"),
        ("b", "Liên đội", "every week"),
        ("a", "Tổ văn phòng", "at the start of each term"),
    ],
    "vi-bodies.txt": [
        ("", "Phòng Giáo dục và Đào tạo", "once a term"),
        ("", "Phòng Giáo dục và Đào tạo", "every year before 15 December"),
        ("", "Công an huyện", ""),
        ("", "Các trường học", "by 19 September 2026"),
    ],
    "zh-hans-calendar.txt": [
        ("1", "校长室", "every year in September"),
        ("2", "德育处", "every year in September"),
        ("3", "安保处", "every year in September"),
        ("1", "总务处", "every year in October"),
        ("2", "安保处", "every year in October"),
        ("1", "德育处", "every year in November"),
    ],
    "zh-hans-lines.txt": [
        ("", "政教处", "every year on 1 September"),
        ("", "总务处", "every year on 15 September"),
        ("", "心理咨询室", "every year on 10 October"),
        ("", "团委", "every year on 20 November"),
    ],
    "zh-hans-months.txt": [
        ("1", "校长", "every year in September"),
        ("2", "德育主任", "every year in September"),
        ("1", "总务主任", "every year in October"),
        ("1", "总务主任", "every year in November"),
    ],
    "zh-hant-stacked.txt": [
        ("1", "學務處", "week 1 of the term"),
        ("2", "學務處", "every year in October and April"),
        ("3", "輔導室", "in November 2026"),
        ("4", "總務處", "every month"),
    ],
    "zh-hant-articles.txt": [
        ("二", "學校", ""),
        ("三", "學務處", "within 1 month of the start of the term"),
        ("四", "導師", "within 24 hours of the day of the event"),
        ("五", "因應小組", "within 3 working days of 受理申請, and within 2 months of the day of the event"),
        ("六", "輔導室", "at least once a half-year"),
    ],
    "en-pages.txt": [
        ("1", "Headteacher", "by 30 September 2026"),
        ("2", "Deputy Head", "from the start of the first term to the end of the first term"),
        ("3", "PSHE Lead", "every year in October and April"),
        ("4", "PSHE Lead", "in the third week of November"),
        ("5", "Headteacher", "once a term"),
        ("6", "Deputy Head", "every week"),
    ],
    "en-lines.txt": [
        ("1", "Principal", "on 15 September 2026"),
        ("2", "Safety committee", "every year in October"),
        ("3", "School counsellor", "once a term"),
        ("4", "Principal", "by the 5th of each month"),
    ],
    "en-months.txt": [
        ("", "Site Manager", "every year in September"),
        ("", "Principal", "every year in September"),
        ("", "All staff", "every year in October"),
        ("", "Site Manager", "every year in October"),
        ("", "Duty teachers", "when school opens and closes"),
    ],
    "en-procedure.txt": [
        ("2.1", "principal", "every year by 15 September"),
        ("2.2", "site manager", "every Monday"),
        ("2.3", "Class teachers", "within 30 minutes of the start of lessons"),
        ("2.4", "school counsellor", "at least once a month, and by the 5th of each month"),
        ("2.5", "safeguarding lead", "within 10 working days of the incident"),
        ("2.6", "safety committee", "in the fifth week of each month"),
        ("a", "secretary", ""),
        ("b", "nurse", "at the start of each term"),
    ],
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows_of_every_layout_are_found_with_their_owner_and_time(name: str) -> None:
    found = recognise_text((HERE / name).read_text("utf-8"), name=name)

    rows = [row for section in found.sections for row in section.rows]
    assert [(row.number, " ".join(row.lead.split()), _when(row)) for row in rows] == EXPECTED[name]
    assert found.not_understood == ()
    assert found.lang == name[:2]


def _when(row: Row) -> str:
    return write(row.timing, "en") if row.timing is not None else ""


def test_page_numbers_part_no_table_and_are_said() -> None:
    found = recognise_text((HERE / "tr-pages.txt").read_text("utf-8"))

    assert [one.line.text for one in found.set_aside if one.why == "page_mark"] == ["Sayfa 1 / 2", "Sayfa 2 / 2"]


def test_a_number_that_a_blank_line_parts_from_the_next_is_a_pages() -> None:
    found = recognise_text((HERE / "ru-sections.txt").read_text("utf-8"))

    assert [one.line.text for one in found.set_aside if one.why == "page_mark"] == ["2"]
    assert [section.title for section in found.sections] == ["Раздел 1. Организационные мероприятия", "Раздел 2. Работа с обучающимися"]


def test_what_is_said_with_labels_leaves_the_title() -> None:
    found = recognise_text("1. Nöbet çizelgesi hazırlanır. Sorumlu: Müdür Yardımcısı. Süre: Her ay\n", "tr")

    row = found.sections[0].rows[0]
    assert (row.title, row.lead, row.timing_text) == ("Nöbet çizelgesi hazırlanır.", "Müdür Yardımcısı", "Her ay")


def test_a_label_below_a_heading_holds_for_all_its_items() -> None:
    text = "II. HOẠT ĐỘNG TUYÊN TRUYỀN\nThời gian: Tháng 10/2026\n- Tổ chức nói chuyện dưới cờ.\n- Phát tờ rơi cho cha mẹ học sinh.\n"

    rows = recognise_text(text, "vi").sections[0].rows

    assert [row.timing_text for row in rows] == ["Tháng 10/2026", "Tháng 10/2026"]


def test_words_behind_a_colon_are_no_label_unless_they_name_somebody() -> None:
    found = recognise_text("1. Okul müdürü toplantıda şunu söyler: kim ne yapacak.\n", "tr")

    assert found.sections[0].rows[0].lead == "Okul müdürü"


def test_what_enters_into_force_is_no_duty() -> None:
    found = recognise_text("1. Директор школы ежемесячно проверяет журнал.\n2. Порядок вступает в силу со дня утверждения.\n", "ru")

    assert [row.number for section in found.sections for row in section.rows] == ["1"]
    assert [one.why for one in found.set_aside] == ["entry_into_force"]


def test_an_occasion_named_beside_a_date_is_what_is_to_be_done() -> None:
    found = recognise_text("1. Классным руководителям провести родительские собрания до 20 сентября.\n", "ru")

    assert _when(found.sections[0].rows[0]) == "every year by 20 September"
