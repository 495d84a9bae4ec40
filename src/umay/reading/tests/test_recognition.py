"""What holds for any text: nothing is lost, nothing is made up, and reading ends."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umay.reading.api import as_json, as_listing, recognise_text
from umay.reading.recognition.alignment import Unit, align
from umay.reading.recognition.clues import owner_in, timing_in
from umay.reading.recognition.headers import is_heading_row, kind_of
from umay.reading.recognition.markers import split_mark
from umay.reading.words import LANGUAGES, words_of

LINES = st.lists(
    st.sampled_from(
        [
            "", "", "\t1", "1", "2.", "1. Okul müdürü her ay raporu gönderir.", "a) öğretmenler toplanır", "Sıra No", "Faaliyet", "Sorumlu", "Tarih", "Eylül",
            "\tFaaliyet", "\tSorumlu", "\tTarih", "\t", "| No | Faaliyet | Sorumlu |", "|---|---|---|", "| 1 | Toplantı yapılması | Müdür |", "x\ty\tz", "No\tFaaliyet\tTarih",
            "Amaç", "GENEL ESASLAR", "- madde", "Okul Müdürünün Görevleri:", "I. BÖLÜM", "Açıklama: bir not", "/devamı", "No   Faaliyet   Tarih", "1   Seminer   Ekim",
            "EYLEM PLANI", "Dağıtım:", "Okul Müdürü", "----", "一、工作任务", "(一)学校每月检查。",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(LINES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_of_any_mixture_goes_somewhere(lines: list[str]) -> None:
    text = "\n".join(["Plan", *lines])

    found = recognise_text(text, "tr")

    used = {number for section in found.sections for number in section.lines}
    used |= {number for section in found.sections for row in section.rows for number in row.lines}
    used |= {one.line.number for one in found.set_aside} | {line.number for line in found.not_understood}
    assert used == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read_in_any_language(text: str, lang: str) -> None:
    if text.strip("\0 \t\r\n\u00a0\u3000").strip():
        found = recognise_text(text, lang)
        as_json(found)
        as_listing(found, lang)


def test_words_of_a_row_come_from_its_lines() -> None:
    text = "No\tFaaliyet\tSorumlu\tTarih\n1\tSeminer verilmesi\tRehber öğretmen\tEkim ayı\n"

    row = recognise_text(text).sections[0].rows[0]

    assert (row.number, row.title, row.lead, row.timing_text) == ("1", "Seminer verilmesi", "Rehber öğretmen", "Ekim ayı")
    assert row.lines == (2,)


def test_a_cell_of_time_that_means_nothing_is_a_problem_not_a_guess() -> None:
    text = "No\tFaaliyet\tSorumlu\tTarih\n1\tSeminer verilmesi\tRehber öğretmen\tmavi\n"

    row = recognise_text(text).sections[0].rows[0]

    assert (row.timing, row.timing_text) == (None, "mavi")
    assert "timing_not_understood" in row.problems


def test_a_duty_without_an_owner_says_so() -> None:
    text = "No\tFaaliyet\tTarih\n1\tAfişlerin asılması\tEkim ayı\n"

    assert "owner_missing" in recognise_text(text).sections[0].rows[0].problems


def test_months_as_columns_give_the_time_of_the_marked_one() -> None:
    text = "Faaliyet\tSorumlu\tI. Dönem\tII. Dönem\nAnket uygulanması\tRehberlik servisi\t\tX\nRapor yazılması\tMüdür yardımcısı\tX\t\n"

    rows = recognise_text(text).sections[0].rows

    assert [row.timing_text for row in rows] == ["II. Dönem", "I. Dönem"]


def test_cells_in_one_column_are_put_under_their_headings_again() -> None:
    units = [Unit(text) for text in ("1", "Velilere seminer verilmesi", "Okul Müdürü", "Eylül", "2", "Rapor hazırlanması", "Haziran")]

    spots = align(units, ("number", "title", "lead", "timing"), "tr", words_of("tr"))

    assert [(spot.row, spot.column) for spot in spots] == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 3)]


def test_data_are_not_taken_for_headings() -> None:
    assert is_heading_row(["STT", "Nội dung", "Thời gian"], "vi")
    assert not is_heading_row(["1", "Tuyên truyền", "Tháng 9/2026", "Tổng phụ trách Đội"], "vi")
    assert kind_of("Ответственные исполнители", "ru") == "lead"
    assert kind_of("Okul", "tr") is None


def test_owners_are_found_where_sentences_name_them() -> None:
    for lang, sentence, owner in (
        ("tr", "Anket, rehberlik servisi tarafından uygulanır.", "rehberlik servisi"),
        ("kk", "Мектеп директоры айына бір рет есеп береді.", "Мектеп директоры"),
        ("ru", "Классный руководитель обязан вести журнал.", "Классный руководитель"),
        ("vi", "Hiệu trưởng phải báo cáo hằng tháng.", "Hiệu trưởng"),
        ("zh", "各班主任每月召開一次班會。", "各班主任"),
        ("en", "The principal shall report every month.", "principal"),
    ):
        assert owner_in(sentence, words_of(lang)) == owner


def test_the_words_of_a_time_are_cut_out_of_its_sentence() -> None:
    found = timing_in("Мектеп директоры тоқсан сайын есеп береді.", "kk", words_of("kk"))

    assert found is not None
    assert found.text == "тоқсан сайын"


def test_marks_are_told_from_dates_and_sizes() -> None:
    assert split_mark("2.1. Plan").number == "2.1"
    assert split_mark("12.09.2026 tarihinde").kind == ""
    assert split_mark("100 % katılım").kind == ""
    assert split_mark("-Okul").kind == "bullet"
