"""From where a request comes, through the proxies that the deployment trusts. Asked to count floods, and kept nowhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.http import HttpRequest

Network = IPv4Network | IPv6Network
_MOST_HOPS: Final = 50
_ONE_HOME: Final = 64  # bits of an address of version 6 that a household or a school shares; the rest one device makes up as it likes


def sender_of(request: HttpRequest) -> str:
    """Return what stands for the sender's address: the right-most hop that no trusted proxy is. "" where nobody says.

    What stands further left was written by the sender and is believed of nobody.
    """
    hops = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")][-_MOST_HOPS:]
    return origin(request.META.get("REMOTE_ADDR", ""), hops, settings.UMAY_TRUSTED_PROXIES)


def origin(peer: str, hops: Sequence[str], trusted: Collection[Network]) -> str:
    """Return the network of the right-most hop that is not trusted, or the peer itself where nothing before it is known.

    >>> origin("127.0.0.1", ["198.51.100.7", "203.0.113.9"], [ip_network("127.0.0.0/8")])
    '203.0.113.9'
    >>> origin("203.0.113.9", ["198.51.100.7"], [ip_network("127.0.0.0/8")])
    '203.0.113.9'
    >>> origin("127.0.0.1", [], [])
    '127.0.0.1'
    """
    known = peer
    for hop in (peer, *reversed(hops)):
        address = _address(hop)
        if address is None:
            break
        known = _home(address)
        if not any(address in one for one in trusted):
            break
    return known


def _bare(said: str) -> str:
    """Return an address without brackets and port, as some proxies write them."""
    if said.startswith("["):
        return said[1:].partition("]")[0]
    return said.partition(":")[0] if said.count(":") == 1 else said


def _address(said: str) -> IPv4Address | IPv6Address | None:
    """Return the address that is said; None for what is none."""
    try:
        address = ip_address(_bare(said))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _home(address: IPv4Address | IPv6Address) -> str:
    """Return what of an address stands for its home."""
    return str(address) if isinstance(address, IPv4Address) else str(ip_network(f"{address}/{_ONE_HOME}", strict=False))
