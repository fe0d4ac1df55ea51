"""A single HTTP request and its reply: the only module that uses HTTP (RFC 9110)."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from threading import Event, Timer

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.link_checker.network_access import LocalAddress, Network, Timeouts
from bulletin.values.link_verdicts import Verdict

try:
    from urllib3 import exceptions as faults
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.util import Url, parse_url
except ModuleNotFoundError:
    needed = "python -m pip install --require-hashes -r requirements.txt"
    raise EnvironmentFault(f"the link checker needs urllib3; install it with '{needed}'") from None

MOST_ADDRESSES = 3
"""The maximum of addresses of a host that are tried."""
PORTS = {"http": 80, "https": 443}

_KEPT = ("location", "content-location", "retry-after", "date")
_TIMES_OUT = (TimeoutError, faults.TimeoutError)
_UNTRUSTED = (ssl.SSLError, faults.SSLError, ssl.CertificateError)
_BROKEN = (OSError, HTTPException, faults.HTTPError, ValueError)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of a host."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """The headers that are used, by lower-case name."""
    body: bytes = b""

    @property
    def wait(self) -> float | None:
        """Return the seconds to wait that the host asks for (Retry-After), if any.

        A date is compared with the host's own, so that our clock need not be right.
        """
        given = self.headers.get("retry-after", "").strip()
        if given.isascii() and given.isdigit():
            return float(given[:9])
        with suppress(ValueError, TypeError):
            since = parsedate_to_datetime(self.headers.get("date", ""))
            return max(0.0, (parsedate_to_datetime(given) - since).total_seconds())
        return None


@dataclass(frozen=True, slots=True)
class NoReply:
    """The reason why there is no reply."""

    verdict: Verdict
    words: str
    is_final: bool = False
    """Whether a retry would give the same result."""


def normalized(address: str) -> str | None:
    """Return an address in the form for requests; None if it is not a web address."""
    try:
        parts = parse_url(address)
    except faults.LocationParseError:
        return None
    is_askable = parts.scheme in PORTS and parts.host and not parts.auth
    return parts._replace(path=parts.path or "/").url if is_askable else None


@dataclass(frozen=True, slots=True)
class HttpClient:
    """Sends requests to hosts by checked IP addresses."""

    network: Network
    agent: str
    """The User-Agent of the program."""
    patience: Timeouts
    trust: ssl.SSLContext

    @classmethod
    def over(cls, network: Network, agent: str, patience: Timeouts | None = None) -> "HttpClient":
        return cls(network, agent, patience or network.patience, network.trust())

    def ask(self, method: str, address: str, most_bytes: int = 0) -> Reply | NoReply:
        """Request a normalized address; reads at most `most_bytes` of the body."""
        url = parse_url(address)
        host, port = (url.host or "").strip("[]"), url.port or PORTS[url.scheme or "http"]
        try:
            addresses = self.network.resolve(host, port)
        except LocalAddress as local:
            words = host if host == f"{local}" else f"{host} is {local}"
            return NoReply(Verdict.LOCAL, words, is_final=True)
        except OSError as error:
            is_final = error.errno != socket.EAI_AGAIN
            return NoReply(Verdict.UNREACHABLE, "no host has this name", is_final)
        for ip in addresses[:MOST_ADDRESSES]:
            reply = self._ask_at(ip, port, method, url, most_bytes)
            if not isinstance(reply, NoReply) or reply.verdict is not Verdict.UNREACHABLE:
                return reply
        return NoReply(Verdict.UNREACHABLE, "its host refuses connections")

    def _ask_at(
        self, ip: str, port: int, method: str, url: Url, most_bytes: int
    ) -> Reply | NoReply:
        connection = self._connection(ip, port, url)
        headers = {
            "Host": url.netloc or "",
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        late = Event()
        reply: Reply | NoReply
        try:
            with _ending(connection, self.patience.whole, late):
                connection.connect()
                connection.timeout = self.patience.silence
                connection.request(
                    method,
                    url.request_uri,
                    headers=headers,
                    preload_content=False,
                    decode_content=False,
                )
                reply = _read(connection, most_bytes)
        except (*_TIMES_OUT, *_BROKEN) as error:
            reply = self._silence(error)
        # A truncated reply may look complete.
        return _too_slow(self.patience.whole) if late.is_set() else reply

    def _connection(self, ip: str, port: int, url: Url) -> HTTPConnection:
        """Return a connection to an IP address; the certificate must match the host name."""
        if url.scheme == "http":
            return HTTPConnection(ip, port, timeout=self.patience.connection)
        name = (url.host or "").strip("[]")
        return HTTPSConnection(
            ip,
            port,
            timeout=self.patience.connection,
            ssl_context=self.trust,
            server_hostname=name,
        )

    def _silence(self, error: Exception) -> NoReply:
        match error:
            case ssl.SSLCertVerificationError():
                words = f"its certificate is invalid: {error.verify_message}"
                return NoReply(Verdict.REFUSED, words, is_final=True)
            case faults.NewConnectionError() | ConnectionRefusedError():
                return NoReply(Verdict.UNREACHABLE, "its host refuses connections")
            case faults.ConnectTimeoutError():
                return _too_slow(self.patience.connection)
            case _ if isinstance(error, _TIMES_OUT):
                return _too_slow(self.patience.silence)
            case _ if isinstance(error, _UNTRUSTED):
                words = "no secure connection is possible (TLS)"
                return NoReply(Verdict.REFUSED, words, is_final=True)
        return NoReply(Verdict.FAILING, "its host closes the connection without a reply")


def _too_slow(seconds: float) -> NoReply:
    return NoReply(Verdict.SLOW, f"no reply within {seconds:g} seconds")


@contextmanager
def _ending(connection: HTTPConnection, seconds: float, late: Event) -> Iterator[None]:
    """Limit the total time of a connection, however active it is, and close it at the end."""

    def cut_off() -> None:
        late.set()
        with suppress(OSError, AttributeError, TypeError):
            # SSLSocket's own method would end the encryption while another thread reads.
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

    timer = Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _read(connection: HTTPConnection, most_bytes: int) -> Reply:
    response = connection.getresponse()
    try:
        kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
        reply = Reply(response.status, kept)
        return replace(reply, body=response.read(most_bytes)) if most_bytes else reply
    finally:
        response.close()
