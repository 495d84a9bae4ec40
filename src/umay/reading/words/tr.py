"""Turkish words of plans, with i for both kinds of i. Only words; what is done with them is in `recognition`."""

from __future__ import annotations

import re

from umay.reading.words.shape import Words, either, listed

_AGENT = (
    r"(?:m[uü]d[uü]r|m[uü]d[uü]rl[uü][gğk]|bakanli[gğk]|ba[sş]kan|kaymakam|vali|muhtar|komutan|amir|öğretmen|rehber|yönetici|yönetim"
    r"|idare|kurul|komisyon|birim|b[uü]ro|şube|ekip|görevli|personel|temsilci|koordinatör|sekreter|servis|belediye|üniversite|il[cç]e mem"
    r"|okul aile birliği|kolluk|jandarma|emniyet|zabita|psikolog|danişman|uzman|hemşire|hekim|kurum|kuruluş|dernek|vakif|\bstk"
    r"|sendika|veli|aile|öğrenci|öğrenciler|şirket|sorumlu|üye|zümre|kulüb|kulüp|ram\b|genel müd|daire|teşkilat|merkez)"
)
WORDS = Words(
    columns=listed("""
number: s. no; sira; sira no; no; s.no; sn; madde no; faaliyet no; eylem no; sira numarasi
title: yapilacak uygulamalar; yapilacak uygulama; faaliyet; faaliyetler; faaliyetin adi; eylem; eylemler; etkinlik; etkinlikler;
  planlanan iş; yapilacak iş; yapilacak işler; yapilacak iş ve işlemler; iş ve işlemler; konu; konular; görev; görevler;
  uygulama; uygulamalar; çalişma konusu; çalişmanin adi; yapilacak faaliyet; yapilacak faaliyetler; stratejik faaliyet;
  etkinlik adi; faaliyet adi; tedbir; tedbirler; alinacak tedbirler; alinacak önlemler; önlemler; yapilacaklar;
  kazanim/etkinlik; etkinlik/faaliyet; yapilacak etkinlikler; plan; eylem/faaliyet; iş; yükümlülük; yükümlülükler; işin adi;
  gündem
steps: yapilacak çalişmalar; yapilacak çalişmalar ve hedef; yapilacak çalişma; çalişmalar; açiklamalar ve yapilacak çalişmalar;
  uygulama basamaklari; uygulama adimlari; adimlar; yöntem; yöntem ve teknik; alt faaliyetler; içerik; uygulama şekli;
  nasil yapilacak; yapilacak işlemler; çalişma adimlari
lead: sorumlu; sorumlular; sorumlu birim; sorumlu kişi; sorumlu kurum; sorumlu kuruluş; sorumlu birim / kişi-kişiler;
  sorumlu birimler; sorumlu kurum/kuruluş; koordinatör birim; koordinatör kurum; yürütücü; görevliler; yürütecek birim;
  uygulayici; uygulayacak kişi; kim yapacak; sorumlu personel; görevli kişiler; yapacak kişi; uygulayicilar; sorumlu öğretmen;
  görevli; görevli öğretmenler; lider; ana sorumlu; sorumlu yönetici; kim
partners: iş birliği; işbirliği; iş birliği yapacaği kurum / temsilci; iş birliği yapilacak; işbirliği yapilacak kurum;
  iş birliği yapilacak birim; iş birliği yapilacak kurum/kuruluşlar; ilgili kurum; ilgili kuruluş; ilgili kurumlar;
  ilgili birim; paydaş; paydaşlar; destek birim; destekleyen; katki veren; ortaklar; ilgili kurum ve kuruluşlar;
  işbirliği yapilacak kurum ve kuruluşlar; iş birliği kurumlari; iş birliği yapilacak kişi; ilgililer
timing: tarih; tarihi; işin tarihi; süre; süresi; işin tarihi/ süresi; zaman; zamani; takvim; uygulama takvimi; uygulama zamani;
  uygulama tarihi; dönem; dönemi; periyot; termin; ay; aylar; ne zaman; gerçekleşme tarihi; planlama tarihi; yapilacaği tarih;
  süresi/tarihi; faaliyet tarihi; başlangiç tarihi; bitiş tarihi; başlangiç; bitiş; zaman araliği; hafta; tarih/saat; saat;
  faaliyet takvimi; son tarih; tamamlanma tarihi; gerçekleştirme süresi; ay/hafta; uygulama süresi; başlama-bitiş tarihi;
  başlama tarihi; yapilma zamani; çalişma takvimi
place: çalişma yeri; yer; yeri; uygulama yeri; mekan; nerede; faaliyet yeri; mahal; yapilacaği yer; adres
result: beklenen sonuç; sonuç; çikti; çiktilar; gösterge; performans göstergesi; hedeflenen sonuç; kanit; izleme göstergesi;
  başari göstergesi; değerlendirme; ölçüt; performans ölçütü; beklenen sonuçlar; raporlama
note: açiklama; açiklamalar; not; notlar; düşünceler; dayanak; mevzuat
goal: amaç; hedef; hedefler; kazanim; kazanimlar; stratejik amaç; stratejik hedef; alt hedef; strateji; tema
audience: hedef kitle; hedef grup; katilimcilar; katilimci; hedef kitlesi; sinif; sinif düzeyi; kademe; grup
budget: bütçe; kaynak; maliyet; ödenek; malzeme; araç-gereç; araç gereç; kaynaklar
reason: gerçekleştirilmeyecekse nedeni; gerçekleşmeme nedeni; yapilmama nedeni; nedeni
status: durum; durumu; gerçekleşme durumu; yapildi; imza; yapilma durumu; gerçekleşen; sonuçlar
period: dört aylik dönem; üç aylik dönem; altı aylik dönem; çeyrek; i. dönem; ii. dönem; 1. dönem; 2. dönem
reference: adi soyadi; telefon; unvan; ünvan; puan; madde; kriter; belirti; tür; türü; cinsiyet; yaş; e-posta; ölçek; evet;
  hayir; kurum adi; okul adi; okulun adi; sayi; öğrenci sayisi; ad soyad; branş; branşi
"""),
    agents=re.compile(_AGENT),
    places=re.compile(
        r"okul|salon|sinif|bina|çevre|park|bahçe|merkez|il(?:ç|c)e|kurum|adres|online|çevrimiçi|makam|müdürlüğü|alan|"
        r"kampüs|yurt|pansiyon"
    ),
    duty=either(
        r"(?<!m[iuü]şt)(?<!kt[ae]d)(?<!l[iuü]d)(?<!s[iuü]d)(?:[aeiuü]r|[aeiuü]rlar|[aeiuü]rler|maz|mez|mazlar|mezler|[ae]ca[kğ]|[ae]ce[kğ]|acaktir|ecektir|acaklardir|"
        r"eceklerdir)[.;,:]?\s*$",
        r"(?:mali|meli|malidir|melidir|malidirlar|melidirler)\b",
        r"(?:ilmasi|ulmasi|ülmesi|ilmesi|nmasi|nmesi|tmesi|tmasi|rilmasi|masi|mesi|mak|mek|maları|malari|meleri)[.;,:]?\s*[¹²³⁴]?\s*$",
        r"\b(?:zorunludur|gerekir|gerekmektedir|esastir|yükümlüdür|sorumludur|görevlidir|yapilacak|verilecek|sağlanacak)\b",
        r"(?:iniz|unuz|ünüz)[.!]?\s*$",
        r"(?:[ae]r|[iuü]r)\.\s",
    ),
    duty_headings=either(
        r"yükümlülük",
        r"görev(?:ler)?i?\b",
        r"sorumluluk",
        r"faaliyet",
        r"yapilacak",
        r"uygulama",
        r"tedbir",
        r"önlem",
        r"eylem",
        r"çalişmalar",
        r"etkinlik",
        r"iş ve işlemler",
        r"görev dağilim",
        r"işler\b",
        r"takvim",
        r"adimlar",
    ),
    asides=(
        ("definition", either(r"^tanimlar", r"tanimlar$", r"^kisaltmalar", r"kavramlar$")),
        ("principle", either(r"\bilkeler", r"temel ilke", r"genel esas")),
        (
            "purpose",
            either(
                r"^amaç", r"^kapsam", r"^giriş$", r"^önsöz", r"^sunuş", r"amaci$", r"^vizyon", r"^misyon", r"amaç ve kapsam", r"^gerekçe"
            ),
        ),
        ("legal_basis", either(r"^(?:yasal |hukuki )?dayanak", r"^mevzuat", r"^kaynakça")),
        ("agenda", either(r"gündem")),
        ("attachment", either(r"^ekler\b", r"^ek listesi")),
        ("membership", either(r"üyeleri$", r"kurul(?:u|unun) oluşumu", r"katilimcilar$", r"^komisyon üye", r"^ekip üye")),
    ),
    furniture=(
        (
            "purpose",
            either(
                r"^bu (?:yönerge|yönetmelik|plan|protokol|kilavuz|genelge|program)[a-zçğöşü]* "
                r"(?:amaci|.{3,160}(?:kapsar|yürürlüğe girer|yürütür)\.?$)"
            ),
        ),
        (
            "letterhead",
            either(
                r"^t\.? ?c\.?$",
                r"^t\.c\. .{0,40}(?:valiliği|kaymakamliği|bakanliği)$",
                r"^sayi\s*:",
                r"^konu\s*:",
                r"^tarih\s*:",
                r"^ilgi\s*:",
            ),
        ),
        ("recipients", either(r"^dağitim", r"^gereği", r"^bilgi\s*:")),
        (
            "signature",
            either(
                r"^(?:hazirlayan|onaylayan|kontrol eden|düzenleyen)\b",
                r"^(?:okul müdürü|kaymakam|vali|il millî? eğitim müdürü|müdür yardimcisi|imza|uygundur|olur|onay)\b.{0,12}$",
                r"^(?:.{0,20})?\.{2,}/\.{2,}/",
            ),
        ),
        ("preamble", either(r"(?:hazirlanmiştir|hazirlandi|düzenlenmiştir|belirlenmiştir|açiklanmiştir|siralanmiştir)\.?$")),
        ("footnote", either(r"^[¹²³⁴⁵]|^\*+ ?\(?dipnot", r"^\(\d\)\s.*(?:kanun|yönetmelik|madde)")),
        ("agenda", either(r"gündem maddeleri", r"^(?:\d+\.\s*)?(?:açiliş|kapaniş)[,.]?$")),
        ("goal", either(r"^(?:alt |stratejik )?(?:hedef|amaç)\s*\d")),
        (
            "title",
            either(
                r"(?:eylem plani|iş plani|çalişma plani|çalişma takvimi|zaman tablosu|kilavuzu|yönergesi|protokolü|çizelgesi|"
                r"programi)(?:\s*\(.*\))?$",
                r"eğitim[ -](?:ve )?öğretim yili$",
                r"plani\s+\d{4}.{0,12}$",
            ),
        ),
    ),
    labels=either(r"^(?:açiklama|not|önemli|dikkat|uyari)\s*:"),
    owner_heading=re.compile(
        r"^(?P<who>.{3,160}?)(?:(?:'?n?[iuü]n)\s+(?:görev|yükümlülük|sorumluluk|yapaca)|\s+(?:tarafindan yapilacak|"
        r"görevleri$|sorumluluklari$|yapilacaklar))"
    ),
    subject=either(
        r"^(?P<who>.{3,140}?)\s+tarafindan\b",
        r"^(?P<whom>.{3,110}?" + _AGENT + r"[a-zçğöşü]{0,8}(?:nca|nce|ca|ce))[\s,]",
        r"^(?P<whon>(?:[^\s,;:.]+[\s,/]+){0,6}?[^\s,;:.]*" + _AGENT + r"(?:leri|lari|ler|lar|i|si|ü|u|ğü|ği|lüğü|liği)?)\s*[,;]",
        r"^(?P<whop>(?!.{0,60}\b(?:yapan|olan|için|eden|alan|çalişan)\b)(?:[^\s,;:.]+[\s,/]+){0,4}?[^\s,;:.]*"
        r"(?:müdürlüğü|müdürlükleri|kurulu|kurullari|yönetimi|yönetimleri|idaresi|idareleri|müdürü|müdürleri|başkani|"
        r"başkanliği|komisyonu|ekibi|ekipleri|birimi"
        r"|birimleri|servisi|servisleri|öğretmeni|öğretmenleri|öğretmenler|görevlisi|görevlileri|yöneticileri|"
        r"komutanliği|bakanliği|belediyesi|belediyeler|birliği|kaymakamliği|valiliği))"
        r"\s+(?!ve\b|ile\b|ya\b|veya\b|arasinda)",
        r"^(?P<whoq>(?:[^\s,;:.]+\s){0,2}?(?:öğretmen|danişman|müdür|memur|hemşire|koordinatör|aşçi|şoför|"
        r"güvenlik görevlisi))\s(?=.*(?:[aeiuü]r|maz|mez)[.;]?$)",
    ),
    timing_hint=either(
        r"\d",
        r"\bay[ilnd]?",
        r"hafta",
        r"\bgün",
        r"\byil",
        r"dönem",
        r"sürekli",
        r"her\b",
        r"önce",
        r"sonra",
        r"kadar",
        r"başind",
        r"sonund",
        r"derhal",
        r"ivedi",
        r"gecikmeksizin",
        r"ihtiyaç",
        r"gerek",
        r"düzenli",
        r"periyod",
        r"ocak|şubat|mart|nisan|mayis|haziran|temmuz|ağustos|eylül|ekim|kasim|aralik",
        r"zaman",
        r"süre",
        r"anlik|anında|aninda|hemen|günlük|haftalik|aylik|yillik",
        r"iş günü",
        r"saat",
    ),
)
