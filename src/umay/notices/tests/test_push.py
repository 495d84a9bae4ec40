"""Browsers are woken by an empty message that proves who sends it; the words stand in the browser already."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.test import Client, override_settings

from tests.support.cast import NOW
from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.kernel.text import INTERFACE_LANGUAGES
from umay.notices import push
from umay.notices.actions.addresses import add_browser
from umay.notices.api import Urgency, tell
from umay.notices.models import Address
from umay.notices.outside import Door
from umay.notices.rules.urgency import Channel
from umay.notices.tests.gateway import Gateway, open_gateway
from umay.notices.tests.reaching import browser, send, states

KEY = bytes(range(1, 33))
ROOM = Path(push.__file__).parent


@pytest.fixture(autouse=True)
def key() -> Iterator[None]:
    with override_settings(UMAY_PUSH_KEY=KEY, UMAY_URL="https://umay.example"):
        yield


@contextmanager
def maker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """Run what a browser's maker runs; on this machine, where no real one stands."""
    monkeypatch.setattr(push, "door_to", lambda endpoint: Door(endpoint.replace("https", "http"), private=True, seconds=2))
    with open_gateway() as gateway:
        yield gateway


def at(gateway: Gateway, path: str = "one") -> str:
    return f"https://127.0.0.1:{gateway.port}/{path}"


def told(*actors: Any, urgency: Urgency = Urgency.URGENT) -> None:
    tell(JOB, [one.person_id for one in actors], "report.waiting", link="/reports/", at=NOW, urgency=urgency)


def plain(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_the_message_is_empty_and_proves_who_sends_it(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with maker(monkeypatch) as gateway:
        browser(cast.principal, at(gateway))
        told(cast.principal)
        assert send(Channel.PUSH, urgent=True) == 1

    (message,) = gateway.posted
    assert message.body == ""
    assert (message.headers["Urgency"], message.headers["TTL"]) == ("high", "3600")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", message.headers["Topic"])
    said, known = re.fullmatch(r"vapid t=([\w.-]+), k=([\w-]+)", message.headers["Authorization"]).groups()  # type: ignore[union-attr]
    head, claims, sign = said.split(".")
    assert json.loads(plain(head)) == {"typ": "JWT", "alg": "ES256"}
    until = int((NOW + timedelta(hours=12)).timestamp())
    assert json.loads(plain(claims)) == {"aud": f"https://127.0.0.1:{gateway.port}", "exp": until, "sub": "https://umay.example"}
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), plain(known))
    both = plain(sign)
    der = encode_dss_signature(int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
    public.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(der, f"{head}.{claims}x".encode(), ec.ECDSA(hashes.SHA256()))
    assert known == push.public_key()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_browser_that_is_there_no_more_is_forgotten(cast: Any, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    with maker(monkeypatch) as gateway:
        gateway.status = status
        browser(cast.principal, at(gateway))
        told(cast.principal)
        send(Channel.PUSH)

    assert not Address.objects.exists()
    assert states("push") == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_maker_that_is_busy_is_asked_again_with_the_same_mark(cast: Any, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    with maker(monkeypatch) as gateway:
        gateway.status = status
        browser(cast.principal, at(gateway))
        told(cast.principal)
        send(Channel.PUSH)
        assert states("push") == ["waiting"]
        gateway.status = 201
        send(Channel.PUSH, NOW + timedelta(minutes=2))

    assert states("push") == ["sent"]
    assert status == 429 or len({one.headers["Topic"] for one in gateway.posted}) == 1


def test_one_maker_that_is_silent_does_not_keep_the_browsers_of_another_waiting(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with maker(monkeypatch) as gateway:
        browser(cast.principal, "https://127.0.0.1:9/away")
        browser(cast.principal, "https://127.0.0.1:9/away-too")
        browser(cast.counsellor, at(gateway))
        told(cast.principal, cast.counsellor)
        assert send(Channel.PUSH) == 1

    assert sorted(states("push")) == ["sent", "waiting", "waiting"]


def test_without_a_key_nothing_leaves_and_nothing_is_lost(cast: Any) -> None:
    browser(cast.principal)
    told(cast.principal)
    with override_settings(UMAY_PUSH_KEY=None):
        assert send(Channel.PUSH) == 0
        assert push.public_key() == ""

    assert states("push") == ["waiting"]


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/a", "https://localhost/a", "https://push.example:8443/a", "https://me:word@push.example/a", "https://[::1", "push.example",
        "https://push.example/" + "a" * 1000, "https://push.example/a b", "https://push.example/\n", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_a_browser_must_name_a_place_that_can_be_one(cast: Any, endpoint: str) -> None:
    with pytest.raises(Refused, match=r"browser\.no_address"):
        add_browser(cast.principal, endpoint, "Firefox", now=NOW)


@pytest.mark.parametrize(
    "endpoint", ["https://127.0.0.1/a", "https://169.254.169.254/latest", "https://10.0.0.1/", "https://127.1/", "https://0x7f.1/"]
)
def test_a_place_inside_a_house_is_never_gone_to(cast: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket, "create_connection", lambda *_given, **_more: pytest.fail("a line was opened"))
    add_browser(cast.principal, endpoint, "Firefox", now=NOW)
    told(cast.principal)

    assert send(Channel.PUSH) == 0
    assert states("push") == ["waiting"]


def test_a_browser_belongs_to_whoever_signed_it_up_last(cast: Any) -> None:
    first = add_browser(cast.principal, "https://push.example/a", "Firefox", now=NOW)
    again = add_browser(cast.principal, "https://push.example/a", "Firefox · Linux", now=NOW)
    assert again.pk == first.pk

    add_browser(cast.counsellor, "https://push.example/a", "Firefox", now=NOW)

    assert Address.objects.get().person_id == cast.counsellor.person_id


def test_nobody_signs_up_more_than_ten(cast: Any) -> None:
    for number in range(10):
        add_browser(cast.principal, f"https://push.example/{number}", "Firefox", now=NOW)

    with pytest.raises(Refused, match=r"browser\.too_many"):
        add_browser(cast.principal, "https://push.example/more", "Firefox", now=NOW)


@pytest.mark.parametrize("lang", [*INTERFACE_LANGUAGES, "xx", ""])
def test_the_browsers_script_is_the_same_for_everybody_and_says_one_thing(client: Client, lang: str) -> None:
    answer = client.get("/push-worker.js", {"lang": lang})

    script = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    words = json.loads(re.search(r"WORDS = (.*);", script)[1])  # type: ignore[index]
    assert set(words) == {"title", "body"}
    assert (words["body"] == "There is something new for you") == (lang in ("en", "xx", ""))
    assert '"/notices/"' in script
    assert not answer.cookies


def test_no_message_by_any_way_has_a_variable_but_link_and_date() -> None:
    """SECURITY C1 20, over every template that leaves the house. A code that confirms a telephone is the one thing more, and goes alone."""
    letters = {path.name: path.read_text(encoding="utf-8") for path in (ROOM / "jinja2" / "notices" / "letters").iterdir()}
    codes = {path.name: path.read_text(encoding="utf-8") for path in (ROOM / "jinja2" / "notices" / "codes").iterdir()}

    assert set(letters) == {"news.html", "sms.html"}
    for said in letters.values():
        assert variables(said) <= {"url", "day"}
    for said in codes.values():
        assert variables(said) == {"code"}
    for channel in Channel:
        source = (ROOM / f"{'mail' if channel is Channel.EMAIL else channel.value}.py").read_text(encoding="utf-8")
        assert not re.search(r"\bnotice\.|\.counts|\.code\b|\.link\b|\.shown", source), channel


def variables(template: str) -> set[str]:
    from jinja2 import Environment, meta

    environment = Environment(extensions=["jinja2.ext.i18n"])
    return meta.find_undeclared_variables(environment.parse(template)) - {"_", "gettext"}
