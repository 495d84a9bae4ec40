"""What people call the columns of a list of units, in the six languages. Data only; compared by `rules.sheet`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Said = Mapping[str, tuple[str, ...]]  # words by language; the first of each is the one that Umay writes itself

# fmt: off
HEADS_IN: Final[dict[str, Said]] = {
    "province": {
        "en": ("Province", "Provinces", "City", "Region", "Oblast"), "tr": ("İl", "İller", "İl adı"),
        "kk": ("Облыс", "Облыстар", "Өңір"), "ru": ("Область", "Области", "Регион", "Край", "Область, город"),
        "vi": ("Tỉnh", "Tỉnh, thành phố", "Tỉnh/thành"), "zh-hant": ("省", "省份", "省、自治區", "省区"),
    },
    "district": {
        "en": ("District", "Districts", "County"), "tr": ("İlçe", "İlçeler", "İlçe adı"), "kk": ("Аудан", "Аудандар", "Аудан, қала"),
        "ru": ("Район", "Районы", "Город или район", "Район, город"), "vi": ("Huyện", "Quận", "Quận, huyện", "Huyện, thị xã"),
        "zh-hant": ("區縣", "县", "區", "区县", "縣", "县区"),
    },
    "code": {
        "en": ("Code", "School code", "Number of the institution"), "tr": ("Kod", "Kurum kodu", "Okul kodu"),
        "kk": ("Коды", "Мектеп коды", "Ұйым коды"), "ru": ("Код", "Код школы", "Код организации", "Код учреждения"),
        "vi": ("Mã", "Mã trường", "Mã đơn vị"), "zh-hant": ("代碼", "代码", "編號", "编号", "學校代碼", "学校代码"),
    },
    "name": {
        "en": ("Name", "School name", "School", "Unit"), "tr": ("Ad", "Adı", "Okul adı", "Kurum adı", "Birim adı"),
        "kk": ("Атауы", "Мектеп атауы", "Мектептің атауы", "Ұйым атауы"),
        "ru": ("Название", "Наименование", "Название школы", "Наименование организации", "Наименование учреждения"),
        "vi": ("Tên", "Tên trường", "Tên đơn vị"), "zh-hant": ("名稱", "名称", "校名", "單位名稱", "单位名称", "學校名稱", "学校名称"),
    },
    "agency": {
        "en": ("Agency", "Authority"), "tr": ("Kurum", "Bağlı olduğu kurum"), "kk": ("Мекеме", "Ведомствосы"),
        "ru": ("Ведомство", "Орган"), "vi": ("Cơ quan", "Ngành"), "zh-hant": ("部門", "部门"),
    },
    "level": {
        "en": ("Level",), "tr": ("Düzey", "Düzeyi", "Kurum düzeyi"), "kk": ("Деңгей", "Деңгейі"),
        "ru": ("Уровень", "Уровень органа"), "vi": ("Cấp", "Cấp quản lý"), "zh-hant": ("層級", "层级"),
    },
    "stages": {
        "en": ("Stages", "Stage", "Stages of schooling"), "tr": ("Kademe", "Kademeler", "Okul türü", "Eğitim kademesi"),
        "kk": ("Саты", "Сатылар", "Білім деңгейі"),
        "ru": ("Ступени", "Ступень", "Ступени образования", "Ступень образования", "Уровень образования", "Уровни образования"),
        "vi": ("Cấp học", "Bậc học"), "zh-hant": ("學段", "学段"),
    },
    "boarding": {
        "en": ("Boarding", "Boarding school"), "tr": ("Yatılı", "Pansiyon", "Pansiyonlu"), "kk": ("Интернаты бар", "Жатақхана"),
        "ru": ("Интернат", "Школа-интернат", "С интернатом", "Общежитие"), "vi": ("Nội trú", "Có nội trú"), "zh-hant": ("寄宿", "寄宿制"),
    },
    "girls_board": {
        "en": ("Girls board", "Girls' boarding"), "tr": ("Kız pansiyonu", "Kız yatılı"), "kk": ("Қыздар интернаты", "Қыздар жатақханасы"),
        "ru": ("Интернат для девочек", "Общежитие для девочек"), "vi": ("Nội trú nữ",), "zh-hant": ("女生寄宿",),
    },
    "policing": {
        "en": ("Policed by", "Policing"), "tr": ("Kolluk", "Kolluk birimi"), "kk": ("Құқық қорғау", "Тәртіп сақтау органы"),
        "ru": ("Полиция", "Охрана порядка"), "vi": ("Công an phụ trách",), "zh-hant": ("警務", "警务"),
    },
    "setting": {
        "en": ("Setting", "Town or village"), "tr": ("Yerleşim", "Yerleşim yeri"), "kk": ("Елді мекен", "Қала не ауыл"),
        "ru": ("Местность", "Тип местности", "Город или село"), "vi": ("Khu vực", "Thành thị, nông thôn"), "zh-hant": ("城鄉", "城乡"),
    },
    "ownership": {
        "en": ("Run by", "Ownership"), "tr": ("Resmî / özel", "Mülkiyet"), "kk": ("Меншік", "Меншік түрі"),
        "ru": ("Собственность", "Форма собственности"), "vi": ("Loại hình", "Công lập, tư thục"), "zh-hant": ("辦學性質", "办学性质"),
    },
    "pupils": {
        "en": ("Pupils", "Number of pupils", "Students", "Number of students"),
        "tr": ("Öğrenci sayısı", "Öğrenci", "Öğrenciler", "Mevcut"),
        "kk": ("Оқушылар саны", "Оқушылар", "Оқушы саны"),
        "ru": (
            "Учащиеся", "Число учащихся", "Количество учащихся", "Ученики", "Число учеников", "Количество учеников",
            "Численность учащихся", "Контингент",
        ),
        "vi": ("Số học sinh", "Học sinh"), "zh-hant": ("學生數", "学生数", "學生人數", "学生人数"),
    },
    "grade": {
        "en": ("Priority grade", "Priority", "Grade of priority"), "tr": ("Öncelik derecesi", "Öncelik", "Derece"),
        "kk": ("Басымдық дәрежесі", "Басымдық"),
        "ru": ("Степень приоритета", "Приоритет", "Приоритетность", "Степень приоритетности", "Уровень приоритета"),
        "vi": ("Mức ưu tiên", "Ưu tiên"), "zh-hant": ("優先等級", "优先等级", "優先級", "优先级"),
    },
    "parent": {
        "en": ("Office above", "Parent"), "tr": ("Üst kurum kodu", "Üst kurum"), "kk": ("Жоғары тұрған орган", "Жоғары органның коды"),
        "ru": ("Вышестоящий орган", "Код вышестоящего органа"), "vi": ("Cơ quan cấp trên",), "zh-hant": ("上級單位", "上级单位"),
    },
    "metropolitan": {
        "en": ("Metropolitan",), "tr": ("Büyükşehir",), "kk": ("Мегаполис",), "ru": ("Крупный город", "Мегаполис"), "vi": ("Đô thị lớn",),
        "zh-hant": ("大都市",),
    },
    "centre": {
        "en": ("Centre district",), "tr": ("Merkez ilçe",), "kk": ("Орталық аудан",), "ru": ("Центральный район",), "vi": ("Trung tâm",),
        "zh-hant": ("中心區", "中心区"),
    },
}

# province, district, office of the province, office of the district, school: three rows as an example to fill in
EXAMPLE_IN: Final[dict[str, tuple[str, str, str, str, str]]] = {
    "en": ("North", "Lake", "Province office North", "District office Lake", "Example primary school"),
    "tr": ("Kuzey", "Göl", "Kuzey İl Müdürlüğü", "Göl İlçe Müdürlüğü", "Örnek İlkokulu"),
    "kk": ("Солтүстік", "Көл", "Солтүстік облысының басқармасы", "Көл ауданының бөлімі", "Үлгі бастауыш мектебі"),
    "ru": ("Северная", "Озёрный", "Управление Северной области", "Отдел Озёрного района", "Начальная школа (пример)"),
    "vi": ("Bắc", "Hồ", "Sở tỉnh Bắc", "Phòng huyện Hồ", "Trường tiểu học ví dụ"),
    "zh-hant": ("北省", "湖縣", "北省教育廳", "湖縣教育局", "示範小學"),
}
# fmt: on


def all_of(table: Mapping[str, Said]) -> dict[str, tuple[str, ...]]:
    """Return the words of every language by their code."""
    return {code: tuple(word for words in said.values() for word in words) for code, said in table.items()}


def word_in(table: Mapping[str, Said], code: str, lang: str) -> str:
    """Return the word that Umay writes for the code in the language; the code itself when it knows none."""
    said = table.get(code, {})
    words = said.get(lang) or said.get("en") or (code,)
    return words[0] or words[-1]


HEADS: Final = all_of(HEADS_IN)
