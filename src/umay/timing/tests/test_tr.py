"""The Turkish reader on every timing expression of the Turkish seeds, as short phrases."""

from __future__ import annotations

import pytest

from umay.timing.readers.tr import read
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    BellWindow,
    Continuous,
    DateRange,
    EveryN,
    Immediate,
    NthWeekOfMonth,
    Reading,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleMonth,
    Termwise,
    Timing,
    Vague,
    YearlyMonths,
)

TWICE_AT_LEAST = EveryN(1, "year", 2, min=True)
CELLS: list[tuple[str, Timing]] = [
    ("Sürekli", Continuous()),
    ("Her yıl", EveryN(1, "year")),
    ("Her yıl Ağustos ayı", YearlyMonths((8,))),
    ("Her yıl ağustos ayı", YearlyMonths((8,))),
    ("Her yıl Temmuz ayı", YearlyMonths((7,))),
    ("Her yıl Eylül ayı", YearlyMonths((9,))),
    ("Her yıl Eylül/Ekim ayı", YearlyMonths((9, 10), "any")),
    ("Eylül ve\nŞubat Ayı", YearlyMonths((9, 2))),
    ("Ekim ve\nMart Ayı", YearlyMonths((10, 3))),
    ("Mart 2022", SingleMonth(2022, 3)),
    ("Her eğitim öğretim dönemi başında", Termwise("start")),
    (
        "Eğitim-öğretim yılı başında/görev başlangıcında",
        AnyOf((SchoolYearRelative("year_start"), RelativeEvent("duty_start", "at"))),
    ),
    ("2021 yılı I. Dört Aylık Dönem", DateRange("2021-01", "2021-04", "month", "1")),
    ("2021 yılı II. Dört Aylık Dönem", DateRange("2021-05", "2021-08", "month", "2")),
    ("2021 yılı III. Dört Aylık Dönem", DateRange("2021-09", "2021-12", "month", "3")),
]
IN_SENTENCES: list[tuple[str, Timing]] = [
    (
        "Eylül ve Şubat aylarının ilk haftasında olmak üzere yılda en az iki defa ayrıca ihtiyaç duyulması hâlinde",
        AllOf((NthWeekOfMonth((9, 2), 1), TWICE_AT_LEAST, AsNeeded())),
    ),
    (
        "Eylül ve Şubat aylarının üçüncü haftasında olmak üzere yılda en az iki defa, ayrıca ihtiyaç duyulması hâlinde",
        AllOf((NthWeekOfMonth((9, 2), 3), TWICE_AT_LEAST, AsNeeded())),
    ),
    ("Ekim ve Mart aylarının ilk haftasında olmak üzere", NthWeekOfMonth((10, 3), 1)),
    ("toplantıyı izleyen ilk iş günü", RelativeEvent("meeting", "after", 1, "working_day", "nth_period")),
    ("en geç 3 gün önceden bildirilmesi", RelativeEvent("event_day", "before", 3, "calendar_day", "at_latest")),
    ("en geç 5 gün önceden bildirilmesi", RelativeEvent("event_day", "before", 5, "calendar_day", "at_latest")),
    ("en geç 10 gün önceden bildirilmesi", RelativeEvent("event_day", "before", 10, "calendar_day", "at_latest")),
    ("gündem maddeleri 10 gün önce bildirilir", RelativeEvent("event_day", "before", 10, "calendar_day", "exact")),
    ("periyodik olarak yapılacak toplantıların", Vague("periodic")),
    ("il yürütme kurulu toplantıları öncesi", RelativeEvent("meeting", "before")),
    ("Gerektiği takdirde", AsNeeded()),
    ("okulun giriş-çıkış saatlerinde okul önlerinde", BellWindow(("school_entry", "school_exit"))),
    ("okul giriş çıkış saatlerinde görev alan", BellWindow(("school_entry", "school_exit"))),
    ("eğitim-öğretim yılı boyunca zorunlu haller hariç", SchoolYearRelative("year", "during")),
    ("eğitim-öğretim yılı başlamadan önce", SchoolYearRelative("year_start", "before")),
    ("düzenli aralıklarla denetlenerek", Vague("regular")),
    ("raporların düzenli olarak doldurulup", Vague("regular")),
    ("görev talimatlarında belirtilen zaman dilimlerinde", Reference("görev talimatlarında belirtilen zaman dilimlerinde")),
    ("belirlenen zamanda", Reference("belirlenen zamanda")),
    ("gerekli durumlarda", AsNeeded()),
    ("2023-2024 Eğitim Öğretim yılından itibaren", DateRange("2023", "open", "school_year")),
    ("en geç Temmuz ayının ilk haftası doldurularak", NthWeekOfMonth((7,), 1, "at_latest")),
    ("Her yıl Temmuz ayı içerisinde", YearlyMonths((7,))),
    ("her yıl eğitim/öğretim yılı başında", SchoolYearRelative("year_start", yearly=True)),
    ("En az 4 yılda bir", EveryN(4, "year", min=True)),
    ("en geç 3 ay içerisinde tamamlanarak", RelativeEvent("event_day", "within", 3, "month")),
    ("her eğitim öğretim döneminin sonunda periyodik olarak", Termwise("end")),
    ("eğitim-öğretim dönemi başlamadan en az bir ay önce", RelativeEvent("term_start", "before", 1, "month", "at_latest")),
    ("okulların açıldığı zaman", SchoolYearRelative("year_start")),
    ("Talep halinde", AsNeeded()),
    ("ihtiyaç oluşması hâlinde", AsNeeded()),
    ("ihtiyaç görülmesi halinde", AsNeeded()),
    ("gerektiğinde HBÖGM ek önlemler alır", AsNeeded()),
    (
        "eğitim-öğretim yılının başlayacağı tarihten en geç bir hafta öncesine kadar",
        RelativeEvent("school_year_start", "before", 1, "week", "at_latest"),
    ),
    ("eylül/ekim ayı içerisinde bilgilendirme toplantısı", YearlyMonths((9, 10), "any")),
    ("savcılığa intikal edene kadar", RelativeEvent("savcılığa intikal edene", "until")),
    ("nöbetçi müdür yardımcısı ile günlük denetler", EveryN(1, "day")),
    ("Protokolün imza tarihinden itibaren", RelativeEvent("signature", "from")),
    ("her yıl kasım ayında", YearlyMonths((11,))),
    ("her yıl Ekim ayında", YearlyMonths((10,))),
    ("her yıl haziran ayı itibariyle hazırlık", YearlyMonths((6,), rel="from_start")),
    ("Çalıştayın tarihi 3 ay önceden", RelativeEvent("workshop", "before", 3, "month", "exact")),
    ("İlgili kurumlar 2 ay önceden", RelativeEvent("event_day", "before", 2, "month", "exact")),
    ("ivedilikle", Immediate()),
    ("yılda en az 100 katılımcıya ulaşmak koşuluyla", EveryN(1, "year", min=True, target=100)),
    ("her yıl bir kez tekrarlanmak üzere", EveryN(1, "year")),
]
WITHOUT_TIMING = [
    "Okul giriş-çıkış saatlerini dikkate alarak",
    "112 Acil Çağrı Merkezi",
    "okula 50 metre mesafede",
    "179/3",
    "5395 sayılı Çocuk Koruma Kanununa",
    "2018/7 sayılı İş Sağlığı ve Güvenliği",
    "önceden belirlenen gündem maddeleri",
    "evlilik öncesi, evlilik süreci ve evlilik sonrası",
    "Okul öncesi eğitim kurumları",
    "inşaat sonrası mevcut olan",
    "6284 sayılı Kanun madde 9 ve madde 40",
    "1’inci ve 2’nci öncelik dereceli ortaokul",
    "Her türlü suç, şiddet",
    "iş birliği ve koordinasyon içerisinde",
    "serbest zaman etkinlikleri",
    "Bir sonraki çalıştay",
    "hangi saat diliminde görev alacağını",
]


@pytest.mark.parametrize(("phrase", "timing"), CELLS + IN_SENTENCES)
def test_every_timing_of_the_documents_is_read(phrase: str, timing: Timing) -> None:
    assert read(phrase) == Reading(timing)


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in CELLS])
def test_capitals_with_turkish_dots_change_nothing(phrase: str) -> None:
    capitals = phrase.replace("i", "İ").replace("ı", "I").upper()

    assert read(capitals) == read(phrase)


@pytest.mark.parametrize("phrase", WITHOUT_TIMING)
def test_words_that_are_no_timing_give_none(phrase: str) -> None:
    assert read(phrase) == Reading(None, "no_timing")


def test_the_name_and_year_of_a_plan_are_no_duty_time() -> None:
    assert read("Kadına Yönelik Şiddetle Mücadele İl Eylem Planı 2021 İş Planı Zaman Tablosu") == Reading(None, "not_a_duty_time")


@pytest.mark.parametrize("phrase", ["", "  ", "\n"])
def test_a_blank_cell_is_empty(phrase: str) -> None:
    assert read(phrase) == Reading(None, "empty")
