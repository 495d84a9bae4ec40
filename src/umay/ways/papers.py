"""What is printed: closed roads, in the reader's language, and in a second one if asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from umay.documents import api as documents
from umay.ways.queries.roads import RoadLine


def roads(lines: Sequence[RoadLine], school: str, languages: Sequence[str]) -> bytes:
    """Return the closed roads as a pdf to hang up."""
    columns = (lambda: _("Road"), lambda: _("Closed"), lambda: _("The way round"), lambda: _("By whose paper"))
    heads = tuple(documents.Column(_both(one, languages), weight) for one, weight in zip(columns, (1.4, 1.4, 1.2, 1.2), strict=True))
    rows = tuple((one.title, f"{one.when}\n{one.days}", one.detour or "–", one.by) for one in lines if one.state != "over")
    return documents.render_table(
        documents.TableDocument(
            title=_both(lambda: _("Roads closed to traffic"), languages), columns=heads, sections=(documents.Section("", rows),),
            lang=languages[0], subtitle=school, footer=school,
        ),
        "pdf",
    )  # fmt: skip


def _both(say: Callable[[], str], languages: Sequence[str]) -> documents.Both:
    said = []
    for lang in languages:
        with translation.override(lang):
            said.append(say())
    return documents.Both(said[0], said[1] if len(said) > 1 else "")
