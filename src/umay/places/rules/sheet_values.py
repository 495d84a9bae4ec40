"""What people write in the cells of a list of units, in the six languages. Data only; compared by `rules.sheet`."""

from __future__ import annotations

from typing import Final

from umay.places.rules.sheet_words import Said, all_of

# fmt: off
YES_IN: Final = {
    "en": ("yes", "y", "true"), "tr": ("evet", "var"), "kk": ("иә", "ия", "бар"), "ru": ("да", "есть", "имеется"), "vi": ("có",),
    "zh-hant": ("是", "有"), "": ("1", "x", "✓", "+"),
}
NO_IN: Final = {
    "en": ("no", "n", "false"), "tr": ("hayır", "yok"), "kk": ("жоқ",), "ru": ("нет", "не имеется"), "vi": ("không",),
    "zh-hant": ("否", "無", "无"), "": ("", "0", "-", "–"),
}
YES: Final = tuple(word for words in YES_IN.values() for word in words)
NO: Final = tuple(word for words in NO_IN.values() for word in words)

# code: what people write for it
STAGES_IN: Final[dict[str, Said]] = {
    "preschool": {
        "en": ("preschool", "kindergarten", "nursery"), "tr": ("okul öncesi", "anaokulu"),
        "kk": ("мектепке дейінгі", "балабақша", "мектепалды"),
        "ru": ("дошкольная", "детский сад", "дошкольное", "дошкольный", "ясли-сад", "предшкольная"), "vi": ("mầm non", "mẫu giáo"),
        "zh-hant": ("幼兒園", "幼儿园", "學前", "学前"),
    },
    "primary": {
        "en": ("primary", "primary school", "elementary"), "tr": ("ilkokul", "ilkokulu"), "kk": ("бастауыш", "бастауыш мектеп"),
        "ru": ("начальная", "начальное", "начальная школа", "начальные классы"), "vi": ("tiểu học",), "zh-hant": ("小學", "小学"),
    },
    "lower_secondary": {
        "en": ("lower secondary", "middle school"), "tr": ("ortaokul", "ortaokulu"), "kk": ("негізгі", "негізгі орта"),
        "ru": ("основная", "основное", "основная школа", "основная средняя"), "vi": ("trung học cơ sở", "thcs"),
        "zh-hant": ("初中", "國中"),
    },
    "upper_secondary": {
        "en": ("upper secondary", "high school"), "tr": ("lise", "ortaöğretim"), "kk": ("жалпы орта", "орта"),
        "ru": ("средняя", "среднее", "старшая", "общая средняя", "средняя школа", "лицей", "гимназия"),
        "vi": ("trung học phổ thông", "thpt"), "zh-hant": ("高中",),
    },
    "vocational": {
        "en": ("vocational", "vocational school"), "tr": ("mesleki", "meslek lisesi"), "kk": ("кәсіптік",),
        "ru": ("профессиональная", "профессиональное", "колледж", "училище"), "vi": ("nghề", "trung cấp"),
        "zh-hant": ("職業學校", "中职", "職校"),
    },
    "special": {
        "en": ("special", "special needs"), "tr": ("özel eğitim",), "kk": ("арнайы",),
        "ru": ("специальная", "специальное", "коррекционная"), "vi": ("chuyên biệt",), "zh-hant": ("特殊教育",),
    },
    "adult": {
        "en": ("adult", "adults"), "tr": ("halk eğitim", "yaygın"), "kk": ("ересектер", "кешкі"), "ru": ("вечерняя", "для взрослых"),
        "vi": ("giáo dục thường xuyên",), "zh-hant": ("成人",),
    },
    "higher": {
        "en": ("higher", "university"), "tr": ("üniversite",), "kk": ("жоғары",), "ru": ("вуз", "высшая", "высшее", "университет"),
        "vi": ("đại học",), "zh-hant": ("大學", "大学"),
    },
    "other": {
        "en": ("other",), "tr": ("diğer",), "kk": ("басқа",), "ru": ("другое", "другая", "прочее"), "vi": ("khác",), "zh-hant": ("其他",),
    },
}
POLICING_IN: Final[dict[str, Said]] = {
    "police": {"en": ("police",), "tr": ("polis", "emniyet"), "kk": ("полиция",), "vi": ("công an",), "ru": ("полиция", "милиция"),
               "zh-hant": ("警察", "公安"), "": ("",)},
    "gendarmerie": {"en": ("gendarmerie",), "tr": ("jandarma",), "kk": ("жандармерия",), "ru": ("жандармерия",), "vi": ("hiến binh",),
                    "zh-hant": ("憲兵", "宪兵")},
}
SETTINGS_IN: Final[dict[str, Said]] = {
    "urban": {"en": ("town", "urban", "city"), "tr": ("kent", "şehir", "kentsel"), "kk": ("қала", "қалалық"),
              "ru": ("город", "городская", "городской", "посёлок городского типа"), "vi": ("thành thị",), "zh-hant": ("城市", "城", "城镇"),
              "": ("",)},
    "rural": {"en": ("village", "rural"), "tr": ("köy", "kırsal"), "kk": ("ауыл", "ауылдық"),
              "ru": ("село", "сельская", "сельский", "деревня", "аул"), "vi": ("nông thôn",), "zh-hant": ("農村", "农村", "鄉")},
}
OWNERSHIP_IN: Final[dict[str, Said]] = {
    "state": {"en": ("state", "public"), "tr": ("resmî", "devlet"), "kk": ("мемлекеттік",),
              "ru": ("государственная", "государственный", "муниципальная", "коммунальная"), "vi": ("công lập",),
              "zh-hant": ("公立", "公辦", "公办"), "": ("",)},
    "private": {"en": ("private",), "tr": ("özel",), "kk": ("жекеменшік", "жеке"), "ru": ("частная", "частный"),
                "vi": ("tư thục", "dân lập"), "zh-hant": ("私立", "民辦", "民办")},
}
# levels and agencies: words besides those of the country's packs, for those codes that the packs know
LEVELS_IN: Final[dict[str, Said]] = {
    "school": {
        "en": ("school", "schools", "kindergarten"), "tr": ("okul", "okullar", "kurum"), "kk": ("мектеп", "мектептер", "балабақша"),
        "ru": ("школа", "школы", "школьный", "детский сад", "организация образования"), "vi": ("trường", "trường học", "nhà trường"),
        "zh-hant": ("學校", "学校"),
    },
    "district": {
        "en": ("district", "districts", "county"), "tr": ("ilçe", "ilçeler"), "kk": ("аудан", "аудандар", "аудандық"),
        "ru": ("район", "районы", "районный", "районная", "районное", "райотдел"), "vi": ("huyện", "quận", "cấp huyện"),
        "zh-hant": ("區縣", "縣", "县", "區", "区", "区县"),
    },
    "province": {
        "en": ("province", "provinces", "region"), "tr": ("il", "iller"), "kk": ("облыс", "облыстар", "облыстық"),
        "ru": ("область", "области", "областной", "областная", "областное", "регион", "региональный"), "vi": ("tỉnh", "cấp tỉnh"),
        "zh-hant": ("省", "省级", "省級"),
    },
    "national": {
        "en": ("country", "national", "nation"), "tr": ("ülke", "merkez"), "kk": ("республика", "ел", "республикалық"),
        "ru": ("страна", "республика", "республиканский", "республиканское", "центральный"), "vi": ("cả nước", "trung ương"),
        "zh-hant": ("全國", "全国", "國家", "国家"),
    },
    "city": {
        "en": ("city",), "tr": ("şehir",), "kk": ("қала", "қалалық"), "ru": ("город", "городской"), "vi": ("thành phố",),
        "zh-hant": ("市", "市级", "市級"),
    },
    "town": {
        "en": ("town",), "tr": ("kasaba",), "kk": ("кент",), "ru": ("посёлок", "поселковый"), "vi": ("thị trấn",),
        "zh-hant": ("鄉鎮", "乡镇", "街道"),
    },
    "commune": {
        "en": ("commune", "ward"), "ru": ("община", "коммуна"), "vi": ("xã", "phường"),
        "zh-hant": ("社",),
    },
    "neighbourhood": {
        "en": ("neighbourhood", "village"), "tr": ("mahalle", "köy"), "kk": ("ауыл",), "ru": ("микрорайон", "село"), "vi": ("thôn",),
        "zh-hant": ("村",),
    },
}
AGENCIES_IN: Final[dict[str, Said]] = {
    "education": {
        "en": ("education", "ministry of education"), "tr": ("eğitim", "millî eğitim", "meb"), "kk": ("білім", "білім беру", "оқу-ағарту"),
        "ru": ("образование", "просвещение", "управление образования", "отдел образования"), "vi": ("giáo dục", "giáo dục và đào tạo"),
        "zh-hant": ("教育", "教育局", "教育部門", "教育部门"),
    },
    "police": {
        "en": ("police",), "tr": ("emniyet", "polis"), "kk": ("полиция", "ішкі істер"), "ru": ("полиция", "внутренние дела", "мвд", "овд"),
        "vi": ("công an",), "zh-hant": ("警察", "公安", "公安机关"),
    },
    "gendarmerie": {"en": ("gendarmerie",), "tr": ("jandarma",), "ru": ("жандармерия",)},
    "social_services": {
        "en": ("social services",), "tr": ("sosyal hizmetler", "aile ve sosyal hizmetler"), "kk": ("әлеуметтік қорғау",),
        "ru": ("социальная защита", "соцзащита", "социальные службы", "опека"), "vi": ("lao động và xã hội",),
        "zh-hant": ("社會服務", "民政"),
    },
    "health": {
        "en": ("health",), "tr": ("sağlık",), "kk": ("денсаулық сақтау",), "ru": ("здравоохранение",), "vi": ("y tế",),
        "zh-hant": ("衛生", "卫生"),
    },
    "prosecutor": {
        "en": ("prosecutor",), "tr": ("savcılık", "başsavcılık"), "kk": ("прокуратура",), "ru": ("прокуратура",), "vi": ("viện kiểm sát",),
        "zh-hant": ("檢察院", "检察院"),
    },
    "child_rights": {"en": ("child rights",), "kk": ("бала құқығы", "бала құқығын қорғау"), "ru": ("права ребёнка", "охрана прав детей")},
    "municipality": {"en": ("municipality",), "tr": ("belediye",), "ru": ("муниципалитет",)},
}
# fmt: on

STAGES: Final = all_of(STAGES_IN)
POLICING: Final = all_of(POLICING_IN)
SETTINGS: Final = all_of(SETTINGS_IN)
OWNERSHIP: Final = all_of(OWNERSHIP_IN)
LEVELS: Final = all_of(LEVELS_IN)
AGENCIES: Final = all_of(AGENCIES_IN)
CHOICES_IN: Final = {"stages": STAGES_IN, "policing": POLICING_IN, "setting": SETTINGS_IN, "ownership": OWNERSHIP_IN}
"""The words of each column whose cells are chosen from few."""
