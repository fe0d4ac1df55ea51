"""A web server that does everything a web server should not do, for tests of the link check.

It listens on this machine only; `network_to` makes the link check believe that it is some hosts
of the public internet, and that waiting takes no time.
"""

import json
import ssl
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bulletin.link_checker.network_access import Archive, Network, Timeouts, public_addresses

HERE = "127.0.0.1"
CERTIFICATE = Path(__file__).with_name("certificates") / "site.test.pem"
"""Of `site.test`, signed by itself, with its key."""
PATIENCE = Timeouts(connection=2, silence=0.3, whole=0.6)
STAMP = "20220301123456"


@dataclass
class Clock:
    """Time passes only where somebody sleeps."""

    time: float = 1_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@dataclass
class Server:
    """What runs, and what it was asked for."""

    port: int
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path."""
    agents: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    snapshots: dict[str, str] = field(default_factory=dict)
    """The archive's copies by addresses: `20220301123456`, or `20220301123456 404`."""

    def url(self, path: str, host: str = "site.test", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        return [method for method, asked in self.requests if asked == path]

    @property
    def archive(self) -> Archive:
        return Archive(
            self.url("/wayback/available", "archive.test"),
            self.url("/save/", "web.archive.test"),
            "https://web.archive.org/web/",
            replace(PATIENCE, backing_off=(30,), between=6),
        )


@contextmanager
def misbehaving(certificate: Path | None = None) -> Iterator[Server]:
    """Run the server; over TLS if there is a certificate."""
    finished = Event()

    class Handler(_Handler):
        end = finished

    with ThreadingHTTPServer((HERE, 0), Handler) as http:
        http.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            http.socket = context.wrap_socket(http.socket, server_side=True)
        http.handle_error = lambda *_: None  # type: ignore[method-assign]
        Handler.state, Handler.tries = Server(http.server_port), Counter()
        Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield Handler.state
        finally:
            finished.set()
            http.shutdown()


def network_to(
    server: Server, clock: Clock | None = None, patience: Timeouts = PATIENCE
) -> Network:
    """Names that end in `.test` lead to the server; everything else is judged as it is."""
    clock = clock or Clock()

    def resolve(host: str, port: int) -> tuple[str, ...]:
        return (HERE,) if host.endswith(".test") else public_addresses(host, port)

    return Network(
        resolve,
        clock=clock.now,
        sleep=clock.sleep,
        now=clock.now,
        patience=patience,
        archive=server.archive,
    )


class _Handler(BaseHTTPRequestHandler):
    end: Event
    tries: Counter[str]
    state: Server

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def log_message(self, *_: Any) -> None:
        pass

    def _answer(self, method: str) -> None:
        state = self.state
        state.requests.append((method, self.path))
        state.agents.add(self.headers["User-Agent"])
        state.hosts.add(self.headers["Host"])
        path = urlsplit(self.path).path
        self.tries[f"{method} {path}"] += 1
        with suppress(OSError):
            if path.startswith(("/wayback/", "/save/")):
                self._archive(path)
            elif path in _BEHAVIOUR:
                _BEHAVIOUR[path](self, method)
            elif path in _REDIRECTS:
                status, target = _REDIRECTS[path]
                self.reply(status, location=target.replace("PORT", str(state.port)))
            else:
                self.reply(_STATUS.get(path, 404))

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _archive(self, path: str) -> None:
        """The Internet Archive, as far as the link check asks it."""
        state = self.state
        if path.startswith("/wayback/"):
            page = parse_qs(urlsplit(self.path).query)["url"][0]
            stamp, _, status = state.snapshots.get(page, "").partition(" ")
            closest = {"available": True, "status": status or "200", "timestamp": stamp}
            found = {"archived_snapshots": {"closest": closest} if stamp else {}}
            self.reply(200, json.dumps(found).encode())
        elif self.path.endswith("/unsavable"):
            self.reply(200, b"sorry")
        elif self.path.endswith("/in-a-moment") and "moment/" not in self.path:
            self.reply(302, location=f"/save/a-moment/{self.path.removeprefix('/save/')}")
        elif self.path.endswith("/busy"):
            self.reply(429)
        else:
            page = self.path.removeprefix("/save/")
            self.reply(302, location=f"/web/{STAMP}/{page}")


def _refuse_head(status: int) -> Callable[[_Handler, str], None]:
    return lambda handler, method: handler.reply(status if method == "HEAD" else 200)


def _busy(handler: _Handler, _: str) -> None:
    is_first = handler.tries.total() == 1
    handler.reply(429, retry_after="7") if is_first else handler.reply(200)


def _tired(handler: _Handler, _: str) -> None:
    handler.reply(500 if handler.tries.total() < 3 else 200)


def _later(handler: _Handler, _: str) -> None:
    handler.reply(503, retry_after="3600")


def _dated(handler: _Handler, _: str) -> None:
    if handler.tries.total() > 1:
        handler.reply(200)
        return
    handler.send_response_only(429)
    handler.send_header("Date", "Thu, 24 Feb 2022 10:00:00 GMT")
    handler.send_header("Retry-After", "Thu, 24 Feb 2022 10:00:09 GMT")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _silent(handler: _Handler, _: str) -> None:
    handler.end.wait(10)


def _drip(handler: _Handler, _: str) -> None:
    """A header that never ends, in time for whoever waits for a sign of life."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.end.wait(0.05):
        handler.wfile.write(b"x")


def _hang_up(handler: _Handler, _: str) -> None:
    handler.close_connection = True


def _garbage(handler: _Handler, _: str) -> None:
    handler.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")


def _many_headers(handler: _Handler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-One: more\r\n" * 1000 + b"\r\n")


def _endless(handler: _Handler, method: str) -> None:
    if method == "HEAD":
        handler.reply(405)
        return
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.end.is_set():
        handler.wfile.write(b"x" * 65536)


def _deeper(handler: _Handler, _: str) -> None:
    count = int(urlsplit(handler.path).query or 0)
    handler.reply(302, location=f"/deeper?{count + 1}")


_BEHAVIOUR: Mapping[str, Callable[[_Handler, str], None]] = {
    "/head-403": _refuse_head(403),
    "/head-404": _refuse_head(404),
    "/head-405": _refuse_head(405),
    "/head-501": _refuse_head(501),
    "/busy-at-first": _busy,
    "/busy-until": _dated,
    "/later": _later,
    "/tired": _tired,
    "/silent": _silent,
    "/drip": _drip,
    "/hang-up": _hang_up,
    "/garbage": _garbage,
    "/many-headers": _many_headers,
    "/endless": _endless,
    "/deeper": _deeper,
}
_STATUS = {
    **dict.fromkeys(("/", "/ok", "/new", "/unsavable", "/busy"), 200),
    "/missing": 404,
    "/gone": 410,
    "/login": 401,
    "/forbidden": 403,
    "/legal": 451,
    "/busy-always": 429,
    "/broken": 500,
    "/odd": 299,
    "/teapot": 418,
}
_REDIRECTS = {
    "/moved": (301, "/new"),
    "/moved-308": (308, "http://other.test:PORT/new"),
    "/moved-twice": (301, "/moved"),
    "/away": (302, "/ok"),
    "/moved-then-away": (301, "/away"),
    "/away-then-moved": (302, "/moved"),
    "/moved-to-nothing": (301, "/missing"),
    "/moved-home": (301, "/"),
    "/circle": (302, "/circle"),
    "/circle-of-two": (301, "/circle-back"),
    "/circle-back": (301, "/circle-of-two"),
    "/moved-unicode": (301, "/new?q=caf\u00c3\u00a9"),
    "/to-loopback": (302, "http://127.0.0.1:PORT/secret"),
    "/to-private": (302, "http://10.0.0.1/secret"),
    "/to-mapped": (302, "http://[::ffff:127.0.0.1]:PORT/secret"),
    "/to-metadata": (301, "http://169.254.169.254/latest/"),
    "/to-number": (302, "http://2130706433:PORT/secret"),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-nothing": (302, ""),
    "/to-nonsense": (302, "http://[::1"),
    "/to-user": (302, "http://user:word@site.test:PORT/ok"),
}
