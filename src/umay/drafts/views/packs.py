"""What surrounds a draft's rows: its name and language, its sections, publishing it, putting it away; packs taken in."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.drafts import forms
from umay.drafts.actions import drafting, publishing
from umay.drafts.queries import draft_parts
from umay.drafts.queries.publish_page import mistakes_of, publish_page
from umay.drafts.views.drafts import answers, lang, read_draft_again, require_office, school_year
from umay.kernel.refusal import Refusal, Refused
from umay.packs.api import PackRefused, Problem
from umay.people.api import ActorRequest
from umay.web.api import pages

MOST_PACK_BYTES = 2 * 2**20


@login_required
@require_http_methods(["GET", "POST"])
@answers
def describe_draft(request: ActorRequest, uid: UUID) -> HttpResponse:
    """What the programme is called and for which year it was written."""
    head = draft_parts.draft_head(request.actor, uid)
    if request.method == "GET":
        form = forms.DescribeForm(initial={"title": head.title, "base_year": head.base_year, "version": head.version})
        return pages.render(request, "drafts/describe.html", {"head": head, "form": form, "languages": forms.LANGUAGES})
    form = forms.DescribeForm(request.POST)
    if not form.is_valid():
        context = {"head": head, "form": form, "languages": forms.LANGUAGES}
        return pages.render(request, "drafts/describe.html", context, status=422)
    data = form.cleaned_data
    drafting.describe(
        request.actor, uid, title=data["title"], base_year=data["base_year"], version=data["version"], now=timezone.now()
    )  # fmt: skip
    return pages.go(request, "draft", said=_("Saved."), uid=uid)


@login_required
@require_POST
@answers
def change_language(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Read the document again in another language, while no row has been corrected."""
    chosen = request.POST.get("lang", "")
    if chosen not in dict(forms.LANGUAGES):
        raise Http404
    read_draft_again(request, uid, chosen)
    return pages.go(request, "draft", said=_("The document was read again in that language."), uid=uid)


@login_required
@require_http_methods(["GET", "POST"])
@answers
def edit_section(request: ActorRequest, uid: UUID, key: str) -> HttpResponse:
    """A section's heading, and who owes those of its rows that name nobody."""
    page = draft_parts.section_page(request.actor, uid, key, lang=lang())
    if request.method == "GET":
        initial = {"title": page.title, "owner": page.owner, "version": page.version}
        form = forms.SectionForm(initial=initial, choices=page.choices)
        return pages.render(request, "drafts/section.html", {"page": page, "form": form})
    form = forms.SectionForm(request.POST, choices=page.choices)
    if not form.is_valid():
        return pages.render(request, "drafts/section.html", {"page": page, "form": form}, status=422)
    data = form.cleaned_data
    now = timezone.now()
    drafting.change_section(request.actor, uid, key, title=data["title"], owner=data["owner"], version=data["version"], now=now)
    return HttpResponseRedirect(f"{reverse('draft', kwargs={'uid': uid})}#section-{key}", status=303)


@login_required
@require_http_methods(["GET", "POST"])
@answers
def publish_draft(request: ActorRequest, uid: UUID) -> HttpResponse:
    """What is still missing, row by row; when nothing is, publish the draft as a version of its pack."""
    page = publish_page(request.actor, uid, school_year=school_year(request), lang=lang())
    if request.method == "GET":
        form = forms.PublishForm(initial={"version": page.next_version, "draft_version": page.head.version})
        return pages.render(request, "drafts/publish.html", {"page": page, "form": form, "mistakes": ()})
    form = forms.PublishForm(request.POST)
    if not form.is_valid():
        return pages.render(request, "drafts/publish.html", {"page": page, "form": form, "mistakes": ()}, status=422)
    data = form.cleaned_data
    try:
        made = publishing.publish_draft(
            request.actor, uid, version=data["version"], draft_version=data["draft_version"], now=timezone.now()
        )
    except PackRefused as wrong:
        mistakes = mistakes_of(request.actor, uid, wrong.problems)
        return pages.render(request, "drafts/publish.html", {"page": page, "form": form, "mistakes": mistakes}, status=422)
    return pages.go(request, "programme", said=_("Published. Adopt it now, and every unit it binds has its tasks."), pack_uid=made)


@login_required
@require_POST
@answers
def put_draft_away(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Put a whole draft away, or take it back."""
    away = request.POST.get("away") != "no"
    drafting.put_away(request.actor, uid, away=away, now=timezone.now())
    said = _("Put away. It stands at the end of the list and can be taken back.") if away else _("Taken back.")
    return pages.go(request, "drafts", said=said)


@login_required
@require_http_methods(["GET", "POST"])
@answers
def take_in_pack(request: ActorRequest) -> HttpResponse:
    """Take in a pack that another deployment has exported; with a mistake in it nothing is kept, and each is shown with its line."""
    require_office(request)
    template = "drafts/take_in.html"
    if request.method == "GET":
        return pages.render(request, template, {"form": forms.TakeInForm(), "problems": (), "refusal": None})
    form = forms.TakeInForm(request.POST, request.FILES)
    if not form.is_valid():
        return pages.render(request, template, {"form": form, "problems": (), "refusal": None}, status=422)
    sent = form.cleaned_data["file"]
    problems: tuple[Problem, ...] = ()
    refusal = None
    try:
        made = publishing.take_in_pack(request.actor, _text(sent.read(MOST_PACK_BYTES + 1)), name=sent.name, now=timezone.now())
        return pages.go(request, "programme", said=_("Taken in. Look at it, then adopt it."), pack_uid=made)
    except PackRefused as wrong:
        problems = wrong.problems
    except Refused as no_:
        refusal = no_.refusal
    return pages.render(request, template, {"form": form, "problems": problems, "refusal": refusal}, status=422)


def _text(content: bytes) -> str:
    """Return a pack's text. Raises Refused ("draft.pack_too_large", "draft.pack_not_text")."""
    if len(content) > MOST_PACK_BYTES:
        raise Refused(Refusal("draft.pack_too_large"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Refusal("draft.pack_not_text")) from None
