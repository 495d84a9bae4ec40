"""What every part of a pack is made of: words in several languages, codes, places in the document. No part itself stands here."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, ValidationInfo

from umay.kernel.text import Text

LANGUAGES: Final = ("en", "tr", "kk", "ru", "vi", "zh", "zh-hans", "zh-hant")
TITLE_LIMIT: Final = 90
_WITHOUT_SCRIPT: Final = {"zh-hans": "zh", "zh-hant": "zh"}  # words in Chinese in general serve a pack of either script

Language = Literal["en", "tr", "kk", "ru", "vi", "zh", "zh-hans", "zh-hant"]


class Part(BaseModel):
    """A frozen piece of a pack; keys nobody knows are refused, numbers are not taken for words."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, str_strip_whitespace=True)


def _needed_languages(info: ValidationInfo) -> tuple[str, ...]:
    """Return "en" and the pack's own language, which the loader gives as context."""
    lang = (info.context or {}).get("lang")
    return ("en", lang) if lang and lang != "en" else ("en",)


def read_words(value: Any, info: ValidationInfo) -> Text:
    """Return the text of a map from language to words. Raises ValueError when a language is missing, unknown or empty."""
    if isinstance(value, Text):
        return value
    if not isinstance(value, dict):
        raise ValueError('words in each language are needed, such as {en: "...", tr: "..."}')  # noqa: TRY004 - pydantic collects ValueError
    unknown = [str(lang) for lang in value if lang not in LANGUAGES]
    if unknown:
        raise ValueError(f"unknown language {', '.join(unknown)}; known are {', '.join(LANGUAGES)}")
    missing = [
        lang for lang in _needed_languages(info) if not str(value.get(lang) or value.get(_WITHOUT_SCRIPT.get(lang, "")) or "").strip()
    ]
    if missing:
        raise ValueError(f"words are missing in {', '.join(missing)}")
    if any(not isinstance(said, str) or not said.strip() for said in value.values()):
        raise ValueError("every language needs words, in quotes where they look like a number")
    return Text.of({lang: " ".join(said.split()) for lang, said in value.items()})  # line breaks of any script become spaces


def _says(words: dict[Any, Any], lang: str) -> bool:
    return bool(str(words.get(lang) or "").strip())


def read_title(value: Any, info: ValidationInfo) -> Text:
    """Return a title: words of at most TITLE_LIMIT characters in each language."""
    title = read_words(value, info)
    long = [f"{lang} has {len(said)}" for lang, said in title if len(said) > TITLE_LIMIT]
    if long:
        raise ValueError(f"a title has at most {TITLE_LIMIT} characters, {', '.join(long)}")
    return title


def _plain(text: Text) -> dict[str, str]:
    return dict(text)


def _real_day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError as wrong:
        raise ValueError(f'"{value}" is no day; write it as "2026-09-30"') from wrong
    return value


def _ordered(lines: tuple[int, int]) -> tuple[int, int]:
    if not 1 <= lines[0] <= lines[1]:
        raise ValueError("lines are [first, last], counted from 1, first not after last")
    return lines


Words = Annotated[Text, PlainValidator(read_words), PlainSerializer(_plain)]
Title = Annotated[Text, PlainValidator(read_title), PlainSerializer(_plain)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
PackCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=60)]
Answer = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=110)]
Said = Annotated[str, Field(min_length=1, max_length=500)]
Day = Annotated[str, AfterValidator(_real_day)]
Lines = Annotated[tuple[int, int], AfterValidator(_ordered)]

HASH_PATTERN: Final = re.compile(r"^[0-9a-f]{16}$")


class Source(Part):
    """Where in the document something stands: first and last line, counted from 1.

    hash: first 16 hex digits of the SHA-256 of those lines, as `umay.packs.sources` makes it; None until it was filled in.
    item: the number the document gives the place, when it is not the obligation's own.
    """

    lines: Lines
    hash: Annotated[str, Field(pattern=HASH_PATTERN.pattern)] | None = None
    item: str | None = None
