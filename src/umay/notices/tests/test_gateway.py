"""Short messages leave through a real HTTP gateway: up, slow, hanging, failing or closing the line; none lost, none doubled, one host alone."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW
from umay.core.api import JOB
from umay.notices import outside, sms
from umay.notices.actions import outbox
from umay.notices.api import Urgency, tell
from umay.notices.models import Outbox
from umay.notices.outside import Door, NotReached, Unsure
from umay.notices.rules.bodies import BadBody, filled
from umay.notices.rules.hosts import is_public
from umay.notices.rules.mailing import SHORT_LEASE
from umay.notices.rules.urgency import Channel
from umay.notices.tests.gateway import gateway_at, open_gateway
from umay.notices.tests.post_office import free_port
from umay.notices.tests.reaching import BACKEND, NUMBER, send, states, telephone
from umay.people.api import Account


def told(*actors: Any, at: datetime = NOW) -> None:
    for one in actors:
        telephone(one, f"+9055500000{one.person_id % 100:02}")
    tell(JOB, [one.person_id for one in actors], "report.waiting", link="/reports/", at=at, urgency=Urgency.URGENT)


def rounds(minutes: int) -> None:
    """Let a worker look once a minute."""
    for minute in range(minutes):
        send(Channel.SMS, NOW + timedelta(minutes=minute))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms, "_door", lambda: Door(sms.settings.UMAY_SMS_URL, private=True, seconds=0.3))


def test_a_message_arrives_and_says_nothing_but_when_and_where_to_look(cast: Any) -> None:
    Account.objects.filter(person_id=cast.principal.person_id).update(language="tr")
    told(cast.principal)
    with open_gateway() as gateway:
        assert send(Channel.SMS) == 1

    (message,) = gateway.posted
    body = json.loads(message.body)
    assert message.path == "/send"
    assert message.headers["Authorization"] == "Bearer a-token"
    assert body["id"] == message.headers["Idempotency-Key"]
    assert body["text"].endswith("20 Kasım 2026. https://umay.example/notices/")
    assert not [word for word in ("First School", "Test", "report", "bildirim") if word in body["text"]]
    assert states("sms") == ["sent"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "sent"),
        (204, "sent"),
        (400, "given_up"),
        (422, "given_up"),
        (401, "waiting"),
        (429, "waiting"),
        (500, "waiting"),
        (503, "waiting"),
    ],
)
def test_what_the_gateway_answers_says_what_becomes_of_it(cast: Any, status: int, state: str) -> None:
    told(cast.principal)
    with open_gateway() as gateway:
        gateway.status = status
        send(Channel.SMS)

    assert states("sms") == [state]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_it_is_never_led_elsewhere(cast: Any, status: int) -> None:
    told(cast.principal)
    with open_gateway() as gateway:
        gateway.status = status
        send(Channel.SMS)
        assert [one.path for one in gateway.posted] == ["/send"]
        assert gateway.asked == []
    assert states("sms") == ["waiting"]


@pytest.mark.parametrize("how", ["hang", "drip", "close"])
def test_a_gateway_that_keeps_us_waiting_or_hangs_up_gets_each_message_again_under_its_own_id(cast: Any, hurried: None, how: str) -> None:
    told(cast.principal, cast.counsellor)
    with open_gateway() as gateway:
        gateway.how = how
        began = monotonic()
        send(Channel.SMS)
        assert monotonic() - began < 3
        assert len(gateway.posted) == 1  # who does not answer one is not asked for the next
        gateway.how = "answer"
        rounds(12)

    assert len(gateway.posted) == 3
    assert len(gateway.delivered()) == 2
    assert states("sms") == ["sent", "sent"]


def test_a_gateway_that_is_away_for_three_days_loses_and_doubles_nothing(cast: Any) -> None:
    told(cast.principal, cast.counsellor)
    with override_settings(**gateway_at(f"http://127.0.0.1:{free_port()}/send")):
        for hour in range(72):
            send(Channel.SMS, NOW + timedelta(hours=hour))
    assert set(states("sms")) == {"waiting"}

    with open_gateway() as gateway:
        for minute in range(15):
            send(Channel.SMS, NOW + timedelta(hours=72, minutes=minute))

    assert len(gateway.posted) == 2
    assert states("sms") == ["sent", "sent"]


def test_after_days_of_silence_one_message_says_all_that_was_to_be_said(cast: Any) -> None:
    telephone(cast.principal)
    with open_gateway() as gateway:
        gateway.status = 503
        for hour in range(30):
            at = NOW + timedelta(hours=hour)
            tell(JOB, [cast.principal.person_id], "report.waiting", link="/reports/", at=at, key=str(hour), urgency=Urgency.DANGER)
            send(Channel.SMS, at)
        gateway.status, gateway.posted[:] = 200, []
        for minute in range(70, 80):
            send(Channel.SMS, NOW + timedelta(hours=30, minutes=minute))

    assert len(gateway.posted) == 1
    assert set(states("sms")) == {"sent"}


@pytest.mark.parametrize("when", ["take_parcel", "note_sent", "note_failed"])
def test_a_worker_that_dies_at_any_step_leaves_nothing_undone_and_nothing_doubled(
    cast: Any, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    told(cast.principal, cast.counsellor, cast.principal_elsewhere)
    real = getattr(outbox, when)

    def dies(*given: Any, **more: Any) -> None:
        if when == "take_parcel":
            real(*given, **more)  # it is taken, and then
        raise KeyboardInterrupt

    with open_gateway() as gateway:
        for life in range(8):
            gateway.status = 503 if when == "note_failed" else 202
            monkeypatch.setattr(outbox, when, dies)
            with pytest.raises(KeyboardInterrupt):
                send(Channel.SMS, NOW + life * SHORT_LEASE)
        monkeypatch.setattr(outbox, when, real)
        gateway.status = 202
        assert send(Channel.SMS, NOW + 9 * SHORT_LEASE) == 3
        rest = len(gateway.posted)
        send(Channel.SMS, NOW + 30 * SHORT_LEASE)

    assert len(gateway.posted) == rest
    assert len(gateway.delivered()) == 3
    assert set(states("sms")) == {"sent"}


def test_what_a_dead_worker_held_is_taken_up_within_ninety_seconds(cast: Any) -> None:
    told(cast.principal)
    outbox.take_parcel(NOW, Channel.SMS, urgent=True)
    with open_gateway():
        assert send(Channel.SMS, NOW + timedelta(seconds=90), urgent=True) == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_each_message_once(cast: Any, at_once: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        told(cast.principal, cast.counsellor, cast.principal_elsewhere, cast.police_officer)
    with open_gateway() as gateway:
        assert at_once(4, lambda: send(Channel.SMS, urgent=True)) == ["ok"] * 4

    assert len(gateway.posted) == 4
    assert set(states("sms")) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_requests_do_not_notice_a_gateway_that_hangs(cast: Any, hurried: None, client: Client) -> None:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    with open_gateway() as gateway:
        gateway.how = "hang"
        began = monotonic()
        answer = client.post("/notices/channels/phone/", {"number": NUMBER})
        assert answer.status_code == 303
        assert monotonic() - began < 5
        assert gateway.posted == []  # the job sends, never the page


def test_what_is_urgent_goes_before_whatever_else_is_due(cast: Any) -> None:
    telephone(cast.counsellor)
    told(cast.principal)
    tell(JOB, [cast.counsellor.person_id], "report.waiting", link="/r/", at=NOW - timedelta(minutes=5), urgency=Urgency.URGENT)
    Outbox.objects.filter(notice__person_id=cast.counsellor.person_id).update(urgent=False)
    with open_gateway():
        assert send(Channel.SMS, urgent=True) == 1

    assert Outbox.objects.get(channel="sms", state="sent").notice.person_id == cast.principal.person_id


# --- where a message may go ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
        "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "nonsense",
    ],
)  # fmt: skip
def test_no_address_inside_a_house_is_public_however_it_is_written(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_what_lies_in_the_public_network_is(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="127.0.0.0/8") | st.ip_addresses(network="fc00::/7"))
def test_private_networks_are_never_public(address: Any) -> None:
    assert not is_public(str(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.example/send", "ftp://gateway.example/", "https://user:word@gateway.example/", "https:///send", "https://[::1", "file:///etc/passwd",
        "https://127.0.0.1/", "https://2130706433/", "https://0x7f000001/", "https://localhost/", "https://[::ffff:127.0.0.1]/", "https://a.example:99999/",
    ],
)  # fmt: skip
def test_no_line_is_opened_to_what_is_not_a_public_host_by_tls(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_given, **_more: pytest.fail("a line was opened"))

    with pytest.raises(NotReached):
        outside.post(Door(url), b"", {})


def test_a_name_with_one_address_inside_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: both)
    monkeypatch.setattr(socket, "create_connection", lambda *_given, **_more: pytest.fail("a line was opened"))

    with pytest.raises(NotReached, match="not allowed"):
        outside.post(Door("https://gateway.example/"), b"", {})


def test_the_address_that_was_judged_is_the_one_gone_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, gone = [], []
    real = socket.getaddrinfo

    def changing(host: str, *given: Any, **more: Any) -> Any:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", 443))]

    def away(address: Any, **_more: Any) -> Any:
        gone.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket, "create_connection", away)
    with pytest.raises(NotReached, match="ConnectionRefusedError"):
        outside.post(Door("https://gateway.example/"), b"", {})
    monkeypatch.setattr(socket, "getaddrinfo", real)

    assert (asked, gone) == (["gateway.example"], [("93.184.216.34", 443)])


def test_by_tls_the_host_must_prove_its_name(tmp_path: Path) -> None:
    with tls_server(tmp_path, "localhost") as (port, trusted):
        assert outside.post(Door(f"https://localhost:{port}/", private=True, trusted=trusted, seconds=3), b"x", {}) == 204
        with pytest.raises(NotReached, match="SSL"):
            outside.post(Door(f"https://127.0.0.1:{port}/", private=True, trusted=trusted, seconds=3), b"x", {})
        with pytest.raises(NotReached, match="SSL"):
            outside.post(Door(f"https://localhost:{port}/", private=True, seconds=3), b"x", {})


def test_a_safe_line_is_cut_too_when_its_time_is_over(tmp_path: Path) -> None:
    with tls_server(tmp_path, "localhost") as (port, trusted):
        began = monotonic()
        with pytest.raises(Unsure):
            outside.post(Door(f"https://localhost:{port}/drip", private=True, trusted=trusted, seconds=0.5), b"x", {})
        assert monotonic() - began < 2


@pytest.mark.parametrize(
    "said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500 + b"\r\n"]
)
def test_an_answer_that_is_none_is_no_answer(said: bytes) -> None:
    with speaking(said) as port, pytest.raises(Unsure):
        outside.post(Door(f"http://127.0.0.1:{port}/", private=True, seconds=1), b"x", {})


@contextmanager
def speaking(said: bytes) -> Iterator[int]:
    """Run a server that says just this to the first who comes."""
    import threading

    def speak() -> None:
        line, _from = listening.accept()
        with line:
            line.recv(65536)
            line.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=speak, daemon=True).start()
        yield listening.getsockname()[1]


@contextmanager
def tls_server(folder: Path, name: str) -> Iterator[tuple[int, ssl.SSLContext]]:
    """Run a server with a certificate for a name; yield its port and who trusts it."""
    import threading

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(
            subject, subject, key.public_key(), x509.random_serial_number(), made - timedelta(days=1), made + timedelta(days=1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    kept = folder / "server.pem"
    kept.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(kept)
    trusted = ssl.create_default_context(cafile=kept)
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                line, _from = listening.accept()
                with serving.wrap_socket(line, server_side=True) as safe:
                    heard = b""
                    while not heard.endswith(b"x"):
                        heard += safe.recv(65536)
                    safe.sendall(b"H" if b"/drip" in heard else b"HTTP/1.1 204 No Content\r\n\r\n")
                    while b"/drip" in heard and not over.wait(0.05):
                        safe.sendall(b"H")
            except OSError:
                continue

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], trusted
        over.set()
        thread.join()


# --- what is posted -----------------------------------------------------------------------------------------------------
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_filled_in_adds_no_field_and_is_filled_once(to: str, text: str, mark: str) -> None:
    values = {"to": to, "text": text, "id": mark}

    body, kind = filled('{"a": ["{to}", 1], "b": {"c": "x {text} {id}"}}', values)

    assert kind == "application/json"
    assert json.loads(body) == {"a": [to, 1], "b": {"c": f"x {text} {mark}"}}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_form_keeps_its_fields_whatever_is_filled_in(text: str) -> None:
    from urllib.parse import parse_qsl

    body, kind = filled("to={to}&user=u&text={text}", {"to": "+90", "text": text, "id": "1"})

    assert kind == "application/x-www-form-urlencoded"
    assert dict(parse_qsl(body.decode(), keep_blank_values=True)) == {"to": "+90", "user": "u", "text": text}


@pytest.mark.parametrize("template", ["", "to={to}", '{"to": "{to}", "text": "{text}"', '{"text": "{text}"}'])
def test_a_template_that_cannot_be_filled_is_said(template: str) -> None:
    with pytest.raises(BadBody):
        filled(template, {"to": "", "text": "", "id": ""})


def test_a_template_that_cannot_be_filled_loses_no_message(cast: Any) -> None:
    told(cast.principal)
    with open_gateway(UMAY_SMS_BODY='{"to": "{to}", "text": "{text}"') as gateway:
        send(Channel.SMS)
        assert gateway.posted == []
    assert states("sms") == ["waiting"]


def test_the_doctor_can_try_the_way_there_without_sending(cast: Any) -> None:
    with open_gateway() as gateway:
        assert sms.trouble() == ""
        assert gateway.posted == []
        with override_settings(UMAY_SMS_BODY="to={to}"):
            assert "UMAY_SMS_BODY" in sms.trouble()
    with override_settings(**gateway_at(f"http://127.0.0.1:{free_port()}/")):
        assert sms.trouble() == "ConnectionRefusedError"
