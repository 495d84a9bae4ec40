"""What is wrong with posts and bell, in words, with the window or ring that it is wrong with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.posts.models import Window
from umay.posts.queries.words import bell_words, grades_words
from umay.posts.rules.looking import Found, Trouble
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that is wrong. post_uid, window_uid: where to mend it; None: on the page of the bell."""

    words: str
    post_uid: UUID | None = None
    window_uid: UUID | None = None


def told_of(found: Iterable[Found], windows: Mapping[int, Window]) -> tuple[Told, ...]:
    """Return each in words, those that say the same once."""
    told = {(one.words, one.window_uid): one for one in (_told(each, windows) for each in found)}
    return tuple(told.values())


def _told(one: Found, windows: Mapping[int, Window]) -> Told:
    rows = [windows[each] for each in one.windows]
    first = rows[0] if rows else None
    words = _words(one, rows)
    return Told(words, first.post.uid if first else None, first.uid if first else None)


def _words(one: Found, rows: list[Window]) -> str:
    said = {"post": rows[0].post.number if rows else 0, "bell": bell_words(one.code), "other": bell_words(one.other), "on": _on(one)}
    match one.trouble:
        case Trouble.OVERLAP:
            said |= {"one": named(rows[0]), "two": named(rows[1])}
            return _("Post %(post)s: %(one)s and %(two)s are held at the same time %(on)s.") % said
        case Trouble.NO_RING:
            return _("Post %(post)s: the bell %(bell)s does not ring %(on)s, so the window is not held.") % said
        case Trouble.NEVER:
            return _("Post %(post)s: %(bell)s is held on no school day. Set the bell, or the window's days and weeks.") % said
        case Trouble.UNKNOWN_GRADE:
            said["grades"] = grades_words(one.grades)
            return _("Post %(post)s: the bell %(bell)s lets nobody of %(grades)s in or out.") % said
        case Trouble.RINGS_CROSS:
            return _("The bells %(bell)s and %(other)s ring for the same pupils at once %(on)s.") % said
        case Trouble.HOLE:
            return _("The bell %(bell)s has no time %(on)s.") % said


def named(row: Window) -> str:
    """Return what a window is called."""
    return row.label or (bell_words(row.bell_code) if row.bell_code else _("By the clock"))


def _on(one: Found) -> str:
    if one.first is None:
        return ""
    said = ngettext("on %(count)s day, %(day)s", "on %(count)s days, first on %(day)s", one.days)
    return said % {"day": dates.say_day(one.first.on), "count": one.days}
