"""A programme that comes with Umay is offered to its country until it is taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.cast import NOW
from umay.packs import api as packs
from umay.programme import api as programme
from umay.programme.queries.pack_page import builtin_offers


@pytest.mark.django_db
def test_a_programme_that_comes_with_umay_is_offered_until_it_is_taken_over(cast):
    pack = packs.load_builtin(packs.builtin_codes()[0])
    place = replace(cast.ministry.seat.place, country=pack.country)
    actor = replace(cast.ministry, seat=replace(cast.ministry.seat, place=place))
    assert pack.pack in {code for code, _ in builtin_offers(actor, lang="en")}

    programme.publish_pack(cast.ministry, pack, place=cast.nation.place, origin="builtin", now=NOW)

    assert pack.pack not in {code for code, _ in builtin_offers(actor, lang="en")}


def test_a_country_without_programmes_is_offered_none(cast):
    assert builtin_offers(cast.ministry, lang="en") == ()
