"""One request and what comes back: the only module that speaks HTTP (RFC 9110)."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from threading import Event, Timer

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.link_checker.network_access import LocalAddress, Network, Patience
from bulletin.values.link_verdicts import Verdict

try:
    from urllib3 import exceptions as faults
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.util import Url, parse_url
except ModuleNotFoundError:
    needed = "python -m pip install --require-hashes -r requirements.txt"
    raise EnvironmentFault(f"the link check needs urllib3; install it with '{needed}'") from None

MOST_ADDRESSES = 3
"""Addresses of one host that are tried."""
PORTS = {"http": 80, "https": 443}

_KEPT = ("location", "content-location", "retry-after", "date")
_TIMES_OUT = (TimeoutError, faults.TimeoutError)
_UNTRUSTED = (ssl.SSLError, faults.SSLError, ssl.CertificateError)
_BROKEN = (OSError, HTTPException, faults.HTTPError, ValueError)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answered."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Those that somebody needs, by their names in lower case."""
    body: bytes = b""

    @property
    def wait(self) -> float | None:
        """Seconds after which the host wants to be asked again, if it says so (Retry-After).

        A date is compared with the host's own, so that no clock of ours has to be right.
        """
        given = self.headers.get("retry-after", "").strip()
        if given.isascii() and given.isdigit():
            return float(given[:9])
        with suppress(ValueError, TypeError):
            since = parsedate_to_datetime(self.headers.get("date", ""))
            return max(0.0, (parsedate_to_datetime(given) - since).total_seconds())
        return None


@dataclass(frozen=True, slots=True)
class Silence:
    """Why there is no answer."""

    verdict: Verdict
    words: str
    is_final: bool = False
    """Whether it would be the same in a minute."""


def normalized(address: str) -> str | None:
    """An address as it can be asked for; None if it is none of the web."""
    try:
        parts = parse_url(address)
    except faults.LocationParseError:
        return None
    is_askable = parts.scheme in PORTS and parts.host and not parts.auth
    return parts._replace(path=parts.path or "/").url if is_askable else None


@dataclass(frozen=True, slots=True)
class Exchange:
    """Asks hosts by their judged addresses, under one name, with one patience."""

    network: Network
    agent: str
    """How the program calls itself."""
    patience: Patience
    trust: ssl.SSLContext

    @classmethod
    def over(cls, network: Network, agent: str, patience: Patience | None = None) -> "Exchange":
        return cls(network, agent, patience or network.patience, network.trust())

    def ask(self, method: str, address: str, most_bytes: int = 0) -> Reply | Silence:
        """Ask for a normalized address; of the body, `most_bytes` are read and no more."""
        url = parse_url(address)
        host, port = (url.host or "").strip("[]"), url.port or PORTS[url.scheme or "http"]
        try:
            addresses = self.network.resolve(host, port)
        except LocalAddress as local:
            words = host if host == f"{local}" else f"{host} is {local}"
            return Silence(Verdict.LOCAL, words, is_final=True)
        except OSError as error:
            is_final = error.errno != socket.EAI_AGAIN
            return Silence(Verdict.UNREACHABLE, "no host has this name", is_final)
        for ip in addresses[:MOST_ADDRESSES]:
            reply = self._ask_at(ip, port, method, url, most_bytes)
            if not isinstance(reply, Silence) or reply.verdict is not Verdict.UNREACHABLE:
                return reply
        return Silence(Verdict.UNREACHABLE, "its host takes no connection")

    def _ask_at(
        self, ip: str, port: int, method: str, url: Url, most_bytes: int
    ) -> Reply | Silence:
        connection = self._connection(ip, port, url)
        headers = {
            "Host": url.netloc or "",
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        late = Event()
        reply: Reply | Silence
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
        # What was cut off may look like an answer that is complete.
        return _too_slow(self.patience.whole) if late.is_set() else reply

    def _connection(self, ip: str, port: int, url: Url) -> HTTPConnection:
        """A connection to the address; the certificate has to be that of the name."""
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

    def _silence(self, error: Exception) -> Silence:
        match error:
            case ssl.SSLCertVerificationError():
                words = f"its certificate is not valid: {error.verify_message}"
                return Silence(Verdict.REFUSED, words, is_final=True)
            case faults.NewConnectionError() | ConnectionRefusedError():
                return Silence(Verdict.UNREACHABLE, "its host takes no connection")
            case faults.ConnectTimeoutError():
                return _too_slow(self.patience.connection)
            case _ if isinstance(error, _TIMES_OUT):
                return _too_slow(self.patience.silence)
            case _ if isinstance(error, _UNTRUSTED):
                words = "no secure connection can be made (TLS)"
                return Silence(Verdict.REFUSED, words, is_final=True)
        return Silence(Verdict.FAILING, "its host ends the connection without an answer")


def _too_slow(seconds: float) -> Silence:
    return Silence(Verdict.SLOW, f"no answer within {seconds:g} seconds")


@contextmanager
def _ending(connection: HTTPConnection, seconds: float, late: Event) -> Iterator[None]:
    """A connection that is cut off after some time, however lively it is, and closed at last."""

    def cut_off() -> None:
        late.set()
        with suppress(OSError, AttributeError, TypeError):
            # As SSLSocket's own method it would end the encryption under the reader's hands.
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
