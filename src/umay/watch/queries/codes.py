"""The sheet with a post's code, and the codes of a school."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import segno

from umay.core.api import Actor, query
from umay.posts.api import PostMissing, post_card, post_cards
from umay.watch.models import PostCode
from umay.watch.queries.signs import word_of
from umay.watch.queries.words import post_said
from umay.web.api import dates

__all__ = ["CodePage", "PostMissing", "code_page", "codes_of"]


@dataclass(frozen=True, slots=True)
class CodePage:
    """A post's sheet. word: of the code, "" while there is none. bits: the squares of the sign, as an SVG path; size: its edge."""

    uid: UUID
    title: str
    where: str
    word: str
    until: str
    version: int


@query
def code_page(actor: Actor, post_uid: UUID) -> CodePage:
    """Return the sheet of a post of the actor's school. Raises PostMissing for a missing and a hidden one alike."""
    post = post_card(actor, post_uid)
    row = PostCode.objects.select_related("post").filter(post_id=post.id).first()
    return CodePage(
        post.uid, post_said(post.number, post.name), post.where, word_of(row) if row else "",
        dates.say_date(row.expires_on) if row else "", row.version if row else 0,
    )  # fmt: skip


@query
def codes_of(actor: Actor) -> Mapping[UUID, bool]:
    """Return the open posts of the actor's school, each with whether it has a code."""
    posts = post_cards(actor)
    made = set(PostCode.objects.filter(post_id__in=[one.id for one in posts]).values_list("post_id", flat=True))
    return {one.uid: one.id in made for one in posts}


def sign(address: str) -> tuple[str, int]:
    """Return the square sign that leads to an address: its path, and its edge in squares. A quarter of it may be torn or dirty."""
    made = segno.make(address, error="q", micro=False)
    out = io.BytesIO()
    made.save(out, kind="svg", border=0, xmldecl=False, svgns=False, omitsize=True)
    drawing = out.getvalue().decode()
    return drawing.partition(' d="')[2].partition('"')[0], int(made.symbol_size(border=0)[0])
