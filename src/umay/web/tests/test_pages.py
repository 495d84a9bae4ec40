from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.test import override_settings
from jinja2 import DictLoader, Environment
from jinja2.exceptions import UndefinedError

from umay.kernel.refusal import Refusal
from umay.web import pages, views
from umay.web.shell import Place, Shell, bare, shell_for

from .conftest import Ask

PAGE = """{% extends "web/base.html" %}
{% block title %}Offers & more{% endblock %}
{% block content %}<p>whole</p>{{ self.offers() }}{% endblock %}
{% block offers %}<section id="offers">{{ page }}</section>{% endblock %}
{% block secret %}<p id="secret">not listed</p>{% endblock %}"""


@pytest.fixture(autouse=True)
def _page(env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    from jinja2 import ChoiceLoader

    monkeypatch.setattr(env, "loader", ChoiceLoader([DictLoader({"trial/page.html": PAGE}), env.loader]))


def test_a_page_has_one_heading_one_main_and_its_title(ask: Ask) -> None:
    html = pages.render(ask(), "trial/page.html", {"page": "<b>"}).content.decode()

    assert "<title>Offers &amp; more · Umay</title>".replace("&amp;", "&") in html or "<title>Offers &amp; more · Umay</title>" in html
    assert html.count("<h1>") == html.count('<main id="main"') == 1
    assert "&lt;b&gt;" in html


def test_a_listed_fragment_comes_alone_with_the_title(ask: Ask) -> None:
    html = pages.render(ask(htmx="offers"), "trial/page.html", {"page": 1}, fragments=("offers",)).content.decode()

    assert html.startswith("<title>")
    assert html.endswith('<section id="offers">1</section>')
    assert "<html" not in html


@pytest.mark.parametrize("target", ["secret", "title", "content", "", "../offers", "offers "])
def test_an_unlisted_target_gets_the_whole_page(ask: Ask, target: str) -> None:
    html = pages.render(ask(htmx=target), "trial/page.html", {"page": 1}, fragments=("offers",)).content.decode()

    assert "<html" in html
    assert "not listed" not in html


def test_going_back_in_history_gets_the_whole_page(ask: Ask) -> None:
    request = ask(htmx="offers", **{"HX-History-Restore-Request": "true"})

    assert b"<html" in pages.render(request, "trial/page.html", {"page": 1}, fragments=("offers",)).content


def test_an_undefined_name_raises(ask: Ask) -> None:
    with pytest.raises(UndefinedError):
        pages.render(ask(), "trial/page.html", {})


def test_pages_are_kept_by_nobody_and_vary_by_who_asks(ask: Ask) -> None:
    response = pages.render(ask(), "trial/page.html", {"page": 1})

    assert "no-store" in response["Cache-Control"]
    assert {"HX-Request", "HX-Target", "Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_focus_is_told_to_htmx_only(ask: Ask) -> None:
    fragment = pages.render(ask(htmx="offers"), "trial/page.html", {"page": 1}, fragments=("offers",), focus="error-summary")

    assert json.loads(fragment["HX-Trigger-After-Settle"]) == {"umay:focus": {"id": "error-summary"}}
    assert "HX-Trigger-After-Settle" not in pages.render(ask(), "trial/page.html", {"page": 1}, focus="error-summary")


def test_go_leads_on_and_says_what_happened(ask: Ask) -> None:
    request = ask()

    response = pages.go(request, "gallery", said="Recorded. The district sees it.")

    assert (response.status_code, response["Location"]) == (303, "/gallery/")
    assert [str(message) for message in get_messages(request)] == ["Recorded. The district sees it."]


def test_go_tells_htmx_to_open_the_page(ask: Ask) -> None:
    response = pages.go(ask(htmx="offers"), "gallery-sample", name="grid")

    assert (response.status_code, response["HX-Redirect"]) == (204, "/gallery/grid/")


@pytest.mark.parametrize(("code", "status"), [("access.not_granted", 403), ("task.already_done", 409)])
def test_a_refusal_says_so_in_words(ask: Ask, code: str, status: int) -> None:
    response = pages.refused(ask(), Refusal(code))

    assert response.status_code == status
    assert b"Nothing was changed" in response.content
    assert code in response.content.decode()


def test_a_refusal_to_htmx_goes_to_where_pages_say_things(ask: Ask) -> None:
    response = pages.refused(ask(htmx="offers"), Refusal("task.already_done"))

    assert response["HX-Retarget"] == "#notices"
    assert b"<html" not in response.content


def test_one_comes_from_this_site_only(ask: Ask) -> None:
    assert pages.came_from(ask(Referer="http://testserver/gallery/?a=1")) == "/gallery/?a=1"
    assert pages.came_from(ask(Referer="https://elsewhere.example/x")) == "/"
    assert pages.came_from(ask()) == "/"


@pytest.mark.parametrize(
    "view", [views.bad_request, views.forbidden, views.csrf_failed, views.not_found, views.server_error, views.unavailable]
)
def test_an_error_says_what_was_kept_and_what_to_do(ask: Ask, view: object) -> None:
    html = view(ask()).content.decode()  # type: ignore[operator]

    assert "What was kept" in html
    assert "What you can do" in html


@override_settings(UMAY_SHELL="no.such.function")
def test_an_error_page_asks_no_upper_room(ask: Ask) -> None:
    assert views.server_error(ask()).status_code == 500


def _shell(request: object) -> Shell:
    return Shell(
        places=(Place("My day", "/day/", "day", count=2, active=True, late=True),), concern_url="/tell/", who="Demo principal", demo=True
    )


def test_the_frame_comes_from_the_function_the_setting_names(ask: Ask) -> None:
    with override_settings(UMAY_SHELL=f"{__name__}._shell"):
        html = pages.render(ask(), "trial/page.html", {"page": 1}).content.decode()

    assert "Report a concern" in html
    assert 'aria-current="page"' in html
    assert "demo-banner" in html


@override_settings(UMAY_SHELL="")
def test_without_a_function_the_frame_is_bare(ask: Ask) -> None:
    request = ask("/x/?y=1")

    assert shell_for(request) == bare(request)
    assert bare(request).at == "/x/?y=1"
    assert len(bare(request).languages) == 6


def test_nothing_in_templates_needs_what_the_content_policy_refuses() -> None:
    web = Path(pages.__file__).parent

    for template in [*web.rglob("jinja2/**/*.html"), *web.rglob("templates/**/*.html")]:
        text = template.read_text(encoding="utf-8")
        for refused in (" style=", "<style", "javascript:", " onclick", " onload", "hx-on", "js:{", "hx-vals='js", "<script>"):
            assert refused not in text, f"{template.name} has {refused}"
