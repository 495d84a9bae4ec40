"""The school's own picture: stripped of what a camera wrote, seen by the school alone, posts and open dangers drawn on it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.support.cast import NOW, seated
from umay.core.api import scoped
from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.places import api as places
from umay.places.models import SchoolPicture
from umay.posts import api as posts
from umay.posts.queries.drawing import drawn_anew
from umay.posts.queries.templates import templates_for
from umay.posts.rules.kinds import PostKind
from umay.posts.tests.test_pages import door

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages' clock stand at the cast's day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def post(cast: Any) -> posts.Post:
    return posts.add_post(cast.principal, posts.PostDraft("Main gate"), now=NOW)


def plan(wide: int = 400, high: int = 200) -> bytes:
    """Return a photo that says where it was taken."""
    taken = Image.Exif()
    taken[0x010E] = "taken at the gate"
    kept = BytesIO()
    Image.new("RGB", (wide, high), "white").save(kept, "JPEG", exif=taken)
    return kept.getvalue()


def keep_picture(actor: Any, data: bytes, name: str, *, now: Any) -> None:
    places.keep_picture(actor, drawn_anew(data, name), now=now)


def spot_of(cast: Any, post: posts.Post) -> tuple[Any, ...]:
    with scoped(cast.principal):
        row = posts.Post.objects.get(pk=post.pk)
    return row.map_x, row.map_y, row.picture_x, row.picture_y


def number_of(cast: Any) -> str:
    with scoped(cast.principal):
        return str(SchoolPicture.objects.get().pk)


def test_the_picture_is_drawn_anew_and_only_its_school_sees_it(cast: Any, post: posts.Post) -> None:
    client = door(cast.principal)

    sent = client.post(reverse("posts-picture"), {"picture": SimpleUploadedFile("gate.jpg", plan(), "image/jpeg")})
    given = client.get(reverse("posts-picture-file"))

    assert sent.status_code == 303
    assert given["Content-Type"] == "image/jpeg" and b"taken at the gate" not in given.content
    assert "own-map" in client.get(reverse("posts")).content.decode()
    assert door(cast.principal_elsewhere).get(reverse("posts-picture-file")).status_code == 404
    assert door(cast.district_secretary).get(reverse("posts-picture-file")).status_code == 403
    with scoped(cast.district_secretary):
        assert not SchoolPicture.objects.exists()


@pytest.mark.parametrize("data", [b"MZ" + bytes(99), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4"])
def test_what_is_no_picture_is_refused_and_the_old_one_stays(cast: Any, data: bytes) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)

    with pytest.raises(Refused, match=r"posts\.no_picture"):
        keep_picture(cast.principal, data, "gate.jpg", now=NOW)
    answer = door(cast.principal).post(reverse("posts-picture"), {"picture": SimpleUploadedFile("gate.jpg", data)})

    assert answer.status_code == 422 and "no picture that can be shown" in answer.content.decode()
    with scoped(cast.principal):
        assert SchoolPicture.objects.get().wide == 400


@pytest.mark.parametrize("said", [{"at.x": "250", "at.y": "250"}, {"across": "25", "down": "50"}], ids=["plain", "numbers"])
def test_a_post_is_placed_on_it_by_pressing_and_by_numbers(cast: Any, post: posts.Post, said: dict[str, str]) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)

    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": number_of(cast), **said})

    assert spot_of(cast, post) == (None, None, 250, 500)
    assert '<circle cx="250" cy="250"' in door(cast.principal).get(reverse("posts")).content.decode()


@pytest.mark.parametrize("said", [{"at.x": "250", "at.y": "100"}, {"across": "25", "down": "50"}], ids=["plain", "numbers"])
def test_a_point_on_a_picture_that_is_no_more_is_asked_for_again(cast: Any, post: posts.Post, said: dict[str, str]) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    client, meant = door(cast.principal), {"on": number_of(cast), **said}
    keep_picture(cast.principal, plan(200, 300), "gate.jpg", now=NOW)

    changed = client.post(reverse("post-placed", args=[post.uid]), meant)
    client.post(reverse("posts-picture-remove"))
    gone = client.post(reverse("post-placed", args=[post.uid]), meant)

    for answer in (changed, gone):
        assert answer.status_code == 422 and "Point at it again." in answer.content.decode()
    assert spot_of(cast, post) == (None, None, None, None)


def test_on_the_neutral_picture_no_number_is_said(cast: Any, post: posts.Post) -> None:
    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "", "at.x": "500", "at.y": "310"})

    assert spot_of(cast, post) == (500, 500, None, None)


def test_numbers_beyond_the_picture_are_asked_for_again(cast: Any, post: posts.Post) -> None:
    answer = door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "", "across": "140", "down": ""})

    assert answer.status_code == 422
    assert spot_of(cast, post) == (None, None, None, None)


def test_another_picture_forgets_where_posts_stood_on_the_last(cast: Any, post: posts.Post) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": number_of(cast), "across": "25", "down": "50"})
    keep_picture(cast.principal, plan(200, 300), "gate.jpg", now=NOW)

    page = door(cast.principal).get(reverse("post-place", args=[post.uid]) + "?on=own").content.decode()

    assert 'name="across" value="25"' not in page
    assert "Not placed on it yet: 1." in door(cast.principal).get(reverse("posts")).content.decode()


def test_an_open_danger_stands_on_the_map_until_it_is_removed(cast: Any, post: posts.Post) -> None:
    draft = hazards.HazardDraft(hazards.HazardKind.FENCE, "North fence", "", spot=hazards.Spot(map_at=(250, 500)))
    uid = hazards.note_hazard(cast.principal, draft, now=NOW)
    page = door(cast.principal).get(reverse("posts")).content.decode()

    assert f'href="{reverse("hazard", args=[uid])}"' in page and 'class="gate-danger"' in page
    assert "gate-danger" not in door(cast.principal_elsewhere).get(reverse("posts")).content.decode()


def test_a_danger_is_shown_on_the_map_it_was_put_on_and_on_no_other(cast: Any, post: posts.Post) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    client = door(cast.principal)
    number = number_of(cast)
    said = {"kind": "fence", "where": "Fence", "size": "small", "across": "25", "down": "50"}

    on_own = client.post(reverse("hazard-new"), {**said, "map_on": number})
    on_neutral = client.post(reverse("hazard-new"), {**said, "map_on": "", "across": "75"})
    own, neutral = client.get(reverse("posts")).content.decode().split('class="neutral"')

    assert "M250 230" in own and "M750" not in own.split("</figure>")[0]
    assert "M750 290" in neutral and "M250 230" not in neutral
    assert "<image" in client.get(on_own["Location"]).content.decode()
    assert "gate-ground" in client.get(on_neutral["Location"]).content.decode()

    keep_picture(cast.principal, plan(200, 300), "gate.jpg", now=NOW)

    assert "gate-map" not in client.get(on_own["Location"]).content.decode()
    assert "M250" not in client.get(reverse("posts")).content.decode().split('class="neutral"')[0]
    again = client.post(reverse("hazard-new"), {**said, "map_on": number})
    assert again.status_code == 422 and "Point at it again" in again.content.decode()


def test_where_a_post_stands_is_said_against_the_ring_of_its_plan_while_it_moves(cast: Any) -> None:
    plan = next(card.code for card in templates_for("CN") if card.template.limit_metres == 50 and card.template.patrol_metres == 200)
    kinds = (PostKind.GATE, PostKind.PATROL)
    made = [posts.add_post(cast.principal, posts.PostDraft(kind.value, kind=kind, template=plan), now=NOW) for kind in kinds]

    pages = [door(cast.principal).get(reverse("post-place", args=[one.uid])).content.decode() for one in made]

    for page, limit in zip(pages, (50, 200), strict=True):
        assert f'data-inside="Inside the ring: within {limit} m' in page and f"{limit} m that the plan asks for" in page


def test_the_picture_is_taken_away(cast: Any, post: posts.Post) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    client = door(cast.principal)

    client.post(reverse("posts-picture-remove"))

    assert client.get(reverse("posts-picture-file")).status_code == 404
    assert client.post(reverse("posts-picture-remove")).status_code == 303  # clicked twice
    assert door(seated("deputy", cast.school, "deputy_head")).post(reverse("posts-picture-remove")).status_code == 404
    assert "own-map" not in client.get(reverse("posts")).content.decode()
