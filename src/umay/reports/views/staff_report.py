"""The page of one report, and what is decided on it. Its content is never kept by a browser."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from umay.core.api import Perm, sealing
from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.reports.actions import calling, reading, triage
from umay.reports.forms.staff import AnswerForm, AsideForm
from umay.reports.listening import open_cases
from umay.reports.models import Attachment
from umay.reports.queries.one import is_there, report_page
from umay.vault.api import Vault, opened_vault, with_vault
from umay.web.api import Form, address_above, pages

P = ParamSpec("P")


def for_readers(view: Callable[Concatenate[ActorRequest, P], HttpResponse]) -> Callable[Concatenate[ActorRequest, P], HttpResponse]:
    """Make a view answer those to whom the report is sealed; for others it is not there, before any vault is asked for."""

    @functools.wraps(view)
    def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_there(request.actor, **{name: value for name, value in kwargs.items() if isinstance(value, UUID)}):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)


@for_readers
@never_cache
@require_GET
@with_vault
def show_report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Open a report; the opening is recorded."""
    return _show(request, _vault(request), report_id)


def _vault(request: ActorRequest) -> Vault:
    """Return the vault that is open. Raises Http404 for somebody who may keep none: nothing is sealed to them."""
    vault = opened_vault(request)
    if vault is None:
        raise Http404
    return vault


def _show(request: ActorRequest, vault: Vault, report_id: UUID, form: Form | None = None, status: int = 200) -> HttpResponse:
    now = timezone.now()
    try:
        read = reading.open_report(request.actor, vault, report_id, now=now)
    except reading.ReportMissing:
        raise Http404 from None
    except sealing.CannotOpen as no:
        return _unopened(request, no, report_id)
    page = report_page(request.actor, read, now=now)
    shown = {
        "page": page,
        "forms": {
            "answer": form if isinstance(form, AnswerForm) else AnswerForm(),
            "aside": form if isinstance(form, AsideForm) else AsideForm(),
        },
        "opening": address_above("open-case"),
        "open_cases": offered.listed(request.actor, now) if page.may_decide and (offered := open_cases()) else (),
        "cases": address_above("cases"),
    }
    return pages.render(request, "reports/report.html", shown, status=status)


def _unopened(request: ActorRequest, no: sealing.CannotOpen, report_id: UUID) -> HttpResponse:
    """Say that it does not open; administrators are told that something does not, and nothing more."""
    calling.sound_alarm_for(report_id, now=timezone.now())
    return pages.render(request, "reports/unopened.html", {"is_ours": no.code == "sealed.key"}, status=409)


def _decided(request: ActorRequest, report_id: UUID, run: Callable[[], object], said: str) -> HttpResponse:
    """Run a deed; lead back with what happened, or with why not."""
    try:
        run()
    except ObjectDoesNotExist:  # of the report, or of the case it should go to
        raise Http404 from None
    except sealing.CannotOpen as no:
        return _unopened(request, no, report_id)
    except Refused as no:
        return pages.refused(request, no.refusal, back=reverse("report", kwargs={"report_id": report_id}))
    return pages.go(request, "report", said=said, report_id=report_id)


@for_readers
@never_cache
@require_POST
@sensitive_post_parameters()
def answer_report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Write to the teller. When the vault closed meanwhile, what was written stays on the page until it is open again."""
    form = AnswerForm(request.POST)
    if opened_vault(request) is None and request.actor.holds(Perm.VAULT_KEEP):
        return pages.render(request, "reports/answer_kept.html", {"form": form, "report_id": report_id}, status=409)
    vault = _vault(request)
    if not form.is_valid():
        return _show(request, vault, report_id, form, 422)
    words, key = form.cleaned_data["words"], form.cleaned_data["key"]
    return _decided(
        request,
        report_id,
        lambda: triage.answer(request.actor, vault, report_id, words, key=key, now=timezone.now()),
        _("Sent. They read it when they come back with their receipt."),
    )


@for_readers
@require_POST
def name_member(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Cut off somebody whom the report names."""
    person = request.POST.get("person", "")
    if not person.isdigit():
        raise Http404
    return _decided(
        request,
        report_id,
        lambda: triage.name_member(request.actor, report_id, int(person[:18]), now=timezone.now()),
        _("Done: they cannot read this report any more, nor any case made of it. They are told nothing."),
    )


@for_readers
@require_POST
def join_report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Say that another report tells of the same."""
    try:
        into = UUID(request.POST.get("into", ""))
    except ValueError:
        raise Http404 from None
    return _decided(
        request,
        report_id,
        lambda: triage.join(request.actor, report_id, into, now=timezone.now()),
        _("Joined. Neither teller learns of the other."),
    )


@for_readers
@require_POST
@with_vault
def take_to_case(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Take the report into a case that is open already, where a room above keeps such."""
    offered = open_cases()
    try:
        case = UUID(request.POST.get("case", ""))
    except ValueError:
        raise Http404 from None
    if offered is None:
        raise Http404
    return _decided(
        request,
        report_id,
        lambda: offered.join(request.actor, _vault(request), report_id, case, timezone.now()),
        _("It belongs to the case now. Who works on the case can read it."),
    )


@for_readers
@require_POST
@with_vault
def set_report_aside(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Say that it is no report."""
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _show(request, _vault(request), report_id, form, 422)
    return _decided(
        request,
        report_id,
        lambda: triage.set_aside(request.actor, report_id, form.cleaned_data["reason"], now=timezone.now()),
        _("Set aside. The office above is told the reason and the day."),
    )


@for_readers
@require_POST
def mark_abuse(request: ActorRequest, attachment_id: UUID) -> HttpResponse:
    """Say that a file shows abuse: from then on it leaves its seal for the authorities alone."""
    try:
        report_id = triage.mark_abuse(request.actor, attachment_id, now=timezone.now())
    except Attachment.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "report", said=_("Kept apart. It opens only for the package that the authorities get."), report_id=report_id)


@for_readers
@never_cache
@require_GET
@with_vault
def fetch_file(request: ActorRequest, attachment_id: UUID) -> HttpResponse:
    """Hand out a file as a download, never shown on a page of ours; the opening is recorded."""
    try:
        file, data = reading.open_file(request.actor, _vault(request), attachment_id, now=timezone.now())
    except Attachment.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    except sealing.CannotOpen as no:
        return _unopened(request, no, attachment_id)
    return HttpResponse(data, headers=documents.download_headers(file.name or "file"))
