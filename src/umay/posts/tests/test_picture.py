"""The school's own picture: stripped of what a camera wrote, seen by the school alone, posts and open dangers drawn on it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.posts import api as posts
from umay.posts.actions.picturing import keep_picture
from umay.posts.models import SchoolPicture
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


def spot_of(cast: Any, post: posts.Post) -> tuple[Any, ...]:
    with scoped(cast.principal):
        row = posts.Post.objects.get(pk=post.pk)
    return row.map_x, row.map_y, row.picture_x, row.picture_y


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


@pytest.mark.parametrize(
    "said", [{"x": "250", "y": "500"}, {"at.x": "250", "at.y": "250"}, {"across": "25", "down": "50"}], ids=["script", "plain", "numbers"]
)
def test_a_post_is_placed_on_it_by_pressing_and_by_numbers(cast: Any, post: posts.Post, said: dict[str, str]) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)

    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "own", **said})

    assert spot_of(cast, post) == (None, None, 250, 500)
    assert '<circle cx="250" cy="250"' in door(cast.principal).get(reverse("posts")).content.decode()


def test_without_a_picture_of_its_own_the_neutral_one_is_meant(cast: Any, post: posts.Post) -> None:
    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "own", "at.x": "500", "at.y": "310"})

    assert spot_of(cast, post) == (500, 500, None, None)


def test_numbers_beyond_the_picture_are_asked_for_again(cast: Any, post: posts.Post) -> None:
    answer = door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "", "across": "140", "down": ""})

    assert answer.status_code == 422
    assert spot_of(cast, post) == (None, None, None, None)


def test_another_picture_forgets_where_posts_stood_on_the_last(cast: Any, post: posts.Post) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    door(cast.principal).post(reverse("post-placed", args=[post.uid]), {"on": "own", "across": "25", "down": "50"})
    keep_picture(cast.principal, plan(200, 300), "gate.jpg", now=NOW)

    assert spot_of(cast, post)[2:] == (None, None)
    assert "Not placed on it yet: 1." in door(cast.principal).get(reverse("posts")).content.decode()


def test_an_open_danger_stands_on_the_map_until_it_is_removed(cast: Any, post: posts.Post) -> None:
    draft = hazards.HazardDraft(hazards.HazardKind.FENCE, "North fence", "", spot=hazards.Spot(map_at=(250, 500)))
    uid = hazards.note_hazard(cast.principal, draft, now=NOW)
    page = door(cast.principal).get(reverse("posts")).content.decode()

    assert f'href="{reverse("hazard", args=[uid])}"' in page and 'class="gate-danger"' in page
    assert "gate-danger" not in door(cast.principal_elsewhere).get(reverse("posts")).content.decode()


def test_the_picture_is_taken_away(cast: Any, post: posts.Post) -> None:
    keep_picture(cast.principal, plan(), "gate.jpg", now=NOW)
    client = door(cast.principal)

    client.post(reverse("posts-picture-remove"))

    assert client.get(reverse("posts-picture-file")).status_code == 404
    assert client.post(reverse("posts-picture-remove")).status_code == 404
    assert "own-map" not in client.get(reverse("posts")).content.decode()
