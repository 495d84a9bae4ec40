"""Turkish words of time, by kind: folded, "~" where endings follow. How they join is told elsewhere."""

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

SCHOOL_YEAR: Final = r"(?:egitim(?:\s*[-/]\s*|\s+ve\s+|\s+)?ogretim|ders|ogretim|okul|egitim|akademik)\s+(?:yil~|sezon~)"
TERM: Final = r"(?:(?:egitim(?:\s*[-/]\s*|\s+ve\s+|\s+)?ogretim|ogretim|ders|okul)\s+)?(?:donem~|yariyil~|somestr~)"
BELL_PLACE: Final = r"(?:(?:okul(?:a|un|lara|larin|dan)?|ders(?:e)?|ogrenci(?:lerin)?)\s+)?"
DATED: Final = r"(?:acagi|ecegi|digi|dugu|tigi|tugu)"

TITLES: Final = (
    "plan", "protokol", "genelge", "yonerge", "yonetmelik", "yonetmeli[gk]", "strateji", "belge", "tebli[gk]", "kanun",
    "kilavuz", "takvim", "cizelge", "tablo",
)  # fmt: skip
SETTLED: Final = (
    "belirtilen", "belirlenen", "ongorulen", "ilan edilen", "belirlenecek", "duyurulan", "tespit edilen", "planlanan", "yer alan", "gosterilen", "belirlenmis", "bildirilen", "verilen",
    "tanimlanan", "uygun gorulen", "onaylanan",
)  # fmt: skip

# Inflected words: the token's kind ends in the case, UNIT_LOC for "ayda".
INFLECTED: Final[dict[str, dict[str, object]]] = {
    "WORKDAY": {r"(?:is|mesai)\s+gun~": "working_day"},
    "SCHOOLDAY": {r"(?:okul|ders|egitim(?:\s*[-/]?\s*ogretim)?|ogretim)\s+gun~": "school_day"},
    "DAY": {r"(?:takvim\s+)?gun~": "calendar_day"},
    "WEEK": {"hafta~": "week"},
    "AY": {"ay~": "month"},
    "YEARU": {"yil~": "year", "sene~": "year", "takvim yil~": "year"},
    "HOUR": {"saat~": "hour"},
    "MINUTE": {"dakika~": "minute", "dk": "minute"},
    "TERM": {TERM: "term"},
    "QUARTER": {"ceyre[kg]~": "quarter", r"(?:ders|okul)\s+ceyre[kg]~": "school_quarter", "yarim yil~": "half_year"},
    "SY": {SCHOOL_YEAR: "school_year"},
    "TARIH": {"tarih~": None},
    "SURE": {"sure~": None, "zaman~": None, "zaman dilim~": None, "zaman araliklar~": None, "vakit~": None, "vakt~": None},
    "START": {
        "bas~": None, r"baslangi[cg]~": None, "baslama~": None, f"basla(?:y{DATED}|{DATED})(?:n?da|ndan)?(?:\\s+(?:tarih~|gun~|an~))?": None,
        r"acil(?:is|ma)~": None, "ilk gunler~": None,
    },
    "END": {
        "sonu~": None, "sonlar~": None, "bitim~": None, "bitis~": None, "bitme~": None, "kapanis~": None, "kapanma~": None, "tamamlanma~": None,
        f"bit(?:{DATED}|ecegi)(?:n?da|ndan)?(?:\\s+(?:tarih~|gun~|an~))?": None,
    },
    "MID": {"orta~": None},
    "HALF": {"yarisi~": None, "yari~": None},
    "BELL": {
        rf"{BELL_PLACE}giris(?:\s*[-/]?\s*|\s+ve\s+)cikis\s+(?:saat~|zaman~)": ("school_entry", "school_exit"),
        rf"{BELL_PLACE}giris\s+ve\s+{BELL_PLACE}cikis\s+(?:saat~|zaman~)": ("school_entry", "school_exit"),
        rf"{BELL_PLACE}giris(?:\s*[-/]?\s*|\s+ve\s+)cikislar~": ("school_entry", "school_exit"),
        rf"{BELL_PLACE}(?:acilis|baslama)(?:\s*[-/]?\s*|\s+ve\s+)(?:kapanis|bitis|dagilma|dagilis)\s+saat~": ("school_entry", "school_exit"),
        rf"{BELL_PLACE}giris(?:lerin)?\s+(?:saat~|zaman~)": ("school_entry",), rf"{BELL_PLACE}cikis\s+(?:saat~|zaman~)": ("school_exit",),
        r"okul(?:a|un)?\s+girisler~": ("school_entry",), r"okul(?:un|dan)?\s+cikislar~": ("school_exit",),
        r"(?:okul|ders)\s+dagilis?\s+saat~": ("school_exit",), r"okul(?:un)?\s+(?:acilis|baslama|baslangic)\s+saat~": ("school_entry",), r"okul(?:un)?\s+(?:kapanis|bitis)\s+saat~": ("school_exit",),
    },
    "HOURS": {
        r"(?:mesai|calisma)\s+saat~": ("shift_start", "shift_end"), "mesai~": ("shift_start", "shift_end"), r"mesai\s+suresi~": ("shift_start", "shift_end"),
        r"ders\s+saatler~": ("lesson_start", "lesson_end"), r"(?:nobet|gorev)\s+suresince": ("duty_start", "duty_end"), r"(?:gorev|nobet)\s+suresi~": ("duty_start", "duty_end"), r"nobet\s+saatler~": ("duty_start", "duty_end"), r"gorev\s+saatler~": ("duty_start", "duty_end"),
        r"okul\s+saatler~": ("school_entry", "school_exit"),
    },
    "WD": {f"{name}~": code for name, code in WEEKDAYS.items()},
    "MONTH": {f"{name}~": number for number, name in enumerate(MONTHS, 1)},
}  # fmt: skip

# Words whose form is fixed.
PLAIN: Final[dict[str, dict[str, object]]] = {
    "EVERY": {"her": None, "her bir": None},
    "KEZ": {"kez": None, "defa": None, "kere": None, "sefer": None, "kez olmak uzere": None, "defa olmak uzere": None, "defaya mahsus": None},
    "MINI": {"en az": None, "en azindan": None, "asgari": None, "minimum": None, "enaz": None},
    "LATEST": {"en gec": None, "engec": None, "en son": None, "en fazla": None, "en cok": None, "azami": None, "nihayet": None},
    "WITHIN": {
        "icinde": None, "icerisinde": None, "zarfinda": None, "icersinde": None, "ici": None, "dahilinde": None, "sure icinde": None,
        "surede": None, "sure icerisinde": None, "sure zarfinda": None, "sureyle": None,
    },
    "BEFORE": {
        "once": None, "onceden": None, "oncesinde": None, "oncesi": None, "oncesinden": None, "evvel": None, "evvelinden": None, "oncesine": None,
        "onceye": None, "kala": None,
    },
    "AFTER": {
        "sonra": None, "sonrasinda": None, "sonrasi": None, "sonrasindan": None, "ardindan": None, "akabinde": None, "takiben": None,
        "muteakiben": None,
    },
    "NEXT": {"izleyen": None, "takip eden": None, "muteakip": None, "sonraki": None, "bir sonraki": None, "ertesi": None, "takip edecek": None, "izleyecek": None},
    "PREVIOUS": {"bir onceki": None, "onceki": None, "gecen": None},
    "KADAR": {"kadar": None, "dek": None, "degin": None, "kadarki": None},
    "ITIB": {
        "itibaren": None, "itibariyle": None, "itibari ile": None, "itibariyla": None, "baslayarak": None, "baslamak uzere": None, "bu yana": None,
        "baslanarak": None,
    },
    "DURING": {
        "boyunca": None, "suresince": None, "esnasinda": None, "sirasinda": None, "boyu": None, "devam ettigi surece": None, "surecinde": None,
        "devaminca": None,
    },
    "ARASI": {"arasi": None, "arasinda": None, "arasindaki": None, "araliginda": None, "araligi": None, "araliklarinda": None},
    "WEEKDAYS": {"hafta ici": None, "haftaici": None, "hafta ici her gun": None, "hafta icleri": None, "hafta ici gunler~": None},
    "WEEKEND": {"hafta sonu": None, "hafta sonlari": None, "haftasonu": None, "hafta sonlarinda": None, "haftasonlari": None},
    "AND": {"ve": None, "ile": None, "hem": None, "ayrica": None},
    "OR": {"veya": None, "ya da": None, "yahut": None, "veyahut": None, "yada": None, "ve/veya": None},
    "ADJ": {
        "gunluk": "day", "haftalik": "week", "aylik": "month", "yillik": "year", "senelik": "year", "donemlik": "term",
        "gunluk olarak": "day", "haftalik olarak": "week", "aylik olarak": "month", "yillik olarak": "year", "donemlik olarak": "term",
        "donemsel": "term", "donemsel olarak": "term", "gunbegun": "day",
    },
    "PERIODS": {
        "periyotlarla": None, "periyotlar halinde": None, "donemler halinde": None, "donemlerle": None, "donemler itibariyle": None,
        "araliklarla": None, "donemlerde": None, "periyotlarda": None, "sureyle": None, "surelerle": None, "donem halinde": None,
    },
    "TARIHLI": {"tarihli": None, "tarih ve": None},
    "SETBY": {word: None for word in SETTLED},
    "UYARINCA": {"uyarinca": None, "geregince": None, "dogrultusunda": None, "gore": None, "cercevesinde": None},
    "TARGET": {f"{word}~": None for word in ("katilimci", "kisi", "ogrenci", "veli", "ogretmen", "personel", "calisan", "aile", "okul", "kadin", "cocuk")},
    "TITLE": {f"{word}(?:i|si|u|ni|inin|sinin|unun|inda|sinda|unda|ina|sina|una|lari|larinin)": None for word in TITLES},
    "VALID": {"gecerli(?:dir)?": None, "yururlukte kal(?:ir|acaktir)": None, "yururlukte": None, "gecerlilik": None},
    "PROJECT": {
        "proje": ("phase_start", "phase_end"), "projenin": ("phase_start", "phase_end"), "plan": ("plan_start", "plan_end"), "plan donemi": ("plan_start", "plan_end"),
        "protokol": ("signature", "contract_end"), "protokolun": ("signature", "contract_end"), "sozlesme": ("signature", "contract_end"),
        "uygulama donemi": ("plan_start", "plan_end"), "program": ("plan_start", "plan_end"), "planin": ("plan_start", "plan_end"),
    },
    "DAILY": {"her sabah": None, "her aksam": None, "her sabah ve aksam": None},
    "SAME": {"ayni": None},
    "PLACE": {word: None for word in ("mahallesi", "universitesi", "caddesi", "bulvari", "parki", "ilkokulu", "ortaokulu", "sehitleri", "koyu", "pazari", "stadi")},
    "ATTIME": {
        "oldugunda": None, "olmasi halinde": None, "olmasi durumunda": None, "meydana geldiginde": None, "yasandiginda": None, "yasanmasi halinde": None,
        "gerceklestiginde": None, "meydana gelmesi halinde": None, "meydana gelmesi durumunda": None, "alindiginda": None, "yapildiginda": None,
        "vuku buldugunda": None, "ortaya ciktiginda": None, "tespit edildiginde": None, "gerceklesmesi halinde": None,
    },
    "ONETERM": {
        "donemlerden birinin basinda": "start", "donemlerden birinin sonunda": "end", "donemlerden birinde": None, "herhangi bir donemde": None,
        "bir donem": None,
    },
    "PHASE": {"asama~": None, "etap~": None, "faz~": None},
    "SIRA": {"sirayla": None, "donusumlu": None, "sirasiyla": None},
    "HARIC": {"haric": None, "disinda": None},
    "PREVMONTH": {r"bir onceki aya ait": None, "onceki aya ait": None, "bir onceki ay icin": None, "bir onceki ayin": None, "gecen aya ait": None},
    "SICIL": {
        "yil boyunca": None, "yil boyu": None, "tum yil": None, "tum yil boyunca": None, "butun yil": None, "sene boyunca": None, "yil boyunca surekli": None,
        "surekli": None, "surekli olarak": None, "devamli": None, "devamli olarak": None, "her zaman": None, "daima": None,
        "kesintisiz": None, "kesintisiz olarak": None, "araliksiz": None, "her daim": None, "her an": None, "yedi gun yirmi dort saat": None,
        "7 gun 24 saat": None, "24 saat esasina gore": None, "haftanin 7 gunu 24 saat": None, "sureklilik": None, "suresiz": None, "suresiz olarak": None, "sure sinirlamasi olmaksizin": None,
        "devam ediyor": None, "devam etmektedir": None, "surekli devam eden": None, "her daim surekli": None,
    },
    "NEED": {
        "gerektiginde": None, "gerektikce": None, "gerekirse": None, "gerekmesi halinde": None, "gerekli hallerde": None, "gerekli durumlarda": None,
        "gereken hallerde": None, "gereken durumlarda": None, "gerektigi takdirde": None, "gerektigi zaman": None, "gerektigi durumlarda": None,
        "gerektigi hallerde": None, "gerek gorulmesi halinde": None, "gerek goruldugunde": None, "gerek duyulmasi halinde": None,
        "gerek duyuldugunda": None, "gerek gorulen hallerde": None, "gerekli goruldugunde": None, "gerekli gorulmesi halinde": None, "gerekli gorulen hallerde": None,
        "ihtiyac halinde": None, "ihtiyac duyulmasi halinde": None, "ihtiyac duyuldugunda": None, "ihtiyac oldugunda": None, "ihtiyac durumunda": None,
        "ihtiyac duyulan zamanlarda": None, "ihtiyac duyulan durumlarda": None, "ihtiyac duyulan hallerde": None, "ihtiyac duyulursa": None, "ihtiyac oldukca": None,
        "ihtiyac olustugunda": None, "ihtiyac olusmasi halinde": None, "ihtiyac gorulmesi halinde": None, "ihtiyac olmasi halinde": None,
        "ihtiyac duyuldukca": None, "ihtiyac olmasi durumunda": None, "ihtiyac duyulmasi durumunda": None, "ihtiyac hasil oldugunda": None, "ihtiyaca gore": None,
        "ihtiyaca binaen": None, "ihtiyaca istinaden": None,
        "talep halinde": None, "talep edildiginde": None, "talep edilmesi halinde": None, "talep oldugunda": None, "talep uzerine": None, "talep geldiginde": None,
        "talebi halinde": None, "talebi uzerine": None, "talep edilmesi durumunda": None, "talep olmasi halinde": None, "talep geldikce": None, "talep edildikce": None,
        "istenildiginde": None, "istenmesi halinde": None, "istendiginde": None, "lazim oldugunda": None, "luzum halinde": None, "luzumu halinde": None, "luzum goruldugunde": None, "icabinda": None,
        "icap ettiginde": None, "basvuru halinde": None, "basvuru oldugunda": None, "basvuru oldukca": None, "basvuru uzerine": None, "zorunlu hallerde": None, "gerekli oldugunda": None,
    },
    "NOW": {
        "ivedilikle": None, "ivedi": None, "ivedi olarak": None, "derhal": None, "aninda": None, "gecikmeksizin": None, "vakit gecirmeksizin": None,
        "gecikmeden": None, "acilen": None, "acil olarak": None, "bekletilmeksizin": None, "vakit kaybetmeden": None, "vakit kaybetmeksizin": None,
        "hemen": None, "vakit gecirilmeksizin": None, "zaman kaybetmeksizin": None, "zaman kaybetmeden": None, "geciktirilmeksizin": None,
        "bekletilmeden": None, "geciktirilmeden": None, "en kisa surede": None, "en kisa zamanda": None, "en kisa sure icinde": None, "en kisa sure icerisinde": None,
        "en seri sekilde": None, "ayni anda": None, "zaman gecirmeden": None, "zaman gecirmeksizin": None, "mumkun olan en kisa surede": None, "mumkun olan en kisa zamanda": None,
    },
    "VAGUE": {
        "duzenli": "regular", "duzenli olarak": "regular", "duzenli araliklarla": "regular", "duzenli sekilde": "regular", "duzenli bir sekilde": "regular",
        "muntazaman": "regular", "rutin": "regular", "rutin olarak": "regular", "sik sik": "regular", "siklikla": "regular", "duzenli zamanlarda": "regular",
        "periyodik": "periodic", "periyodik olarak": "periodic", "belirli araliklarla": "periodic", "belli araliklarla": "periodic", "belirli zamanlarda": "periodic",
        "belirli periyotlarla": "periodic", "periyodik araliklarla": "periodic", "araliklarla": "periodic", "belirli donemlerde": "periodic", "belli donemlerde": "periodic",
        "belirli zaman araliklarinda": "periodic", "belirli periyotlarda": "periodic", "zaman zaman": "periodic", "periyodik zamanlarda": "periodic",
        "zamaninda": "timely", "suresinde": "timely", "suresi icinde": "timely", "suresi icerisinde": "timely", "makul surede": "timely", "makul sure icinde": "timely",
        "makul bir sure icinde": "timely", "uygun zamanda": "timely", "uygun zamanlarda": "timely", "vaktinde": "timely", "makul bir surede": "timely", "uygun bir zamanda": "timely", "makul sure icerisinde": "timely",
    },
}  # fmt: skip


# The events of the vocabulary, as plans call them.
EVENTS: Final[dict[str, str]] = {
    "toplanti~": "meeting", "(?:bir )?sonraki toplanti~": "next_meeting", "gelecek toplanti~": "next_meeting", "kurul toplanti~": "board_meeting",
    "karar~": "decision", "karar alinma~": "decision", "karar verilme~": "decision", "rapor~": "report", "beyan~": "disclosure", "ifsa~": "disclosure",
    "olay~": "incident", "vaka~": "incident", "kaza~": "incident", "olayin (?:meydana gelme|olma|gerceklesme|yasanma)~": "incident",
    "tespit~": "detection", "tespit edilme~": "detection", f"tespit edil{DATED}(?:n?da|ndan)?(?:\\s+(?:tarih~|gun~|an~))?": "detection",
    "ogrenilme~": "detection", f"ogrenil{DATED}(?:n?da|ndan)?(?:\\s+(?:tarih~|gun~|an~))?": "detection", f"ogren{DATED}\\s+(?:tarih~|gun~|an~)": "detection", "fark edilme~": "detection", "basvuru~": "request", "tale[pb]~": "request", "dilekce~": "request", "muracaat~": "request",
    "sikayet~": "complaint", "bildirim~": "notification", "ihbar~": "notification", "tebli[gk]~": "notification", "tebellu[gk]~": "notification", "bildirilme~": "notification",
    "teblig edilme~": "notification", "onay~": "approval", "onaylanma~": "approval", "olur~": "approval",
    "imza~": "signature", "imzalanma~": "signature", "protokolun imza~": "signature", "protokolun imzalanma~": "signature",
    "yururlu[gk]e giris~": "adoption", "yururlu[gk]e girme~": "adoption", "kabul~": "adoption", f"yururluge gir{DATED}(?:n?da|ndan)?(?:\\s+(?:tarih~|gun~|an~))?": "adoption",
    "yayim~": "issue_date", "yayin~": "issue_date", "yayim tarih~": "issue_date", "yayin tarih~": "issue_date", "yayimlanma~": "issue_date", "yayinlanma~": "issue_date",
    "gorevlendirme~": "appointment", "atama~": "appointment", "atanma~": "appointment", "gorevlendirilme~": "appointment",
    "goreve baslama~": "start_of_work", r"(?:goreve|ise) basladi[gk]i\s+(?:tarih~|gun~)": "start_of_work", "ise baslama~": "start_of_work", "ise giris~": "start_of_work", "ise alim~": "start_of_work",
    "kayit islem~": "admission", "kayit~": "admission", "kaydi~": "admission", "kayit yaptirma~": "admission", "okula kayit~": "admission",
    "nakil islem~": "transfer", "nakil~": "transfer", "nakli~": "transfer", "devamsizli[kg]~": "absence", "ziyaret~": "visit",
    "denetim~": "inspection", "teftis~": "inspection", "denetleme~": "inspection", "egitim~": "training", "seminer~": "training", "kurs~": "training",
    "calistay~": "workshop", "sinav~": "exam", "etkinlik gun~": "event_day", "etkinli[kg]~": "activity", "faaliyet~": "activity", "calisma~": "activity", "uygulama~": "activity",
    "gezi~": "trip", "gezinin yapilma~": "trip", "tatbikat~": "activity", "program~": "activity", "toren~": "activity",
    "okullarin acil(?:is|ma)~": "school_year_start", "okul(?:lar|un)? acilma~": "school_year_start", "okul acilis~": "school_year_start", f"okullarin acil{DATED}(?:n?da|ndan)?(?:\\s+tarih~)?": "school_year_start",
    "okulun acil(?:is|ma)~": "school_year_start", "okullarin kapan(?:is|ma)~": "school_year_end", "okullar kapanma~": "school_year_end", f"okullarin kapan{DATED}(?:n?da|ndan)?(?:\\s+tarih~)?": "school_year_end",
    "ders yilinin baslama~": "school_year_start", "derslerin baslama~": "school_year_start", "derslerin bitimi~": "school_year_end", "derslerin kesim~": "school_year_end", "karne~": "term_end",
    "sene basi~": "school_year_start", "sene sonu~": "school_year_end", "okul(?:lar)? acildiginda": "school_year_start", "okul(?:lar)? kapandiginda": "school_year_end",
    "okul(?:lar)? acildiktan": "school_year_start", "okul(?:lar)? kapandiktan": "school_year_end", "okullarin(?= (?:ilk|birinci|ikinci) (?:hafta|ay))": "school_year_start",
    "(?:ikinci|yeni) bir (?:emr~|emir~|duyuru~|talimat~)": "yeni bir duyuru", "lgs~": "exam", "yks~": "exam", "merkezi sinav~": "exam",
    "okullarin ilk gun~": "first_school_day", r"okullarin acildi[gk]i (?:ilk )?gun~": "first_school_day", "okulun ilk gun~": "first_school_day",
    "(?:egitim[- ]?ogretimin|ders yilinin|egitim[- ]?ogretim yilinin|ogretim yilinin|okul yilinin) (?:basladigi |ilk )(?:ilk )?gun~": "first_school_day",
    "okullarin son gun~": "last_school_day", "okullarin kapandigi (?:son )?gun~": "last_school_day", "(?:ders yilinin|egitim[- ]?ogretim yilinin|ogretim yilinin|okul yilinin) son gun~": "last_school_day",
    "ders basi~": "lesson_start", "ders baslangi[cg]~": "lesson_start", "ders baslama~": "lesson_start", "derse giris~": "lesson_start", "derslerin baslangi[cg]~": "lesson_start", "dersin baslama~": "lesson_start",
    "ders bitim~": "lesson_end", "ders sonu~": "lesson_end", "ders cikis~": "lesson_end", "dersin bitim~": "lesson_end",
    "mesai baslangi[cg]~": "shift_start", "mesai basi~": "shift_start", "mesai baslama~": "shift_start", "mesai bitim~": "shift_end", "mesai sonu~": "shift_end",
    "nobet baslangi[cg]~": "duty_start", "gorev baslangi[cg]~": "duty_start", "nobet basi~": "duty_start", "gorev basi~": "duty_start", "nobetin baslama~": "duty_start",
    "nobet bitim~": "duty_end", "gorev bitim~": "duty_end", "nobet sonu~": "duty_end", "gorev sonu~": "duty_end",
    "asama baslangi[cg]~": "phase_start", "asama bitim~": "phase_end", "asama sonu~": "phase_end", "plan baslangi[cg]~": "plan_start", "plan bitim~": "plan_end", "plan donemi sonu~": "plan_end",
    "sozlesme bitim~": "contract_end", "sozlesme sonu~": "contract_end", "sozlesmenin bitim~": "contract_end", "protokol bitim~": "contract_end", "sozlesmenin sona erme~": "contract_end", "protokolun sona erme~": "contract_end",
    "dosyanin kapatilma~": "case_closed", "dosyanin kapanma~": "case_closed", "vakanin kapatilma~": "case_closed",
    "tatil baslangi[cg]~": "holiday_start", "tatil basi~": "holiday_start", "tatilin baslama~": "holiday_start", "tatil bitim~": "holiday_end", "tatil sonu~": "holiday_end", "tatil donusu~": "holiday_end", "tatilin bitme~": "holiday_end",
    "okula giris~": "school_entry", "okul giris~": "school_entry", "okuldan cikis~": "school_exit", "okul cikis~": "school_exit",
    "ay basi~": "month_start", "ay sonu~": "month_end", "aybasi~": "month_start", "yil basi~": "year_start", "yilbasi~": "year_start", "yil sonu~": "year_end", "yilsonu~": "year_end",
    "ceyrek basi~": "quarter_start", "ceyrek sonu~": "quarter_end", "takvim yili sonu~": "year_end", "takvim yili basi~": "year_start", "mali yil sonu~": "year_end", "mali yil basi~": "year_start",
}  # fmt: skip

OCCASIONS: Final[dict[str, str]] = {
    "yaz tatil~": "summer_holiday", "yaz donem~": "summer", "kis donem~": "winter", "yariyil tatil~": "winter_holiday", "somestr tatil~": "winter_holiday", "kis tatil~": "winter_holiday", "sube?stre tatil~": "winter_holiday",
    "kasim ara tatil~": "autumn_holiday", "(?:birinci|1\\.|i\\.) donem ara tatil~": "autumn_holiday", "guz tatil~": "autumn_holiday", "sonbahar tatil~": "autumn_holiday",
    "nisan ara tatil~": "spring_holiday", "mart ara tatil~": "spring_holiday", "(?:ikinci|2\\.|ii\\.) donem ara tatil~": "spring_holiday", "bahar tatil~": "spring_holiday", "ilkbahar tatil~": "spring_holiday",
    "resmi tatil~": "public_holidays", "resmi bayram~": "public_holidays", "milli bayram~": "public_holidays", "resmi ve dini bayram~": "public_holidays", "yeni yil~": "new_year",
    "cumhuriyet bayram~": "republic_day", "(?:ulusal egemenlik ve )?cocuk bayram~": "childrens_day", "ogretmenler gun~": "teachers_day", "(?:dunya )?(?:emekci )?kadinlar gun~": "womens_day",
    "(?:dunya )?insan haklari gun~": "human_rights_day", "kadina yonelik siddet(?:e karsi|in onlenmesi|le)(?: uluslararasi)?(?: mucadele)?(?: ve dayanisma)? gun~": "violence_against_women_day",
    "cocuk koruma gun~": "child_protection_day", "(?:dunya )?cocuk haklari gun~": "childrens_rights_day", "uyusturucu(?: kullanimi ve kacakciligi)?(?:yla| ile) mucadele gun~": "anti_drug_day",
    "zorbali[gk]a karsi(?: mucadele)? gun~": "anti_bullying_day", "akran zorbaligi ile mucadele gun~": "anti_bullying_day", "guvenli internet gun~": "safer_internet_day", "okul guvenligi gun~": "school_safety_day", "yangin guvenligi gun~": "fire_safety_day",
    "trafik guvenligi gun~": "traffic_safety_day", "anayasa gun~": "constitution_day", "okul acilis tore?n~": "school_opening", "okullarin acilis tore?n~": "school_opening", "ilkbahar~": "spring", "bahar~": "spring", "bahar aylari~": "spring", "yaz mevsim~": "summer", "yaz aylari~": "summer",
    "sonbahar~": "autumn", "sonbahar aylari~": "autumn", "kis aylari~": "winter", "kis mevsim~": "winter", "ilkbahar aylari~": "spring", "sinav donem~": "exam_period", "sinav haftas~": "exam_period", "sinav haftalar~": "exam_period",
    "(?:emek ve dayanisma|isci) (?:gun~|bayram~)": "labour_day", "nevruz~": "nauryz", "nevruz bayram~": "nauryz", "ay yeni yili~": "lunar_new_year", "guz ortasi bayram~": "mid_autumn", "hukuk gun~": "legal_day",
    "okula donus donem~": "back_to_school_season", "veli toplantisi": "parents_meeting", "veli toplanti(?:si|lari)nda": "parents_meeting", "ulusal gun~": "national_day",
}  # fmt: skip
# Occasions the vocabulary has no code for stand in the document's own words.
OWN_OCCASIONS: Final = (
    "(?:mesleki calisma |ogretmen )?seminer donem~", "ara tatil~", "bayram tatil~", "dini bayram~", "ramazan ay~", "ramazan bayram~", "kurban bayram~", "mesleki calisma donem~", "mesleki calisma hafta~",
    "tatil donem~", "tatil~", "kayit donem~", "kayit zaman~", "tercih donem~", "belirli gun ve hafta~", "onemli gun ve hafta~", "belirli gunler ve hafta~", "teneffus~", "ogle aras~", "karne donem~", "uyum hafta~", "oryantasyon hafta~", "oryantasyon donem~", "nakil donem~",
)  # fmt: skip
