"""Coming from a hole in a roster: which window is meant, and which hours would mend it."""

from __future__ import annotations

import re
from datetime import time
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umay.core.api import Perm
from umay.people.api import ActorRequest
from umay.posts.forms import WindowForm
from umay.posts.models import Window
from umay.posts.queries.post_page import window_meant
from umay.posts.queries.words import hours_words

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_CARRIED: Final = ("window", "starts", "ends")


def led_to_window(request: ActorRequest) -> HttpResponse | None:
    """Return the way to the window that `?window=<id>&starts=HH:MM&ends=HH:MM` names; None where it names none that may be changed."""
    said = request.GET.get("window", "")
    found = window_meant(request.actor, said) if said and request.actor.holds(Perm.POST_KEEP) else None
    if found is None:
        return None
    carried = urlencode({name: request.GET[name] for name in _CARRIED if name in request.GET})
    return redirect(f"{reverse('window', args=[found.post.uid, found.uid])}?{carried}")


def suggested(request: ActorRequest, form: WindowForm, row: Window | None) -> str:
    """Write the hours that the address names into the form, and return in one line why one came here; "" for who came by themselves."""
    if row is None or not any(name in request.GET for name in _CARRIED):
        return ""
    starts, ends = (_time(request.GET.get(name, "")) for name in ("starts", "ends"))
    if starts is None or ends is None or ends <= starts:
        form.stand_at("bell_code" if row.bell_code else "starts")
        return _("A roster finds nobody who could stand here at these hours. Choose others, or let the window need fewer people.")
    form.suggest(starts, ends)
    form.stand_at("starts")
    said = _("A roster finds nobody who could stand here until now; at %(hours)s it would. Nothing is changed until you keep it.")
    if row.bell_code:
        said += " " + _("By the clock it moves with the bell no more.")
    return said % {"hours": hours_words(starts, ends)}


def _time(said: str) -> time | None:
    found = _CLOCK.fullmatch(said)
    return time(int(found[1]), int(found[2])) if found else None
