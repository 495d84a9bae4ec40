"""What was typed is not lost when a page was too old or a sign-in had ended, and no other site gets anything sent by that."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from umay.web.leading_on import page_above

OWN = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ELSEWHERE = {"HTTP_SEC_FETCH_SITE": "cross-site"}
NOTE = 'Told the "staff" <b>'


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def body(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.django_db
def test_what_was_typed_on_an_expired_page_can_be_sent_again_under_a_fresh_token(strict: Client) -> None:
    answer = strict.post("/standing/confirm/?x=1", {"note": NOTE, "task": ["a/1", "b/2"], "csrfmiddlewaretoken": "old"}, **OWN)

    html = body(answer)
    assert answer.status_code == 403
    assert 'name="note" value="Told the &#34;staff&#34; &lt;b&gt;"' in html
    assert html.count('name="task"') == 2
    assert 'action="/standing/confirm/?x=1"' in html
    assert (token := re.search(r'name="csrfmiddlewaretoken" value="(\w{64})"', html))
    assert strict.post("/standing/confirm/", {"csrfmiddlewaretoken": token[1]}).status_code == 302  # to the sign-in, past the gate


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [ELSEWHERE, {}, {"HTTP_ORIGIN": "https://other.invalid"}])
def test_what_another_site_prepared_is_not_shown_to_be_sent(strict: Client, headers: dict[str, str]) -> None:
    answer = strict.post("/standing/confirm/", {"note": NOTE}, **headers)

    assert answer.status_code == 403
    assert "Told the" not in body(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["password", "new_password1", "code", "login"])
def test_secrets_are_never_shown_again(strict: Client, name: str) -> None:
    answer = strict.post("/accounts/login/", {name: "open sesame", "note": NOTE}, **OWN)

    assert answer.status_code == 403
    assert "open sesame" not in body(answer)
    assert "Told the" not in body(answer)


@pytest.mark.django_db
def test_whose_sign_in_has_ended_finds_what_they_typed_and_where_to_sign_in(client: Client) -> None:
    answer = client.post("/standing/confirm/", {"note": NOTE}, **OWN)

    assert answer.status_code == 403
    assert "Told the" in body(answer)
    assert 'href="/accounts/login/"' in body(answer)
    assert client.post("/standing/confirm/", {"note": NOTE}).status_code == 302


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/standing/confirm/", "/standing/"),
        ("/calendar/feeds/00000000-0000-0000-0000-000000000000/end/", "/calendar/feeds/"),
        ("/files/00000000-0000-0000-0000-000000000000/remove/", "/files/00000000-0000-0000-0000-000000000000/"),
        ("/nothing/at/all/", "/"),
    ],
)
def test_a_deed_belongs_to_the_page_above_it(path: str, above: str) -> None:
    assert page_above(path) == above
