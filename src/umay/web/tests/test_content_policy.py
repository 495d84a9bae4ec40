from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from umay.web.csp import HEADER, content_policy, policy

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


@pytest.mark.parametrize(
    "more", [{"script-src": ("'unsafe-inline'",)}, {"script-src": ("'unsafe-eval'",)}, {"img-src": ("*",)}, {"sandbox": ("x",)}]
)
def test_nobody_can_loosen_it(more: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match="does not take"):
        policy(more)
