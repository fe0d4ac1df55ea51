"""The network as the link checker uses it: which hosts it may ask, trust, clocks, time-outs.

Only hosts of the public internet are asked, and nothing behind the firewall. A name is resolved
once, all its addresses are checked, and only a checked address is connected to; resolving the name
again for the connection would let it answer differently (DNS rebinding).
"""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    connection: float = 10
    silence: float = 20
    """Between two signs of life."""
    whole: float = 30
    """For an answer from beginning to end."""
    between: float = 1
    """From one request to the next to the same host."""
    backing_off: tuple[float, ...] = (2, 10)
    """Before another attempt, if the host does not say how long it wants to be left alone."""
    at_most: float = 120
    """A host that wants to be left alone for longer is not asked again in this run."""


ARCHIVE_PATIENCE = Patience(silence=180, whole=200, between=6, backing_off=(30,), at_most=300)
"""A copy is made while one waits, and an unknown caller may order some ten in a minute."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The addresses of a web archive that speaks as the Internet Archive does."""

    available: str = "https://archive.org/wayback/available"
    save: str = "https://web.archive.org/save/"
    copies: str = "https://web.archive.org/web/"
    patience: Patience = ARCHIVE_PATIENCE


@dataclass(frozen=True, slots=True)
class Network:
    """What asks and waits; tests have their own."""

    resolve: Resolve = public_addresses
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    patience: Patience = Patience()
    archive: Archive = Archive()
    workers: int = 8
    """Hosts that are asked at the same time."""
