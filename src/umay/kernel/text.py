"""Text in several languages, as packs write it and pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

INTERFACE_LANGUAGES: Final = ("en", "tr", "kk", "ru", "vi", "zh-hant")

_NEXT_BEST: Final[Mapping[str, tuple[str, ...]]] = {
    "zh-hant": ("zh-hant", "zh", "en"),
    "zh-hans": ("zh-hans", "zh", "en"),
    "kk": ("kk", "ru", "en"),
    "ru": ("ru", "kk", "en"),  # Kazakh stands in documents of one country only, whose staff read both rather than English
}


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in one or more languages.

    parts: pairs of language code (lower case, "zh" for Chinese in general) and words, never empty.
    Raises ValueError if no language is given.
    """

    parts: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a text needs at least one language")

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        """Return the text of a mapping from language code to words."""
        return cls(tuple((lang.lower(), said) for lang, said in words.items()))

    def in_(self, lang: str) -> str:
        """Return the words in the language, or in the next best one that is there.

        >>> Text.of({"en": "gate", "tr": "kapı"}).in_("kk")
        'gate'
        >>> Text.of({"en": "School head", "kk": "Мектеп басшысы"}).in_("ru")
        'Мектеп басшысы'
        """
        said = dict(self.parts)
        for code in _NEXT_BEST.get(lang.lower(), (lang.lower(), "en")):
            if code in said:
                return said[code]
        return self.parts[0][1]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.parts)
