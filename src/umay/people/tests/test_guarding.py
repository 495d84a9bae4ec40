"""A view lets in whom it names, and answers everybody else in one way."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import Person, guarded
from umay.web.api import pages


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The refusals that were shown, by their codes."""
    shown: list[str] = []

    def refused(_request: Any, no: Refusal) -> HttpResponse:
        shown.append(no.code)
        return HttpResponse(status=403)

    monkeypatch.setattr(pages, "refused", refused)
    return shown


def asked(actor: Any, view: Any, *perms: Perm, **how: Any) -> int:
    request: Any = HttpRequest()
    request.actor = actor
    return int(guarded(view, *perms, **how)(request).status_code)


def here(_request: Any) -> HttpResponse:
    return HttpResponse("here")


def test_whoever_holds_one_of_the_permissions_comes_in(cast: Any) -> None:
    assert asked(cast.principal, here, Perm.AUDIT_READ, Perm.POST_KEEP, at_school=True) == 200


def test_who_holds_none_is_refused_in_words(cast: Any, told: list[str]) -> None:
    assert asked(cast.nobody, here, Perm.POST_KEEP) == 403
    assert told == ["access.not_granted"]


def test_an_office_is_told_that_the_page_is_of_a_school(cast: Any, told: list[str]) -> None:
    assert asked(cast.district_secretary, here, Perm.TASK_READ, at_school=True) == 403
    assert told == ["access.of_a_school"]


@pytest.mark.parametrize("error", [Person.DoesNotExist, KeyError])
def test_what_is_hidden_and_what_is_missing_is_not_there(cast: Any, error: type[Exception]) -> None:
    def view(_request: Any) -> HttpResponse:
        raise error

    with pytest.raises(Http404):
        asked(cast.principal, view, Perm.POST_KEEP, missing=(KeyError,))


def test_a_refusal_of_the_view_is_shown(cast: Any, told: list[str]) -> None:
    def view(_request: Any) -> HttpResponse:
        raise Refused(Refusal("access.closed"))

    assert asked(cast.principal, view, Perm.POST_KEEP) == 403
    assert told == ["access.closed"]
