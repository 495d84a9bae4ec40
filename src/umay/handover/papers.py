"""How what leaves looks on paper: the parts of a case, the letter with them, the certificate. In memory alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor
from umay.documents import api as documents
from umay.handover.queries.packable import Part
from umay.handover.rules.blackening import blackened
from umay.places import api as places
from umay.protected.api import is_protected
from umay.reports import api as reports
from umay.web.api import dates

TOLD_KINDS = ("told", "wish", "added", "taker")


def language_of(interface: str) -> str:
    """Return the language of a letter for the language somebody works in."""
    return interface if interface in documents.LETTER_LANGUAGES else "en"


def words_to_hide(actor: Actor, work: cases.Work) -> tuple[str, ...]:
    """Return the words that would tell where a child of the case is whose place is protected: no paper names them. None: ()."""
    if not is_protected(actor, [one.uid for one in work.children.values()]):
        return ()
    unit = places.unit_by_id(actor, work.case.unit_id)
    return (unit.name, unit.area_name)


def hidden_note() -> str:
    """Return why no school stands in a paper."""
    return _("The school and every address are left out: the place where the child is stays protected.")


def part_paper(part: Part, number: str, mark: str, lang: str, hide: tuple[str, ...] = ()) -> bytes:
    """Return a compartment's chosen texts as a PDF. mark: who takes it out and when, behind the words. hide: words blackened in it."""
    rows = tuple((one.when, kind_of(one), blackened("\n\n".join(_said(one)), hide), one.by) for one in part.entries)
    table = documents.TableDocument(
        title=_("Case %(number)s") % {"number": number},
        subtitle=part.name,
        columns=(documents.Column(_("When")), documents.Column(_("What")), documents.Column(_("Words"), 4.0), documents.Column(_("By"))),
        sections=(documents.Section("", rows),),
        lang=lang,
    )
    return documents.render_table(table, "pdf", watermark=mark)


def told_paper(read: reports.ReportRead, mark: str, lang: str, hide: tuple[str, ...] = ()) -> bytes:
    """Return what was told in a report as a PDF, word for word.

    Of the teller and of whoever wrote it down, never who told or what was answered.
    """
    zone = timezone.get_current_timezone()
    said = [one for one in read.messages if one.kind in TOLD_KINDS]
    rows = tuple(
        (
            dates.say_moment(one.at, zone),
            blackened(one.words, hide) if one.words is not None else _("Could not be opened."),
            ", ".join(f.name or "" for f in one.files),
        )
        for one in said
    )
    table = documents.TableDocument(
        title=_("What was told, word for word"),
        columns=(documents.Column(_("When")), documents.Column(_("Words"), 4.0), documents.Column(_("Files"), 1.5)),
        sections=(documents.Section("", rows),),
        lang=lang,
    )
    return documents.render_table(table, "pdf", watermark=mark)


def _said(entry: cases.EntryShown) -> Iterable[str]:
    yield from (words for name, words in (entry.texts or {}).items() if words and not name.startswith("_"))
    if entry.answer:
        yield _("Answered: %(words)s") % {"words": entry.answer.get("words", "")}


def kind_of(entry: cases.EntryShown) -> str:
    """Return what a text is called."""
    return named(entry.kind)


def named(kind: str) -> str:
    """Return what a kind of text is called."""
    known = {
        "told": _("What was told"), "note": _("Note"), "interview": _("What the child said"), "risk": _("How great the danger is"),
        "safety_plan": _("Safety plan"), "help_plan": _("Help and support plan"), "wish": _("The child's wish"),
        "decision": _("Decision about the guardians"), "step": _("Step"), "inquiry": _("Inquiry"),
        "letter": _("Letter"), "wish_answer": _("Answer to the wish"),
    }  # fmt: skip
    return known.get(kind, kind)


def files_of(parts: Iterable[Part], number: str, mark: str, lang: str, hide: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return the papers of a package by name. Names are seen only inside it."""
    return {f"{at:02} {part.name}.pdf": part_paper(part, number, mark, lang, hide) for at, part in enumerate(parts, 1)}


def certificate(letter: documents.LetterOrder) -> bytes:
    """Return the certificate of a wipe as a PDF."""
    return documents.render_letter(documents.write_letter(letter), "pdf")


def day_of(moment: datetime) -> date:
    """Return the day of a moment, where the reader is."""
    return moment.astimezone(timezone.get_current_timezone()).date()


def day_words(day: date) -> str:
    """Return a day as it is written in a sentence."""
    return dates.say_date(day)


def asker_words(asker: str) -> str:
    """Return who asks, as papers say it."""
    return {"child": _("the child"), "guardian": _("a guardian"), "lawyer": _("a lawyer")}[asker]


def held_words() -> Mapping[str, str]:
    """Return the reasons for which a text is held back, in words."""
    return {
        "other_person": _("It is about somebody else"), "inquiry": _("An inquiry or an investigation is open"),
        "danger": _("It would put the child or somebody else in danger"), "protected": _("It would tell where a protected place is"),
        "not_of_child": _("It is not about the child"),
    }  # fmt: skip
