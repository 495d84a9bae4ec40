"""Setting a deployment up: the checklist, the rota, the mail server, going live; and the door of the first administrator."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import JOB, Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.actions import setting_up
from umay.people.forms import FirstForm, RotaForm
from umay.people.middleware import ActorRequest
from umay.people.models import FirstLink
from umay.people.queries.setting_up import heads, mail_page, rota_page, setup_page
from umay.people.sessions import note_browser
from umay.people.signing_in.adapter import speak
from umay.places import api as places
from umay.web.api import bare, pages

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _may(request: ActorRequest, perm: Perm) -> Refused | None:
    return None if places.keeps(request.actor, perm) else Refused(Refusal("access.not_granted"))


@login_required
@require_GET
def show_setup(request: ActorRequest) -> HttpResponse:
    """The checklist of a deployment: what is done, what is missing, and going live."""
    if no := _may(request, Perm.PLACE_KEEP):
        return pages.refused(request, no.refusal)
    return pages.render(request, "people/setup.html", {"page": setup_page(request.actor, today=timezone.localdate())})


@login_required
@require_POST
def go_live(request: ActorRequest) -> HttpResponse:
    """Take in real work from now on."""
    today = timezone.localdate()
    try:
        places.go_live(
            request.actor,
            heads=heads(places.country_kept(request.actor), today),
            audit_key=settings.UMAY_AUDIT_KEY is not None,
            today=today,
            now=timezone.now(),
        )
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "setup", said=_("Umay is live. What is recorded from now on counts."))


@login_required
@require_http_methods(["GET", "POST"])
def show_rota(request: ActorRequest) -> HttpResponse:
    """Who answers when; put somebody on the rota."""
    if no := _may(request, Perm.DEPLOYMENT_KEEP):
        return pages.refused(request, no.refusal)
    page = rota_page(request.actor, today=timezone.localdate())
    form = RotaForm(request.POST or None, people=page.people)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            places.put_on_duty(request.actor, places.OnDuty(int(data["person"]), data["first"], data["last"]), now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        return pages.go(request, "setup-rota", said=_("Put on the rota."))
    return pages.render(request, "people/rota.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def take_off_rota(request: ActorRequest) -> HttpResponse:
    """Take a line off the rota."""
    said = {name: values[0] for name, values in parse_qs(request.POST.get("line", "")).items()}
    try:
        one = places.OnDuty(
            int(said["person"]), date.fromisoformat(said["first"]), date.fromisoformat(said["last"]) if "last" in said else None
        )
        places.take_off_duty(request.actor, one, now=timezone.now())
    except (KeyError, ValueError):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "setup-rota", said=_("Taken off the rota."))


@login_required
@require_http_methods(["GET", "POST"])
def show_mail(request: ActorRequest) -> HttpResponse:
    """The mail server, and a test mail to oneself."""
    if no := _may(request, Perm.DEPLOYMENT_KEEP):
        return pages.refused(request, no.refusal)
    if request.method == "POST":
        try:
            setting_up.ask_for_test_mail(request.actor, now=timezone.now())
        except Refused as no:
            return pages.refused(request, no.refusal)
        return pages.go(request, "setup-mail", said=_("The test mail is on its way. Look again in a minute."))
    return pages.render(request, "people/mail.html", {"page": mail_page(request.actor)})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def show_first(request: ActorRequest, token: str) -> HttpResponse:
    """The door of the first administrator: name the deployment, enter oneself."""
    if not FirstLink.objects.filter(token_hash=setting_up.hash_of(token)).exists():
        raise Http404
    lang = translation.get_language() or "en"
    form = FirstForm(request.POST or None, lang=lang)
    if request.method == "POST" and form.is_valid():
        return _opened(request, token, form, lang)
    context = {"form": form, "token": token, "shell": bare(request)}
    return pages.render(request, "people/first.html", context, status=422 if form.is_bound else 200)


def _opened(request: ActorRequest, token: str, form: FirstForm, lang: str) -> HttpResponse:
    try:
        account = setting_up.open_deployment(JOB, token, form.first(lang), today=timezone.localdate(), now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    login(request, account, backend=BACKEND)
    note_browser(request)
    answer = pages.go(request, "setup", said=_("Welcome. Here is what comes next, step by step."))
    speak(answer, account.language)
    return answer
