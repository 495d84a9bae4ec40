"""Pages: setting up from every plan, changing a post, the bell looked at before it is saved, rates for offices, papers."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW, YEAR
from umay.core.api import scoped
from umay.people.api import Account
from umay.places import api as places
from umay.posts import api as posts
from umay.posts.forms import SetUpForm
from umay.posts.queries.facts import ring_of
from umay.posts.queries.templates import template_named, templates_for, without_template
from umay.staffing.api import Kind

pytestmark = pytest.mark.django_db
NEEDS: dict[str, int] = {Kind.PARENT: 3}
PLANS = [(card.pack, card.template.id) for card in templates_for("CN") if card.template.posts] + [("own", "own")]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages' clock stand at the cast's day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def door(actor: Any) -> Client:
    """Return a browser signed in as the person."""
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id))
    return client


def fields_of(response: Any) -> dict[str, Any]:
    """Return what a browser would send for the page's form if nothing was changed."""
    form = response.context["form"] if response.context else None
    assert form is not None
    return {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, [])}


@pytest.fixture
def post(cast: Any) -> posts.Post:
    windows = (posts.WindowDraft(NEEDS, bell_code="arrival"), posts.WindowDraft(NEEDS, starts=time(15), ends=time(15, 20)))
    made = posts.add_post(cast.principal, posts.PostDraft("Main gate", metres=80, windows=windows, call_number="112"), now=NOW)
    posts.set_ring(cast.principal, posts.RingDraft("arrival", time(7, 30), time(8, 0)), school_year=YEAR, now=NOW)
    return made


@pytest.mark.parametrize(("pack", "name"), PLANS)
def test_every_plan_that_sets_a_post_is_set_up_in_one_form(cast: Any, pack: str, name: str) -> None:
    card = template_named("CN", pack, name) or without_template()
    form = SetUpForm(None, card, {}, lang="en")
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    for key in list(form.fields):
        if key.endswith("_starts") and key not in sent:
            sent |= {key: "07:30", key.replace("_starts", "_ends"): "08:00"}
        if "_need_" in key and key not in sent:
            sent[key] = "2"

    client = door(cast.principal)
    assert client.get(reverse("posts-start", args=[pack, name])).status_code == 200
    answer = client.post(reverse("posts-start", args=[pack, name]), sent)

    assert answer.status_code == 303, answer.content.decode()[:3000]
    made = posts.post_cards(cast.principal)
    assert len(made) == sum(one.number for one in card.template.posts)
    assert all(not item.defensive or item.kind in ("police", "traffic_police", "auxiliary", "guard") for one in made for item in one.kit)
    with scoped(cast.principal):
        assert posts.Window.objects.count() >= len(made)
    assert client.get(reverse("posts")).status_code == 200


def test_a_form_sent_twice_sets_up_once(cast: Any) -> None:
    client = door(cast.principal)
    sent = {"bell0_starts": "07:30", "bell0_ends": "08:00", "bell1_starts": "15:00", "bell1_ends": "15:20", "lead_min": "15",
            "post0_keep": "on", "post0_name": "Gate", "post0_need_parent": "2"}  # fmt: skip

    for _each in range(2):
        assert client.post(reverse("posts-start", args=["own", "own"]), sent).status_code == 303

    assert len(posts.post_cards(cast.principal)) == 1


def test_what_is_wrong_in_the_set_up_is_said_at_its_field_and_nothing_is_lost(cast: Any) -> None:
    sent = {"bell0_starts": "08:30", "bell0_ends": "08:00", "bell1_starts": "15:00", "bell1_ends": "15:20", "lead_min": "15",
            "post0_keep": "on", "post0_name": "My gate"}  # fmt: skip

    answer = door(cast.principal).post(reverse("posts-start", args=["own", "own"]), sent)

    assert answer.status_code == 422
    said = answer.content.decode()
    assert "This does not lie after the start." in said and "Say how many stand here" in said and "My gate" in said
    assert posts.post_cards(cast.principal) == ()


WHOLE = {"bell0_starts": "07:30", "bell0_ends": "08:00", "bell1_starts": "15:00", "bell1_ends": "15:20", "lead_min": "15",
         "post0_keep": "on", "post0_name": "Gate", "post0_need_parent": "2"}  # fmt: skip


def test_only_what_may_stay_empty_is_said_to(cast: Any) -> None:
    said = door(cast.principal).get(reverse("posts-start", args=["own", "own"])).content.decode()

    optional = [name for name in ("post0_name", "post0_need_parent", "post0_metres") if "may stay empty" in label_of(said, name)]
    assert optional == ["post0_metres"]
    assert "of at least one kind" in said


def label_of(page: str, name: str) -> str:
    return page.split(f'for="id_{name}"')[1].split("</label>", maxsplit=1)[0]


def test_what_is_wrong_is_summed_up_in_the_order_of_the_form_and_in_plain_words(cast: Any) -> None:
    wrong = {"bell1_ends": "14:00", "post0_name": " ", "post0_need_parent": "-1", "post0_metres": "99999", "lead_min": ""}

    answer = door(cast.principal).post(reverse("posts-start", args=["own", "own"]), WHOLE | wrong)

    said = answer.content.decode()
    summed = said.split('id="error-summary"')[1].split("</section>")[0]
    names = ("bell1_ends", "post0_name", "post0_need_parent", "post0_metres", "lead_min")
    assert answer.status_code == 422 and "5 things" in summed
    assert sorted(names, key=lambda name: summed.index(f"#id_{name}")) == list(names)
    assert sorted(names, key=lambda name: said.index(f'for="id_{name}"')) == list(names)
    assert "Write 0 or more." in summed and "Write 20000 or less." in summed and "Give the post a name." in summed


def test_of_a_post_that_is_not_set_up_nothing_is_asked(cast: Any) -> None:
    card = next(card for card in templates_for("CN") if len(card.template.posts) > 1)
    sent = SetUpForm(None, card, {}, lang="en")
    said = {bound.html_name: bound.value() for bound in sent if bound.value() not in (None, False)}
    said = {name: value for name, value in said.items() if not name.startswith("post1_")} | {"post1_name": "", "post1_metres": "far"}

    form = SetUpForm(said | {"post0_need_parent": "2"}, card, {}, lang="en")

    form.is_valid()
    assert [name for name in form.errors if name.startswith("post1_")] == []


def test_a_school_s_own_bell_is_used_where_a_plan_s_would_ring_for_the_same_pupils(cast: Any, post: posts.Post) -> None:
    card = next(card for card in templates_for("CN") if any(bell.code == "dismissal_1" for bell in card.template.bells))
    with scoped(cast.principal):
        arrival = posts.Bell.objects.get(code="arrival")
        arrival.pk, arrival.uid, arrival.code, arrival.starts, arrival.ends = None, uuid4(), "dismissal", time(15, 30), time(16)
        arrival.save(force_insert=True)
    where, client = reverse("posts-start", args=[card.pack, card.template.id]), door(cast.principal)
    shown = client.get(where).content.decode()
    windows = {window.uid for window in held_windows(cast)}

    assert "First way home of the plan is not added: your own is used." in shown
    with scoped(cast.principal):
        rings = {(row.code, row.variant): ring_of(row) for row in posts.Bell.objects.all()}
    form = SetUpForm(None, card, rings, lang="en")
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    answer = client.post(where, {name: "2" for name in form.fields if "_need_" in name} | sent)

    assert answer.status_code == 303, answer.content.decode()[:4000]
    with scoped(cast.principal):
        assert not posts.Bell.objects.filter(code__startswith="dismissal_").exists()
    assert "dismissal" in {window.bell_code for window in held_windows(cast) if window.uid not in windows}
    assert "at the same time for the same pupils" not in client.get(reverse("posts")).content.decode()


def held_windows(cast: Any) -> list[Any]:
    with scoped(cast.principal):
        return list(posts.Window.objects.all())


def test_the_overview_says_what_is_missing_and_too_far(cast: Any, post: posts.Post) -> None:
    said = door(cast.principal).get(reverse("posts")).content.decode()

    assert "80 m from the gate" in said and "Main gate" in said and "<svg" in said


def test_a_change_of_the_bell_says_what_moves_before_it_is_saved(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)
    with scoped(cast.principal):
        ring = posts.Bell.objects.get()
    sent = {"code": "arrival", "variant": "usual", "starts": "07:40", "ends": "08:10"}

    looked = client.post(reverse("ring", args=[ring.uid]), sent | {"look": "1"}).content.decode()

    assert "1 window moves" in looked and "Nothing is saved yet." in looked
    with scoped(cast.principal):
        assert posts.Bell.objects.get().starts == time(7, 30)
    assert client.post(reverse("ring", args=[ring.uid]), sent).status_code == 303
    monday = NOW.date() + timedelta(days=3)
    assert posts.occurrences(cast.principal, monday, monday)[0].starts_at.time() == time(7, 40)


def test_a_bell_with_a_window_on_it_is_not_taken_away(cast: Any, post: posts.Post) -> None:
    with scoped(cast.principal):
        ring = posts.Bell.objects.get()

    answer = door(cast.principal).post(reverse("ring-remove", args=[ring.uid]))

    assert answer.status_code == 409 and "would not be held any more" in answer.content.decode()


def test_overlapping_windows_and_a_silent_bell_are_named(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)
    by_clock = {"bell_code": "", "starts": "15:10", "ends": "15:40", "turn": "free", "need_parent": "1"}
    assert client.post(reverse("window-new", args=[post.uid]), by_clock).status_code == 303
    with scoped(cast.principal):
        posts.Bell.objects.all().delete()

    said = client.get(reverse("posts")).content.decode()

    assert "are held at the same time" in said and "is held on no school day" in said


def test_gear_for_a_parent_is_refused_in_words(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)
    for sent in (
        {"item": "baton", "kind": "parent"},
        {"item": "other", "name": "A big shield", "kind": "parent"},
        {"item": "fork", "kind": ""},
    ):
        answer = client.post(reverse("kit-add", args=[post.uid]), {"name": "", "number": "1"} | sent)
        assert answer.status_code == 422 and "licensed guards and police only" in answer.content.decode()

    assert (
        client.post(reverse("kit-add", args=[post.uid]), {"item": "shield", "name": "", "number": "2", "kind": "guard"}).status_code == 303
    )
    (item,) = posts.post_card(cast.principal, post.uid).kit
    assert item.defensive and item.kind == "guard"


def test_a_post_is_changed_placed_and_closed(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)
    sent = {"name": "New name", "kind": "patrol", "number": "4", "lead_min": "10", "tasks": ["look"], "own_tasks": "Wave\nSmile"}

    assert client.post(reverse("post-change", args=[post.uid]), sent).status_code == 303
    assert client.post(reverse("post-placed", args=[post.uid]), {"at.x": "500", "at.y": "310"}).status_code == 303
    card = posts.post_card(cast.principal, post.uid)
    assert (card.name, card.number, card.tasks, card.map_x, card.map_y) == ("New name", 4, ("look", "Wave", "Smile"), 500, 500)

    assert client.post(reverse("post-close", args=[post.uid])).status_code == 303
    assert posts.post_cards(cast.principal) == ()


def test_whoever_stands_reads_and_does_not_change(cast: Any, post: posts.Post) -> None:
    client = door(cast.counsellor)

    assert client.get(reverse("post", args=[post.uid])).status_code == 200
    assert client.get(reverse("bell")).status_code == 200
    assert client.get(reverse("post-change", args=[post.uid])).status_code == 403
    assert door(cast.principal_elsewhere).get(reverse("post", args=[post.uid])).status_code == 404


def test_papers_are_pdfs_in_one_and_two_languages(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)

    for name in ("post-sign", "post-rules"):
        for lang in ("en", "zh-hant,tr"):
            answer = client.get(reverse(name, args=[post.uid]) + f"?lang={lang}")
            assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
            assert answer["Content-Type"] == "application/pdf"
            assert "First%20School" in answer["Content-Disposition"] and answer["Content-Disposition"].startswith("attachment")


def test_offices_see_rates_and_not_one_row(cast: Any, post: posts.Post) -> None:
    said = door(cast.district_secretary).get(reverse("post-rates")).content.decode()

    assert "1 of 2 schools have a post" in said and "has said nothing yet" in said
    assert "Main gate" not in said
    with scoped(cast.district_secretary):
        assert not posts.Post.objects.exists()
    assert "None of 1 schools has said anything yet" in door(cast.other_district_secretary).get(reverse("post-rates")).content.decode()
    assert door(cast.counsellor).get(reverse("post-rates")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_province_goes_down_to_its_districts_and_no_farther_than_its_own(cast: Any, post: posts.Post) -> None:
    areas = {area.code: area for area in places.Area.objects.all()}
    client = door(cast.province_coordinator)

    assert "District One" in client.get(reverse("post-rates") + "?by=week").content.decode()
    assert "First School" in client.get(f"{reverse('post-rates')}?area={areas['D1'].uid}").content.decode()
    assert door(cast.district_secretary).get(f"{reverse('post-rates')}?area={areas['D2'].uid}").status_code == 404
    assert door(cast.district_secretary).get(f"{reverse('post-rates')}?area={areas['P1'].uid}").status_code == 404


def test_a_bell_that_ends_before_it_starts_is_refused_before_anything_is_looked_at(cast: Any, post: Any) -> None:
    sent = {"code": "arrival", "variant": "usual", "starts": "08:00", "ends": "07:30", "look": "1"}

    answer = door(cast.principal).post(reverse("ring-new"), sent)

    assert answer.status_code == 422
    assert "Nothing is saved yet" not in answer.content.decode()


def test_a_bell_that_changed_leads_to_the_duties_that_may_follow_it(cast: Any, post: Any) -> None:
    page = door(cast.principal).get(reverse("bell")).content.decode()

    assert 'data-code="posts.bell_changed"' in page
    assert f'href="{reverse("rosters")}"' in page
    assert 'data-code="posts.bell_changed"' not in door(cast.principal_elsewhere).get(reverse("bell")).content.decode()
