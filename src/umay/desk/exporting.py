"""The overview as a file: the same grid, each state in words, all its pages together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, cast
from urllib.parse import parse_qs, urlsplit

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from umay.core.api import Actor
from umay.desk import overview
from umay.desk.overview import OverviewPage
from umay.documents.api import MEDIA_TYPES, Cell, Column, Kind, Section, TableDocument, render_table
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme import api as programme
from umay.web.api import Row, pages

KINDS: Final = frozenset({"xlsx", "csv"})


@login_required
@require_GET
def export_overview(request: ActorRequest, kind: str) -> HttpResponse:
    """The grid of an area by duty, as xlsx or csv."""
    asked = request.GET.get("adoption", "")
    adoption = next((one for one in programme.adoptions_of(request.actor) if str(one.uid) == asked), None)
    if kind not in KINDS or adoption is None:
        raise Http404
    lang, today = translation.get_language() or "en", timezone.localdate()
    try:
        named = request.GET.get("area", "")
        area = programme.area_card(request.actor, named) if named else programme.own_area(request.actor)
        found = list(_pages(request.actor, adoption, area, today=today, lang=lang))
    except KeyError:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    table = _table(found, lang)
    if table is None:
        raise Http404
    chosen = cast(Kind, kind)
    response = HttpResponse(render_table(table, chosen), content_type=MEDIA_TYPES[chosen])
    response["Content-Disposition"] = f'attachment; filename="{adoption.pack_code}-{today}.{kind}"'
    add_never_cache_headers(response)
    return response


def _pages(
    actor: Actor, adoption: programme.AdoptionCard, area: programme.AreaCard | None, *, today: date, lang: str
) -> Iterator[OverviewPage]:
    """Yield the grid page by page, as the overview shows it."""
    if area is None or area.kind != "district":
        yield overview.areas_page(actor, adoption, area, today=today, lang=lang)
        return
    after = ""
    while True:
        page = overview.units_page(actor, adoption, area, after=after, today=today, lang=lang)
        yield page
        after = parse_qs(urlsplit(page.next_url).query).get("after", [""])[0]
        if not after:
            return


def _table(found: list[OverviewPage], lang: str) -> TableDocument | None:
    """Return the pages as one table; None when there is nothing to count."""
    grids = [page.grid for page in found if page.grid is not None]
    if not grids:
        return None
    first, words = grids[0], dict(overview.legend())
    columns = (Column(first.corner, 2), *(Column(one.words) for one in first.columns), Column(first.share_words, 0.7))
    rows = tuple(_row(row, words) for grid in grids for row in grid.rows)
    return TableDocument(found[0].title, columns, (Section("", rows),), lang, subtitle=found[0].sentence, footer=found[0].title)


def _row(row: Row, words: dict[str, str]) -> tuple[Cell, ...]:
    return (row.name, *(words[cell.kind] for cell in row.cells), row.share)
