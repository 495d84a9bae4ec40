"""The request that a page is being made for, so that components can put the tokens of a form without being handed them.

Set by `pages` around each rendering, for that thread or task only. Nothing else may be read from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from umay.kernel.ids import new_id


@dataclass(slots=True)
class _Asking:
    """A request being answered. token: its hidden field, once a form asked for it; all forms of a page carry the same."""

    request: HttpRequest
    token: SafeString | None = None


_asking: ContextVar[_Asking] = ContextVar("asking")

SUBMISSION_FIELD = "submission"


@contextmanager
def rendering_for(request: HttpRequest) -> Iterator[None]:
    """Make the request known to the components rendered inside."""
    token = _asking.set(_Asking(request))
    try:
        yield
    finally:
        _asking.reset(token)


def csrf_input() -> SafeString:
    """Return the hidden field without which a form is refused.

    Raises LookupError outside of `pages`: a form can only stand on a page.
    """
    asking = _asking.get()
    if asking.token is None:
        asking.token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(asking.request))
    return asking.token


def submission_input() -> SafeString:
    """Return a hidden field with a fresh id: sent twice, the action does it once."""
    return format_html('<input type="hidden" name="{}" value="{}">', SUBMISSION_FIELD, new_id())
