"""A web server for a built site, as GitHub Pages serves it: under a path, with a 404 page.

As there, what was sent may be kept for ten minutes, and texts go out compressed, if asked for.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


@contextmanager
def serving(site: Path, base_path: str, sent: list[int] | None = None) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its home page.

    With `sent`, texts are compressed, and the size of each answer's body is noted there.
    """

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def translate_path(self, path: str) -> str:
            if not path.startswith(base_path):
                return str(site / "outside-of-the-site")
            return super().translate_path("/" + path.removeprefix(base_path))

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path.partition("?")[0]))
            file = file / "index.html" if file.is_dir() else file
            if sent is None or not file.exists():
                super().do_GET()
                return
            body = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(file))
            if file.suffix in COMPRESSED:
                body = gzip.compress(body, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            sent.append(len(body))

        def send_error(self, code: int, *_: Any) -> None:
            page = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=600")
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base_path}"
        server.shutdown()
