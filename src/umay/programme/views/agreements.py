"""Agreements: the list, recording one, ending one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.programme.actions import agreements as actions
from umay.programme.models import Agreement
from umay.programme.queries.agreements import KINDS, agreements_page
from umay.programme.rules.agreements import Terms
from umay.web.api import DateField, FigureField, Form, WordsField, pages


class AgreementForm(Form):
    """The shape of an agreement."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(KINDS.items()))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    parties = WordsField(
        label=gettext_lazy("Parties"),
        rows=3,
        max_length=2000,
        help_text=gettext_lazy("One office or group on each line. No family by name."),
    )
    scope = WordsField(label=gettext_lazy("What it is about"), rows=3, max_length=4000, required=False)
    signed_on = DateField(label=gettext_lazy("Signed on"), required=False)
    expires_on = DateField(label=gettext_lazy("Expires on"), required=False)
    remind_days = FigureField(label=gettext_lazy("Remind so many days before it expires"), initial=60, max_value=400)

    def terms(self) -> Terms:
        """Return what was typed; parties are the lines that say something."""
        data: dict[str, Any] = dict(self.cleaned_data)
        lines = (line.strip() for line in data.pop("parties").splitlines())
        return Terms(parties=tuple(line for line in lines if line), **data)


def _show(request: ActorRequest, form: Form, status: int = 200) -> HttpResponse:
    page = agreements_page(request.actor, today=timezone.localdate())
    return pages.render(request, "programme/agreements.html", {"page": page, "form": form}, status=status)


@login_required
@require_GET
def list_agreements(request: ActorRequest) -> HttpResponse:
    """The agreements of one's area."""
    return _show(request, AgreementForm())


@login_required
@require_POST
def record_agreement(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """Record an agreement of one's unit."""
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        actions.record_agreement(request.actor, unit_uid, form.terms(), now=timezone.now())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "agreements", said=_("Kept. You are reminded before it expires."))


@login_required
@require_POST
def end_agreement(request: ActorRequest, agreement_uid: UUID) -> HttpResponse:
    """End an agreement."""
    try:
        actions.end_agreement(request.actor, agreement_uid, now=timezone.now())
    except Agreement.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "agreements", said=_("Ended. It stays in the list."))
