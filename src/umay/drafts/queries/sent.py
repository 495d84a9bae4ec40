"""Reads of documents that were sent: how far each is, for whoever waits for it. Those of one's own unit only."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm, query
from umay.drafts.models import SentDocument
from umay.drafts.queries.drafts import own_unit
from umay.kernel.refusal import Refusal
from umay.web.api import dates

WAITS_NO_MORE = ("read", "refused", "stopped")


@dataclass(frozen=True, slots=True)
class SentPage:
    """How far a document is. words: what is being done; found: what has come of it so far; share: of 100, None where it is not known."""

    uid: UUID
    name: str
    state: str
    words: str
    found: str
    share: int | None
    draft_uid: UUID | None
    refusal: Refusal | None


def locked_document(actor: Actor, uid: UUID) -> SentDocument:
    """Return a document of one's own unit that is no draft yet, locked. Raises SentDocument.DoesNotExist."""
    return SentDocument.objects.select_for_update(of=("self",)).exclude(state="read").get(uid=uid, unit_id=own_unit(actor))


def _visible(actor: Actor) -> bool:
    return actor.seat is not None and actor.may(Perm.PROGRAMME_DRAFT, actor.seat.place)


@query
def sent_page(actor: Actor, uid: UUID) -> SentPage:
    """Return how far a document of one's own unit is. Raises SentDocument.DoesNotExist."""
    if not _visible(actor):
        raise SentDocument.DoesNotExist
    return _page(SentDocument.objects.select_related("draft").defer("content", "draft__lines").get(uid=uid, unit_id=own_unit(actor)))


@query
def sent_pages(actor: Actor) -> tuple[SentPage, ...]:
    """Return the documents of one's own unit that are no drafts yet, the newest first; empty for those who may not import."""
    if not _visible(actor):
        return ()
    found = SentDocument.objects.filter(unit_id=own_unit(actor)).exclude(state__in=("read", "refused")).defer("content")
    return tuple(_page(one) for one in found.order_by("-sent_at")[:20])


def _page(sent: SentDocument) -> SentPage:
    no = sent.refusal
    return SentPage(
        uid=sent.uid,
        name=sent.file_name,
        state=sent.state,
        words=_words(sent),
        found=ngettext("%(n)s row found so far", "%(n)s rows found so far", sent.found) % {"n": dates.say_number(sent.found)}
        if sent.found
        else "",
        share=sent.done * 100 // sent.total if sent.total and sent.state == "reading" else None,
        draft_uid=sent.draft.uid if sent.draft else None,
        refusal=Refusal(no["code"], no["values"]) if no else None,
    )


def _words(sent: SentDocument) -> str:
    """Return what is being done with the document."""
    if sent.state == "waiting":
        return _("It waits its turn to be read.")
    if sent.state != "reading":
        return ""
    values = {"done": dates.say_number(sent.done), "total": dates.say_number(sent.total)}
    match sent.step:
        case "rows":
            return _("Looking for duties: line %(done)s of %(total)s.") % values
        case "times":
            return _("Reading when each is due: row %(done)s of %(total)s.") % values
        case "draft":
            return _("Making the draft: row %(done)s of %(total)s.") % values
        case _:
            return _("The file is being opened.")
