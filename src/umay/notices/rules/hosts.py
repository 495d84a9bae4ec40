"""Which addresses of the network a message may go to: public ones only, however they are written. Pure."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

_NAT64: Final = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an address, as the resolver gave it, lies in the public network. IPv4 inside IPv6 is looked at as what it is.

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inside = ip_address(int(found) & 0xFFFFFFFF)  # type: ignore[assignment]
        if inside is not None:
            return is_public(str(inside))
    return found.is_global and not found.is_multicast
