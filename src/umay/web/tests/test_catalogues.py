from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation

from umay.web import catalogues


def test_the_words_of_pages_code_and_sign_in_are_found() -> None:
    found = {message.id for message in catalogues.collect("web")}

    assert "Report a concern" in found
    assert "Something went wrong on our side" in found
    assert "Please mend this. Nothing else is lost." in found


def test_django_templates_are_read() -> None:
    found = list(catalogues.extract_django(BytesIO(b'{% load i18n %}<p>{% translate "Sign in" %}</p>'), {"gettext": None}, (), {}))

    assert [message for _, _, message, _ in found] == ["Sign in"]


def test_every_word_of_the_kit_is_said_in_every_language() -> None:
    assert [entry for entry in catalogues.missing() if entry[0] == "web"] == []


def test_the_catalogues_of_the_kit_are_current() -> None:
    wanted = {message.id for message in catalogues.collect("web") if message.id}

    for lang in catalogues.LANGUAGES:
        kept = {message.id for message in catalogues._read(catalogues._catalogue("web", lang), lang) if message.id}
        assert kept == wanted, lang


@pytest.mark.parametrize("lang", catalogues.LANGUAGES)
def test_translations_keep_what_is_filled_in(lang: str) -> None:
    for message in catalogues._read(catalogues._catalogue("web", lang), lang):
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            if said and message.id:
                assert set(re.findall(r"%\(\w+\)s", said)) <= set(re.findall(r"%\(\w+\)s", ids[-1])), message.id


def test_a_catalogue_is_compiled_when_newer_and_left_when_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "web" / "locale" / "tr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "More"\nmsgstr "Daha"\n', encoding="utf-8")
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path)

    assert catalogues.compile_stale() == 1
    assert catalogues.compile_stale() == 0
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".part"] == []


def test_compiled_words_are_said() -> None:
    with translation.override("tr"):
        assert translation.gettext("Report a concern") == "Endişe bildirin"
