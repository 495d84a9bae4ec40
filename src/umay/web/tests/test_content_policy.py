from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings

from umay.web.csp import HEADER, SANDBOX, content_policy, policy

from .conftest import Ask


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def test_every_answer_carries_a_policy_without_unsafe(ask: Ask) -> None:
    said = content_policy(answer)(ask())[HEADER]

    assert "unsafe" not in said
    assert "*" not in said
    assert "default-src 'none'" in said
    assert "frame-ancestors 'none'" in said


def test_a_deployment_may_add_its_sign_in_server(ask: Ask) -> None:
    with override_settings(UMAY_CSP_MORE={"form-action": ("https://sign-in.example",)}):
        said = content_policy(answer)(ask())[HEADER]

    assert "form-action 'self' https://sign-in.example" in said


@pytest.mark.parametrize("own", ["", "default-src *", "sandbox allow-scripts", "script-src 'unsafe-inline'"])
def test_an_answer_cannot_bring_a_policy_of_its_own(ask: Ask, own: str) -> None:
    said = content_policy(lambda _request: HttpResponse("", headers={HEADER: own}))(ask())[HEADER]

    assert said == policy({})


def test_a_file_that_people_brought_stays_in_its_sandbox(ask: Ask) -> None:
    assert content_policy(lambda _request: HttpResponse("", headers={HEADER: SANDBOX}))(ask())[HEADER] == SANDBOX


@pytest.mark.parametrize(
    "more", [{"script-src": ("'unsafe-inline'",)}, {"script-src": ("'unsafe-eval'",)}, {"img-src": ("*",)}, {"sandbox": ("x",)}]
)
def test_nobody_can_loosen_it(more: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match="does not take"):
        policy(more)


def test_a_missing_page_carries_it_too_and_says_what_to_do(client: Client) -> None:
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "default-src 'none'" in response[HEADER]
    assert b"What you can do" in response.content


def test_a_form_from_elsewhere_is_told_why() -> None:
    response = Client(enforce_csrf_checks=True).post("/language/setlang/", {"language": "tr"})

    assert response.status_code == 403
    assert b"What was kept" in response.content
