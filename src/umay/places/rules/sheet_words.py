"""What people call the columns and the values of a list of units, in the six languages. Data only; compared by `rules.sheet`."""

from __future__ import annotations

from typing import Final

# field: the heads under which a column is known; the first of each is written into the template that one may download
HEADS: Final[dict[str, tuple[str, ...]]] = {
    "province": ("Province", "İl", "Облыс", "Область", "Регион", "Tỉnh", "省", "City", "Region"),
    "district": ("District", "İlçe", "Аудан", "Район", "Huyện", "Quận", "區縣", "县", "區", "区县"),
    "code": ("Code", "Kod", "Kurum kodu", "Код", "Mã", "Mã trường", "代碼", "代码", "編號"),
    "name": (
        "Name",
        "Ad",
        "Adı",
        "Okul adı",
        "Kurum adı",
        "Атауы",
        "Название",
        "Наименование",
        "Tên",
        "Tên trường",
        "名稱",
        "名称",
        "校名",
    ),
    "agency": ("Agency", "Kurum", "Ведомство", "Мекеме", "Cơ quan", "部門", "部门"),
    "level": ("Level", "Düzey", "Деңгей", "Уровень", "Cấp", "層級", "层级"),
    "stages": ("Stages", "Kademe", "Okul türü", "Саты", "Ступени", "Уровень образования", "Cấp học", "學段", "学段"),
    "boarding": ("Boarding", "Yatılı", "Pansiyon", "Интернат", "Nội trú", "寄宿"),
    "girls_board": ("Girls board", "Kız pansiyonu", "Қыздар интернаты", "Интернат для девочек", "Nội trú nữ", "女生寄宿"),
    "policing": ("Policed by", "Kolluk", "Полиция", "Құқық қорғау", "Công an phụ trách", "警務"),
    "setting": ("Setting", "Yerleşim", "Елді мекен", "Местность", "Khu vực", "城鄉", "城乡"),
    "ownership": ("Run by", "Resmî / özel", "Resmi/özel", "Меншік", "Собственность", "Loại hình", "辦學性質", "办学性质"),
    "pupils": ("Pupils", "Öğrenci sayısı", "Оқушылар саны", "Число учащихся", "Số học sinh", "學生數", "学生数"),
    "grade": ("Priority grade", "Öncelik derecesi", "Басымдық дәрежесі", "Приоритет", "Mức ưu tiên", "優先等級", "优先等级"),
    "parent": ("Office above", "Üst kurum kodu", "Жоғары тұрған орган", "Вышестоящий орган", "Cơ quan cấp trên", "上級單位", "上级单位"),
    "metropolitan": ("Metropolitan", "Büyükşehir", "Мегаполис", "Đô thị lớn", "大都市"),
    "centre": ("Centre district", "Merkez ilçe", "Орталық аудан", "Центральный район", "Trung tâm", "中心區"),
}

YES: Final = ("yes", "y", "1", "x", "true", "evet", "var", "иә", "ия", "да", "есть", "có", "是", "有", "✓", "+")
NO: Final = ("", "no", "n", "0", "-", "false", "hayır", "yok", "жоқ", "нет", "không", "否", "無", "无")

# code: what people write for it
STAGES: Final[dict[str, tuple[str, ...]]] = {
    "preschool": (
        "preschool", "kindergarten", "anaokulu", "okul öncesi", "балабақша", "мектепке дейінгі",
        "детский сад", "дошкольная", "mầm non", "mẫu giáo", "幼兒園", "幼儿园", "學前",
    ),
    "primary": ("primary", "primary school", "ilkokul", "бастауыш", "начальная", "tiểu học", "小學", "小学"),
    "lower_secondary": (
        "lower_secondary", "lower secondary", "middle school", "ortaokul", "негізгі", "основная",
        "trung học cơ sở", "thcs", "初中", "國中",
    ),
    "upper_secondary": (
        "upper_secondary", "upper secondary", "high school", "lise", "ortaöğretim", "жалпы орта", "орта",
        "средняя", "trung học phổ thông", "thpt", "高中",
    ),
    "vocational": (
        "vocational", "meslek lisesi", "mesleki", "колледж", "кәсіптік", "профессиональная", "nghề",
        "trung cấp", "職業學校", "中职", "職校",
    ),
    "special": ("special", "özel eğitim", "арнайы", "специальная", "chuyên biệt", "特殊教育"),
    "adult": ("adult", "halk eğitim", "yaygın", "ересектер", "вечерняя", "giáo dục thường xuyên", "成人"),
    "higher": ("higher", "university", "üniversite", "жоғары", "вуз", "đại học", "大學", "大学"),
    "other": ("other", "diğer", "басқа", "другое", "khác", "其他"),
}  # fmt: skip
POLICING: Final[dict[str, tuple[str, ...]]] = {
    "police": ("", "police", "polis", "emniyet", "полиция", "công an", "警察", "公安"),
    "gendarmerie": ("gendarmerie", "jandarma", "жандармерия"),
}
SETTINGS: Final[dict[str, tuple[str, ...]]] = {
    "urban": ("", "urban", "town", "city", "kent", "şehir", "kentsel", "қала", "город", "городская", "thành thị", "城市", "城"),
    "rural": ("rural", "village", "köy", "kırsal", "ауыл", "село", "сельская", "nông thôn", "農村", "农村", "鄉"),
}
OWNERSHIP: Final[dict[str, tuple[str, ...]]] = {
    "state": ("", "state", "public", "resmî", "resmi", "devlet", "мемлекеттік", "государственная", "công lập", "公立", "公辦"),
    "private": ("private", "özel", "жекеменшік", "частная", "tư thục", "dân lập", "私立", "民辦"),
}
