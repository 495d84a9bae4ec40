from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, override_settings
from jinja2 import Environment

from umay.kernel.refusal import Refusal
from umay.kernel.text import Text
from umay.web.forms import FigureField, Form, submission_of
from umay.web.gallery import samples

from .conftest import LANGUAGES

Draw = Callable[..., str]
WEB = Path(samples.__file__).parents[1]
KIT = sorted(file.stem for file in (WEB / "jinja2" / "ui").glob("*.html"))
SAMPLES = ("/gallery/", "/gallery/my-day/", "/gallery/grid/", "/gallery/roster/", "/gallery/tell/")


class Meeting(Form):
    people = FigureField(label="People", help_text="All who signed.")


@pytest.mark.parametrize("name", KIT)
def test_a_file_holds_the_component_of_its_name(env: Environment, name: str) -> None:
    assert callable(getattr(env.globals["ui"], name))


@pytest.mark.parametrize("name", KIT)
def test_every_component_stands_in_the_gallery(name: str) -> None:
    pages = "".join(
        file.read_text(encoding="utf-8") for folder in ("gallery", "ui", "web") for file in (WEB / "jinja2" / folder).glob("*.html")
    )

    assert re.search(rf"\bui\.{name}\(", pages)


def test_an_unknown_component_is_named_in_the_error(draw: Draw) -> None:
    with pytest.raises(Exception, match="knob"):
        draw('{{ ui.knob("x") }}')


def test_a_tone_outside_the_closed_list_raises(draw: Draw) -> None:
    with pytest.raises(ValueError, match="'shiny' is not one of"):
        draw('{{ ui.button("Go", tone="shiny") }}')


def test_words_are_escaped(draw: Draw) -> None:
    assert "<script>" not in draw("{{ ui.button(words) }}{{ ui.notice(words) }}", words="<script>")


def test_a_button_that_posts_carries_both_tokens(draw: Draw) -> None:
    html = draw('{{ ui.button("Close", post="/x/", once=true) }}')

    assert 'name="csrfmiddlewaretoken"' in html
    sent = re.search(r'name="submission" value="([^"]+)"', html)
    assert sent
    assert submission_of({"submission": sent[1]}) is not None
    assert submission_of({"submission": "nonsense"}) is submission_of({}) is None


def test_an_offer_is_the_button_or_the_reason(draw: Draw) -> None:
    assert "<button" in draw('{{ ui.offer("Close", "/x/", refusal=none) }}')
    refused = draw('{{ ui.offer("Close", "/x/", refusal=no) }}', no=Refusal("nothing.says.this"))
    assert "<button" not in refused
    assert "cannot be done now" in refused


def test_a_wrong_field_is_tied_to_its_error_and_named_in_the_summary(draw: Draw) -> None:
    html = draw('{{ ui.error_summary(form) }}{{ ui.field(form["people"], unit="people") }}', form=Meeting({"people": "many"}))

    assert 'href="#id_people"' in html
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    for named in described[1].split():
        assert f'id="{named}"' in html


def test_a_form_without_errors_has_no_summary(draw: Draw) -> None:
    assert draw("{{ ui.error_summary(form) }}", form=Meeting({"people": "12"})).strip() == ""


def test_texts_of_packs_are_shown_in_the_readers_language(draw: Draw) -> None:
    assert draw("{{ text|words }} {{ 'plain'|words }}", text=Text.of({"en": "gate", "tr": "kapı"})) == "gate plain"


def test_one_of_is_a_test_too(draw: Draw) -> None:
    assert draw('{{ "a" is one_of("a", "b") }}{{ "c" is one_of("a", "b") }}') == "TrueFalse"


@override_settings(UMAY_DEMO=True)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", SAMPLES)
def test_the_gallery_renders_in_every_language(client: Client, path: str, lang: str) -> None:
    client.cookies["django_language"] = lang

    response = client.get(path)

    assert response.status_code == 200
    assert f'<html lang="{lang}">' in response.content.decode()


@override_settings(UMAY_DEMO=True)
def test_ids_on_the_gallery_are_unique(client: Client) -> None:
    ids = re.findall(r'\bid="([^"]+)"', client.get("/gallery/").content.decode())

    assert len(ids) == len(set(ids))


@override_settings(UMAY_DEMO=True)
def test_a_wrong_form_comes_back_with_what_was_written(client: Client) -> None:
    response = client.post("/gallery/", {"topic": "Safety at the gate"})

    assert response.status_code == 422
    assert b'value="Safety at the gate"' in response.content
    assert b'id="error-summary"' in response.content


@override_settings(UMAY_DEMO=False, DEBUG=False)
@pytest.mark.parametrize("path", [*SAMPLES, "/gallery/error/500/"])
def test_the_gallery_is_closed_where_real_work_is_done(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
