"""A web server for a built site, as GitHub Pages serves it: under a path, with a 404 page."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@contextmanager
def serving(site: Path, base_path: str) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its home page."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def translate_path(self, path: str) -> str:
            if not path.startswith(base_path):
                return str(site / "outside-of-the-site")
            return super().translate_path("/" + path.removeprefix(base_path))

        def send_error(self, code: int, *_: Any) -> None:
            page = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base_path}"
        server.shutdown()
