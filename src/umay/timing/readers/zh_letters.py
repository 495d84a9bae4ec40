"""Traditional letters and their Simplified forms, for the words that the reader knows; one letter for one letter."""

from __future__ import annotations

from typing import Final

_TRADITIONAL: Final = (
    "週學歲號個點時鐘間節會議決發現問題轉審簽過聯獲錄報園課離勞動憲網絡護傳國慶兒權婦開關終結內後從於兩萬農曆歷錶準階實計畫劃"
    "辦處隨據視況應馬當長續斷堅貫態經適盡儘遲進來訂規機雙條項屆滿線請臨專驗責員總級執務組練輪檢導師複迴與類畢門禮訓並佈傾訴說"
    "領輛體臺場須帳賬試製對為齡紀談參確詳約預訪備遊舉義餘則圍崗帶換熱綱納細職討記誤諾魯協徹覽裡裏隱際樓滾邊頭復併"
)
_SIMPLIFIED: Final = (
    "周学岁号个点时钟间节会议决发现问题转审签过联获录报园课离劳动宪网络护传国庆儿权妇开关终结内后从于两万农历历表准阶实计划划"
    "办处随据视况应马当长续断坚贯态经适尽尽迟进来订规机双条项届满线请临专验责员总级执务组练轮检导师复回与类毕门礼训并布倾诉说"
    "领辆体台场须账账试制对为龄纪谈参确详约预访备游举义余则围岗带换热纲纳细职讨记误诺鲁协彻览里里隐际楼滚边头复并"
)
_MARKS: Final = {
    "—": "-", "–": "-", "─": "-", "‒": "-", "―": "-", "~": "-", "〜": "-", "﹣": "-", "。": ";", "、": ",", "「": '"', "」": '"', "『": '"',
    "』": '"', "“": '"', "”": '"', "\n": ";", "×": "x",
}  # fmt: skip

LETTERS: Final = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)) | _MARKS
