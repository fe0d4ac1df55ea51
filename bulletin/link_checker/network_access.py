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
"""Returns the addresses of a host in the order to try them; raises `LocalAddress`, `OSError`."""

_NAT64 = IPv6Network("64:ff9b::/96")
_ASSIGNMENTS = IPv4Network("192.0.0.0/24")
"""IETF protocol assignments; older Pythons treat some of them as public."""


class LocalAddress(Exception):
    """A host that is not on the public internet; the argument is the address."""


def public_addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host, all of which are public.

    Raises LocalAddress if one is not, and OSError if the name is unknown.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"not a host name: {error}") from None
    addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not is_public(address):
            raise LocalAddress(address)
    return addresses


def is_public(address: str) -> bool:
    """Return whether an IPv4 or IPv6 address is on the public internet (RFC 6890).

    An embedded IPv4 address decides: mapped ones, 6to4 and NAT64.
    """
    ip = ip_address(address.partition("%")[0])
    return all(_is_public(one) for one in (ip, *_carried(ip)))


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address) and (ip.ipv4_mapped or ip in _NAT64):
        return True  # The embedded address decides.
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
class Timeouts:
    """Time-outs and waiting times, in seconds."""

    connection: float = 10
    silence: float = 20
    """Between two packets."""
    whole: float = 30
    """For a complete reply."""
    between: float = 1
    """Between requests to the same host."""
    backing_off: tuple[float, ...] = (2, 10)
    """Before a retry, if the host states no waiting time."""
    at_most: float = 120
    """A host that asks for a longer wait is not requested again in this run."""


ARCHIVE_TIMEOUTS = Timeouts(silence=180, whole=200, between=6, backing_off=(30,), at_most=300)
"""The archive makes a copy during the request, and allows about ten a minute from unknown clients.
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """The addresses of a web archive with the interface of the Internet Archive."""

    available: str = "https://archive.org/wayback/available"
    save: str = "https://web.archive.org/save/"
    copies: str = "https://web.archive.org/web/"
    patience: Timeouts = ARCHIVE_TIMEOUTS


@dataclass(frozen=True, slots=True)
class Network:
    """The dependencies for network access, which tests replace."""

    resolve: Resolve = public_addresses
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    patience: Timeouts = Timeouts()
    archive: Archive = Archive()
    workers: int = 8
    """The number of hosts that are requested at the same time."""
