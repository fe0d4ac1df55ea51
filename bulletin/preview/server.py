"""The web server of a preview, for browsers on this machine only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.preview.error_panel import OWN
from bulletin.preview.http_responses import Answer, Answers

HOST = "127.0.0.1"
_MISDIRECTED = 421
"""RFC 9110: a request for another host."""


class PreviewServer(ThreadingHTTPServer):
    """A server on a port of this machine; raises EnvironmentFault if it is taken.

    It answers only after `answers` is set.
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"
    """On Windows this would allow two servers on one port."""
    answers: Answers

    def __init__(self, port: int) -> None:
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            hint = "choose another one with --port"
            reason = getattr(error, "strerror", None) or error
            raise EnvironmentFault(f"port {port} cannot be used: {reason}; {hint}") from error

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def is_meant(self, host: str) -> bool:
        """Return whether a request names this server, and not a host name that points here."""
        names = (HOST, "localhost")
        return host in {f"{name}:{self.server_port}" for name in names} or (
            self.server_port == 80 and host in names
        )

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Ignore browsers that disconnect during a response."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        if not self.server.is_meant(self.headers.get("Host", "")):
            self._send(Answer(_MISDIRECTED, "text/plain", b"This is a preview on another host.\n"))
            return
        parts = urlsplit(self.path)
        address = unquote(parts.path).removeprefix("/")
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        page = asked.get("page", "").removeprefix("/")
        answers = self.server.answers
        if ".." in address.split("/") or "\\" in address or "\0" in address:
            self._send(Answer(400, "text/plain", b"This is no address of the site.\n"))
        elif address == f"{OWN}events":
            number = asked.get("number", "")
            known = int(number) if number.isascii() and number.isdigit() else -1
            self._stream(answers.events(unquote(page), asked.get("shown", ""), known))
        elif address == f"{OWN}panel":
            self._send(answers.panel(unquote(page)))
        else:
            self._send(answers.answer(address))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, answer: Answer) -> None:
        self._begin(answer.status, answer.media_type)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self, events: Iterator[str]) -> None:
        self.close_connection = True
        self._begin(200, "text/event-stream")
        self.end_headers()
        with suppress(ConnectionError):
            for event in events:
                self.wfile.write(event.encode())
                self.wfile.flush()

    def _begin(self, status: int, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def log_message(self, *_: Any) -> None:
        """Do not log requests."""


@contextmanager
def serving(server: PreviewServer) -> Iterator[None]:
    """Serve requests in other threads for the duration of the block."""
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
