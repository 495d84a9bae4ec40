"""How the posts of one's own school were held on a day, minute by minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, own_place, query
from umay.posts.api import Occurrence, occurrences
from umay.watch.queries.proofs import proof_of, stays_by_post
from umay.watch.queries.strip import Strip, strip_of
from umay.watch.queries.words import KINDS, counted, post_said
from umay.watch.rules.coverage import Gap, Proof
from umay.web.api import dates, saying

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class WindowProof:
    """A window of a day. strip None: nothing was received that day. rows: from, until, kind and how many were missing."""

    title: str
    hours: str
    needs: str
    sentence: str
    strip: Strip | None
    rows: tuple[tuple[str, str, str, str], ...]
    tone: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """All that the page of a day shows. before, after: the days beside it as addresses say them; after "" for today."""

    day: str
    windows: tuple[WindowProof, ...]
    before: str
    after: str
    received: bool


@query
def day_page(actor: Actor, on: date, now: datetime, today: date) -> DayPage:
    """Return how the windows of a day of the actor's school were held, up to now."""
    stays = stays_by_post(own_place(actor).unit_id, on)
    windows = [one for one in occurrences(actor, on, on) if one.starts_at <= now and one.needs]
    return DayPage(
        day=dates.say_day(on),
        windows=tuple(_window(one, proof_of(one, stays.get(one.post_id, ()), now) if stays else None) for one in windows),
        before=(on - timedelta(days=1)).isoformat(), after="" if on >= today else (on + timedelta(days=1)).isoformat(),
        received=bool(stays),
    )  # fmt: skip


def _window(one: Occurrence, proof: Proof | None) -> WindowProof:
    needs = {kind.value: number for kind, number in one.needs.items()}
    title, hours = post_said(one.post_number, one.post_name), saying.hours_there(one.starts_at, one.ends_at)
    if proof is None:
        return WindowProof(title, hours, counted(needs), _("Nothing was received from the posts that day."), None, (), "nothing")
    return WindowProof(
        title=title, hours=hours, needs=counted(needs), sentence=_sentence(proof),
        strip=strip_of(proof, needs, (one.ends_at - one.starts_at) // _MINUTE),
        rows=tuple(_gap(one.starts_at, gap) for gap in sorted(proof.gaps, key=lambda gap: gap.from_min)),
        tone="late" if proof.gaps else "done",
    )  # fmt: skip


def _sentence(proof: Proof) -> str:
    values = {"covered": proof.covered_min, "all": proof.minutes, "late": proof.late_min}
    if not proof.gaps:
        words = ngettext("Everybody who was needed was there in %(all)s minute of %(all)s.",
                         "Everybody who was needed was there in all %(all)s minutes.", proof.minutes) % values  # fmt: skip
    else:
        words = _("Everybody who was needed was there in %(covered)s of %(all)s minutes.") % values
    if proof.late_min:
        more = _("%(late)s of them stand on scans that came more than a day later.") % values
        return f"{words} {more}"
    return words


def _gap(starts_at: datetime, gap: Gap) -> tuple[str, str, str, str]:
    begin, end = starts_at + gap.from_min * _MINUTE, starts_at + gap.until_min * _MINUTE
    return f"{dates.say_time(begin)}–{dates.say_time(end)}", str(gap.until_min - gap.from_min), str(KINDS[gap.kind]), str(gap.missing)
