"""Which hosts may be asked: those of the public internet, and nothing behind the firewall.

A name is resolved once, all its addresses are judged, and only what was judged is connected to;
asking the name again for connecting would let it answer differently (DNS rebinding).
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], tuple[str, ...]]
"""The addresses of a host, in the order in which to try them; raises `LocalAddress`, `OSError`."""

_NAT64 = IPv6Network("64:ff9b::/96")
_ASSIGNMENTS = IPv4Network("192.0.0.0/24")
"""Of IETF protocols; older Pythons take a part of it for public."""


class LocalAddress(Exception):
    """A host that is not part of the public internet; its argument is the address."""


def public_addresses(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, every one of them public.

    Raises LocalAddress if any is not, and OSError if the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"not the name of a host: {error}") from None
    addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not is_public(address):
            raise LocalAddress(address)
    return addresses


def is_public(address: str) -> bool:
    """Whether an address of IPv4 or IPv6 belongs to the public internet (RFC 6890).

    What carries an IPv4 address inside is judged by it: mapped ones, 6to4 and NAT64.
    """
    ip = ip_address(address.partition("%")[0])
    return all(_is_public(one) for one in (ip, *_carried(ip)))


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address) and (ip.ipv4_mapped or ip in _NAT64):
        return True  # judged by what it carries
    is_special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip in _ASSIGNMENTS
    is_local = ip.is_private or ip.is_loopback or ip.is_link_local
    is_site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (is_special or is_local or is_site_local)


def _carried(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(ip, IPv4Address):
        return ()
    translated = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    carried = (ip.ipv4_mapped, ip.sixtofour, translated)
    return tuple(one for one in carried if one)
