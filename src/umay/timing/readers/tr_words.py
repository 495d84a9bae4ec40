"""Turkish words of time, by kind: folded; "~" is an ending, "^" a participle with its day, "@" a school before its bell."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = {
    "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
    "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70, "seksen": 80, "doksan": 90, "yuz": 100,
}  # fmt: skip
ORDINALS: Final = {
    "ilk": 1, "birinci": 1, "ikinci": 2, "ucuncu": 3, "dorduncu": 4, "besinci": 5, "altinci": 6, "yedinci": 7, "sekizinci": 8,
    "dokuzuncu": 9, "onuncu": 10, "yirminci": 20, "son": -1, "sonuncu": -1,
}  # fmt: skip
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
DISTRIBUTIVES: Final = {"birer": 1, "ikiser": 2, "ucer": 3, "dorder": 4, "beser": 5, "altisar": 6, "onar": 10, "on beser": 15}

MONTHS: Final = (
    "oca[kg]", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "arali[kg]",
)  # fmt: skip
MONTHS_SHORT: Final = {"oca": 1, "sub": 2, "nis": 4, "haz": 6, "tem": 7, "agu": 8, "eyl": 9, "eki": 10, "kas": 11}
WEEKDAYS: Final = {
    "pazartesi": "MO", "sali": "TU", "carsamba": "WE", "persembe": "TH", "cuma": "FR", "cumartesi": "SA", "pazar": "SU",
}  # fmt: skip
TITLES: Final = (
    "plan", "protokol", "genelge", "yonerge", "yonetmelik", "yonetmeli[gk]", "strateji", "belge", "kanun", "kilavuz",
    "takvim", "cizelge", "tablo",
)  # fmt: skip
# Signs in the patterns below and what they stand for.
MARKS: Final = {
    "^": r"(?:acagi|ecegi|digi|dugu|tigi|tugu)(?:n?da|ndan)?(?: (?:tarih~|gun~|an~))?",
    "@ ": r"(?:(?:okul(?:a|un|lara|larin|dan)?|ders(?:e)?|ogrenci(?:lerin)?) )?",
}  # fmt: skip
_EDUCATION: Final = r"egitim(?:\s*[-/]\s*|\s+ve\s+|\s+)?ogretim"
SCHOOL_YEAR: Final = rf"(?:{_EDUCATION}|ders|ogretim|okul|egitim|akademik) (?:yil~|sezon~)"
TERM: Final = rf"(?:(?:{_EDUCATION}|ogretim|ders|okul) )?(?:donem~|yariyil~|somestr~)"

# The kind of an inflected word ends in its case: "ayda" is AY_LOC.
INFLECTED: Final[dict[str, tuple[str, ...]]] = {
    "TARIH": ("tarih~",),
    "SURE": ("sure~", "zaman~", "zaman dilim~", "zaman araliklar~", "vakit~", "vakt~"),
    "START": ("bas~", "baslangi[cg]~", "baslama~", "baslay?^", "acil(?:is|ma)~", "ilk gunler~"),
    "END": ("sonu~", "sonlar~", "bitim~", "bitis~", "bitme~", "kapanis~", "kapanma~", "tamamlanma~", "bit^"),
    "MID": ("orta~",),
    "HALF": ("yarisi~", "yari~"),
}  # fmt: skip
INFLECTED_VALUES: Final[dict[str, dict[object, tuple[str, ...]]]] = {
    "WORKDAY": {
        "working_day": ("(?:is|mesai) gun~",),
    },
    "SCHOOLDAY": {
        "school_day": (r"(?:okul|ders|egitim(?:\s*[-/]?\s*ogretim)?|ogretim) gun~",),
    },
    "DAY": {
        "calendar_day": ("(?:takvim )?gun~",),
    },
    "WEEK": {
        "week": ("hafta~",),
    },
    "AY": {
        "month": ("ay~",),
    },
    "YEARU": {
        "year": ("yil~", "sene~", "takvim yil~"),
    },
    "HOUR": {
        "hour": ("saat~",),
    },
    "MINUTE": {
        "minute": ("dakika~", "dk"),
    },
    "QUARTER": {
        "quarter": ("ceyre[kg]~",),
        "school_quarter": ("(?:ders|okul) ceyre[kg]~",),
        "half_year": ("yarim yil~",),
    },
    "BELL": {
        ("school_entry", "school_exit"): (
            r"@ giris(?:\s*[-/]?\s*| ve )cikis (?:saat~|zaman~)", "@ giris ve @ cikis (?:saat~|zaman~)",
            r"@ giris(?:\s*[-/]?\s*| ve )cikislar~",
            r"@ (?:acilis|baslama)(?:\s*[-/]?\s*| ve )(?:kapanis|bitis|dagilma|dagilis) saat~",
        ),
        ("school_entry",): (
            "@ giris(?:lerin)? (?:saat~|zaman~)", "okul(?:a|un)? girisler~", "okul(?:un)? (?:acilis|baslama|baslangic) saat~",
        ),
        ("school_exit",): (
            "@ cikis (?:saat~|zaman~)", "okul(?:un|dan)? cikislar~", "(?:okul|ders) dagilis? saat~",
            "okul(?:un)? (?:kapanis|bitis) saat~",
        ),
    },
    "HOURS": {
        ("shift_start", "shift_end"): ("(?:mesai|calisma) saat~", "mesai~", "mesai suresi~"),
        ("lesson_start", "lesson_end"): ("ders saatler~",),
        ("duty_start", "duty_end"): ("(?:nobet|gorev) suresince", "(?:gorev|nobet) suresi~", "nobet saatler~", "gorev saatler~"),
        ("school_entry", "school_exit"): ("okul saatler~",),
    },
    "SY": {"school_year": (SCHOOL_YEAR,)},
    "TERM": {"term": (TERM,)},
    "WD": {code: (f"{name}~",) for name, code in WEEKDAYS.items()},
    "MONTH": {number: (f"{name}~",) for number, name in enumerate(MONTHS, 1)},
}  # fmt: skip
PLAIN_VALUES: Final[dict[str, dict[object, tuple[str, ...]]]] = {
    "ADJ": {
        "day": ("gunluk", "gunluk olarak", "gunbegun"),
        "week": ("haftalik", "haftalik olarak"),
        "month": ("aylik", "aylik olarak"),
        "year": ("yillik", "senelik", "yillik olarak"),
        "term": ("donemlik", "donemlik olarak", "donemsel", "donemsel olarak"),
    },
    "PROJECT": {
        ("phase_start", "phase_end"): ("proje", "projenin"),
        ("plan_start", "plan_end"): ("plan", "plan donemi", "uygulama donemi", "program", "planin"),
        ("signature", "contract_end"): ("protokol", "protokolun", "sozlesme"),
    },
    "ONETERM": {
        "start": ("donemlerden birinin basinda",),
        "end": ("donemlerden birinin sonunda",),
        None: ("donemlerden birinde", "herhangi bir donemde", "bir donem"),
    },
}  # fmt: skip
PLAIN: Final[dict[str, tuple[str, ...]]] = {
    "EVERY": ("her", "her bir"),
    "KEZ": ("kez", "defa", "kere", "sefer", "kez olmak uzere", "defa olmak uzere", "defaya mahsus"),
    "MINI": ("en az", "en azindan", "asgari", "minimum", "enaz"),
    "LATEST": ("en gec", "engec", "en son", "en fazla", "en cok", "azami", "nihayet"),
    "WITHIN": (
        "icinde", "icerisinde", "zarfinda", "icersinde", "ici", "dahilinde", "sure icinde", "surede", "sure icerisinde",
        "sure zarfinda", "sureyle",
    ),
    "BEFORE": (
        "once", "onceden", "oncesinde", "oncesi", "oncesinden", "evvel", "evvelinden", "oncesine", "onceye", "kala",
    ),
    "AFTER": ("sonra", "sonrasinda", "sonrasi", "sonrasindan", "ardindan", "akabinde", "takiben", "muteakiben"),
    "NEXT": ("izleyen", "takip eden", "muteakip", "sonraki", "bir sonraki", "ertesi", "takip edecek", "izleyecek"),
    "PREVIOUS": ("bir onceki", "onceki", "gecen"),
    "KADAR": ("kadar", "dek", "degin", "kadarki"),
    "ITIB": (
        "itibaren", "itibariyle", "itibari ile", "itibariyla", "baslayarak", "baslamak uzere", "bu yana", "baslanarak",
    ),
    "DURING": (
        "boyunca", "suresince", "esnasinda", "sirasinda", "boyu", "devam ettigi surece", "devaminca",
    ),
    "ARASI": ("arasi", "arasinda", "arasindaki", "araliginda", "araligi", "araliklarinda"),
    "WEEKDAYS": ("hafta ici", "haftaici", "hafta ici her gun", "hafta icleri", "hafta ici gunler~"),
    "WEEKEND": ("hafta sonu", "hafta sonlari", "haftasonu", "hafta sonlarinda", "haftasonlari"),
    "AND": ("ve", "ile", "hem", "ayrica"),
    "OR": ("veya", "ya da", "yahut", "veyahut", "yada", "ve/veya"),
    "PERIODS": (
        "periyotlarla", "periyotlar halinde", "donemler halinde", "donemlerle", "donemler itibariyle", "araliklarla", "donemlerde",
        "periyotlarda", "sureyle", "surelerle", "donem halinde",
    ),
    "TARIHLI": ("tarihli", "tarih ve"),
    "GORE": ("gore", "uyarinca", "dogrultusunda"),
    "VALID": ("gecerli(?:dir)?", "yururlukte kal(?:ir|acaktir)", "yururlukte", "gecerlilik"),
    "DAILY": ("her sabah", "her aksam", "her sabah ve aksam"),
    "SYLONG": (
        r"egitim(?:\s*[-/]\s*|\s+ve\s+|\s+)?ogretim (?:suresince|boyunca|surecinde|suresi boyunca|sureci boyunca)",
    ),
    "SAME": ("ayni",),
    "PLACE": (
        "mahallesi", "universitesi", "caddesi", "bulvari", "parki", "ilkokulu", "ortaokulu", "sehitleri", "koyu", "pazari", "stadi",
    ),
    "ATTIME": (
        "oldugunda", "olmasi halinde", "olmasi durumunda", "meydana geldiginde", "yasandiginda", "yasanmasi halinde",
        "gerceklestiginde", "meydana gelmesi halinde", "meydana gelmesi durumunda", "alindiginda", "yapildiginda", "vuku buldugunda",
        "ortaya ciktiginda", "tespit edildiginde", "gerceklesmesi halinde",
    ),
    "PHASE": ("asama~", "etap~", "faz~"),
    "SIRA": ("sirayla", "donusumlu", "sirasiyla"),
    "HARIC": ("haric", "disinda"),
    "PREVMONTH": ("bir onceki aya ait", "onceki aya ait", "bir onceki ay icin", "bir onceki ayin", "gecen aya ait"),
    "SETBY": (
        "belirtilen", "belirlenen", "ongorulen", "ilan edilen", "belirlenecek", "duyurulan", "tespit edilen", "planlanan", "yer alan",
        "gosterilen", "belirlenmis", "bildirilen", "verilen", "tanimlanan", "uygun gorulen", "onaylanan",
    ),
    "TARGET": (
        "katilimci~", "kisi~", "ogrenci~", "veli~", "ogretmen~", "personel~", "calisan~", "aile~", "okul~", "kadin~", "cocuk~",
    ),
    "TITLE": tuple(f"{word}(?:(?:i|si|u|su)(?:n[iae]|n[iu]n|nd[ae]n?)?|[ea]|l[ae]ri(?:nin)?)" for word in TITLES),
}  # fmt: skip
