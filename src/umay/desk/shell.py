"""Fills the frame around every page: the places this person has, who and where they are."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.core.api import Actor, Perm
from umay.notices.api import unread_count
from umay.people import api as people
from umay.staffing import api as staffing
from umay.teams import api as teams
from umay.vault import api as vault
from umay.web.api import Link, Place, Shell, address_above, bare, languages, offline_who

MOST_PLACES: Final = 9  # LOOK.md
# What leaves the rail for the menu where somebody has more places, the first of them first.
IN_MENU: Final = ("absent", "absent-numbers", "agreements", "appointments", "journal", "programmes", "staffing", "register")
OF_OFFICES: Final = ("review", "overview", "cases-above", "register")
OF_SCHOOLS: Final = ("staffing",)
# What the gate opens with: the first that somebody may, of a school and of an office above.
GATE: Final = (("watch", Perm.DUTY_LEAD), ("posts", Perm.POST_KEEP), ("my-duties", Perm.DUTY_STAND))
ABOVE: Final = (("coverage", Perm.COVERAGE_READ),)
# The pages of the gate, in the order of a day: route, words, what one must hold.
AT_THE_GATE: Final = (
    ("watch", gettext_lazy("The day"), Perm.DUTY_LEAD),
    ("rosters", gettext_lazy("Roster"), Perm.ROSTER_KEEP),
    ("posts", gettext_lazy("Posts"), Perm.POST_KEEP),
    ("rounds", gettext_lazy("Rounds"), Perm.ROUND_WALK),
    ("lines", gettext_lazy("Ways home"), Perm.ROUND_WALK),
    ("visits", gettext_lazy("Visitors"), Perm.VISIT_KEEP),
    ("my-duties", gettext_lazy("My duties"), Perm.DUTY_STAND),
)
# Pages that stand under another one there.
UNDER: Final = {"lines": ("lines", "buses", "roads")}
OF_THE_GATE: Final = ("coverage", *(one for name, _words, _perm in AT_THE_GATE for one in UNDER.get(name, (name,))))

# name of the route, words, short words, icon, what one must hold
PLACES: Final = (
    ("my-day", gettext_lazy("My day"), gettext_lazy("Day"), "day", Perm.TASK_READ),
    ("calendar", gettext_lazy("Calendar"), gettext_lazy("Calendar"), "calendar", Perm.TASK_READ),
    ("programmes", gettext_lazy("Programmes"), pgettext_lazy("tab", "Plans"), "programmes", Perm.PROGRAMME_READ),
    ("reports", gettext_lazy("What was told"), pgettext_lazy("tab", "Told"), "concern", Perm.REPORT_READ),
    ("cases", gettext_lazy("Cases"), pgettext_lazy("tab", "Cases"), "cases", Perm.CASE_WORK),
    ("gate", gettext_lazy("At the gate"), pgettext_lazy("tab", "Gate"), "posts", Perm.DUTY_STAND),
    ("hazards", gettext_lazy("Our safety"), pgettext_lazy("tab", "Safety"), "safety", Perm.HAZARD_NOTE),
    ("staffing", gettext_lazy("People near children"), pgettext_lazy("tab", "Near"), "two", Perm.STAFFING_KEEP),
    ("register", gettext_lazy("Inner register"), pgettext_lazy("tab", "Register"), "sealed", Perm.REGISTER_KEEP),
    ("absent", gettext_lazy("Absent children"), pgettext_lazy("tab", "Absent"), "child", Perm.ABSENT_KEEP),
    ("absent-numbers", gettext_lazy("Absent children"), pgettext_lazy("tab", "Absent"), "child", Perm.JOURNAL_COUNT),
    ("cases-above", gettext_lazy("In cases below"), pgettext_lazy("tab", "Below"), "cases", Perm.CASE_OVERSEE),
    ("overview", gettext_lazy("Overview"), pgettext_lazy("tab", "Overview"), "indicators", Perm.ROLLUP_READ),
    ("review", gettext_lazy("Recorded below"), gettext_lazy("Review"), "check", Perm.TASK_VERIFY),
    ("journal", gettext_lazy("Journal"), pgettext_lazy("tab", "Journal"), "returns", Perm.JOURNAL_COUNT),
    ("agreements", gettext_lazy("Agreements"), pgettext_lazy("tab", "Accords"), "letter", Perm.AGREEMENT_READ),
    ("appointments", gettext_lazy("People"), gettext_lazy("People"), "people", Perm.PERSON_APPOINT),
    ("notices", gettext_lazy("Notices"), pgettext_lazy("tab", "News"), "bell", Perm.PROFILE_KEEP),
    ("setup", gettext_lazy("Set up"), gettext_lazy("Set up"), "settings", Perm.PLACE_KEEP),
)
# The places of somebody who comes by a pass.
BY_PASS: Final = (
    ("my-duties", gettext_lazy("My duties"), pgettext_lazy("tab", "Duties"), "day", Perm.DUTY_STAND),
    ("visits", gettext_lazy("Visitors"), pgettext_lazy("tab", "Visitors"), "two", Perm.VISIT_KEEP),
    ("rounds", gettext_lazy("Rounds"), pgettext_lazy("tab", "Rounds"), "map", Perm.ROUND_WALK),
    ("lines", gettext_lazy("Ways home"), pgettext_lazy("tab", "Ways"), "two", Perm.ROUND_WALK),
    ("my-pass", gettext_lazy("My pass"), pgettext_lazy("tab", "My pass"), "key", Perm.DUTY_STAND),
)


address_of = cache(address_above)  # asked for each place of each page


def shell(request: HttpRequest) -> Shell:
    """Return the frame for the request; a bare one for nobody."""
    if staffing.by_pass(request):
        return _for_bearer(request)
    who = getattr(request, "who", None)
    if who is None or who.actor.person_id is None:
        return _for_nobody(request)
    rail, spilled = _rail(_places(who.actor, request.path))
    return Shell(
        who=_(who.shown) if settings.UMAY_DEMO and who.shown else who.shown,
        where=who.seat.unit.where if who.seat else "",
        places=tuple(rail),
        menu=(*spilled, *_menu(who, vault_open=vault.is_opened(request))),
        languages=languages(),
        within=_within(who.actor, request.path),
        home_url="/",
        at=request.get_full_path(),
        demo=settings.UMAY_DEMO,
        offline_who=_offline_who(who.actor),
        sign_out_url=request.build_absolute_uri(address_of("sign-out")),
        concern_url=address_of("log-report") if who.actor.holds(Perm.REPORT_LOG) else "",
    )


def _offline_who(actor: Actor) -> str:
    """Return the word by which a device knows who wrote something on it; it names nobody."""
    if not actor.holds(Perm.REPORT_LOG):
        return ""
    return offline_who(actor.person_uid)


def _for_nobody(request: HttpRequest) -> Shell:
    frame = bare(request)
    return Shell(languages=frame.languages, at=frame.at, demo=frame.demo, sign_in_url=address_of("account_login"))


def _for_bearer(request: HttpRequest) -> Shell:
    """Return the frame of whoever came by a pass: what they do at the gate, and no way into the rest."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    frame = bare(request)
    places = [
        Place(str(label), address, icon, active=request.path.startswith(address), short=str(short))
        for name, label, short, icon, perm in BY_PASS
        if actor.holds(perm) and (address := address_of(name))
    ]
    code = teams.code_to_tell(actor)
    return Shell(
        places=tuple(places),
        languages=frame.languages,
        home_url=places[0].url if places else "/",
        at=frame.at,
        demo=frame.demo,
        offline_who=offline_who(actor.person_uid),
        concern_url=reverse("tell", args=[code]) if code else "",
    )


def _places(actor: Actor, path: str) -> list[tuple[str, Place]]:
    """Return the places a person has, each with its name in `PLACES`."""
    found = []
    for name, label, short, icon, perm in PLACES:
        address = address_of(_opens(name, actor))
        if name in (OF_SCHOOLS if _is_office(actor) else OF_OFFICES):
            continue  # nobody is below a school, and only schools have people near children
        if name == "absent-numbers" and actor.holds(Perm.ABSENT_KEEP):
            continue  # they come to the numbers from the children they follow
        if address and (name == "gate" or actor.holds(perm)):
            count = unread_count(actor) if name == "notices" else 0
            found.append((name, Place(str(label), address, icon, count, active=_is_at(name, path), short=str(short))))
    return found


def _within(actor: Actor, path: str) -> tuple[Place, ...]:
    """Return the pages beside the one shown; none elsewhere than at the gate of one's own school."""
    if _is_office(actor) or not _is_at("gate", path):
        return ()
    return tuple(
        Place(str(words), address, "", active=any(path.startswith(address_of(one)) for one in UNDER.get(name, (name,))))
        for name, words, perm in AT_THE_GATE
        if actor.holds(perm) and (address := address_of(name))
    )


def _is_at(name: str, path: str) -> bool:
    routes = OF_THE_GATE if name == "gate" else (name,)
    return any(path.startswith(address) for route in routes if (address := address_of(route)))


def _rail(found: list[tuple[str, Place]]) -> tuple[list[Place], list[Link]]:
    """Return the places of the rail, and what leaves it for the menu because there are too many."""
    leaving = [name for name in IN_MENU if name in dict(found)][: max(0, len(found) - MOST_PLACES)]
    links = [Link(one.label, one.url, one.icon) for name, one in found if name in leaving]
    return [one for name, one in found if name not in leaving], links


def _opens(name: str, actor: Actor) -> str:
    """Return the page a place opens with: the journal's figures for whoever has no lines to read, of the gate what one has to do there."""
    if name == "gate":
        return next((route for route, perm in (ABOVE if _is_office(actor) else GATE) if actor.holds(perm) and address_of(route)), "")
    has_lines = not _is_office(actor) and actor.holds(Perm.JOURNAL_READ)
    return "indicators" if name == "journal" and not has_lines else name


def _is_office(actor: Actor) -> bool:
    return actor.seat is not None and actor.seat.level != "unit"


def _menu(who: people.Who, *, vault_open: bool) -> list[Link]:
    mine = who.seat.id if who.seat else 0
    links = [
        Link(_("Act in %(unit)s") % {"unit": seat.unit.name}, reverse("take-seat", args=[seat.uid]), "right", post=True)
        for seat in who.seats
        if seat.id != mine
    ]
    for name, words, icon in (("profile", _("My settings"), "settings"), ("help", _("Help"), "info")):
        if address := address_of(name):
            links.append(Link(words, address, icon))
    if vault_open:
        links.append(Link(_("Close the vault"), address_of("close-vault"), "sealed", post=True))
    if settings.UMAY_DEMO:
        links.append(Link(_("Look around as somebody else"), address_of("start"), "person"))
    links.append(Link(_("Sign out"), address_of("sign-out"), "leave", post=True))
    return links
