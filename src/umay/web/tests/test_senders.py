"""From where a telling comes, behind proxies: nobody is taken for their proxy, and nobody passes for somebody else."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.test import RequestFactory, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.web.senders import origin, sender_of

OURS = (ip_network("127.0.0.0/8"), ip_network("10.0.3.0/24"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "hops", "found"),
    [
        ("203.0.113.5", [], "203.0.113.5"),
        ("203.0.113.5", ["198.51.100.7"], "203.0.113.5"),  # said by a stranger: not believed
        ("10.0.3.9", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.3.9", ["192.0.2.1", "198.51.100.7"], "198.51.100.7"),  # the left one was written by the sender
        ("10.0.3.9", ["198.51.100.7", "10.0.3.4"], "198.51.100.7"),
        ("10.0.3.9", ["10.0.3.4"], "10.0.3.4"),
        ("10.0.3.9", ["not an address"], "10.0.3.9"),
        ("10.0.3.9", ["198.51.100.7:4711"], "198.51.100.7"),
        ("127.0.0.1", ["[2001:db8:1:2:3::4]:443"], "2001:db8:1:2::/64"),
        ("fd00::1", ["2001:db8:1:2:ffff::9"], "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.5", [], "203.0.113.5"),
        ("::ffff:10.0.3.9", ["198.51.100.7"], "198.51.100.7"),
        ("", ["198.51.100.7"], ""),
    ],
)
def test_the_right_most_hop_that_is_not_ours_is_the_sender(peer: str, hops: list[str], found: str) -> None:
    assert origin(peer, hops, OURS) == found


@settings(max_examples=80, deadline=None)
@given(written=st.lists(st.one_of(st.text(max_size=12), st.ip_addresses().map(str)), max_size=6))
def test_whatever_a_sender_writes_before_it_changes_nothing(written: list[str]) -> None:
    assert origin("10.0.3.9", [*written, "198.51.100.7"], OURS) == "198.51.100.7"


def test_two_schools_behind_one_proxy_do_not_share_a_counter(rf: RequestFactory) -> None:
    with override_settings(UMAY_TRUSTED_PROXIES=OURS):
        seen = {sender_of(rf.get("/", REMOTE_ADDR="10.0.3.9", headers={"X-Forwarded-For": each})) for each in ("192.0.2.1", "192.0.2.2")}
    assert len(seen) == 2
    assert sender_of(rf.get("/", REMOTE_ADDR="10.0.3.9", headers={"X-Forwarded-For": "192.0.2.1"})) == "10.0.3.9"
